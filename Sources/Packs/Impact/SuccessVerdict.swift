package import Impact
package import Model

/// Whether a success criterion is met, as far as figures can say.
///
/// Of these very people what was observed decides; of people beyond them the interval does, and an interval that holds the aim
/// decides nothing.
package struct SuccessVerdict: Hashable, Sendable {
  package enum Standing: Hashable, Sendable {
    case met, notMet, cannotTell
    case notMeasured
    /// It names no amount, so that people judge.
    case left
  }

  package let criterion: SuccessCriterion
  package let standing: Standing
  /// After the criterion's own words: "met: 16 of 16".
  package let words: String
  /// "added after results were in"; nil where it was fixed before, or nothing was.
  package private(set) var remark: String?

  /// The same for those who may not see these measures.
  func withheld(for ids: Set<Slug>) -> SuccessVerdict {
    criterion.measure.flatMap { Slug($0) }.map(ids.contains) == true
      ? SuccessVerdict(of: criterion, by: [:], withheld: ids).with(remark) : self
  }

  private func with(_ remark: String?) -> SuccessVerdict {
    var verdict = self
    verdict.remark = remark
    return verdict
  }

  /// The same with what became of the criterion since the plan was fixed, where results were in by then.
  package func traced(by changes: PlanChanges?) -> SuccessVerdict {
    let late = (changes?.entries ?? []).flatMap(\.changes).first {
      $0.timing == .afterResults && $0.change.subject == .success && $0.change.to == criterion.written
    }
    return late.map { with("\($0.change.from == nil ? "added" : "changed") after results were in") } ?? self
  }

  /// "“Most teachers are confident”: met: 16 of 16."
  package var sentence: String { "“\(criterion.text)”: \(words)\(remark.map { " (\($0))" } ?? "")." }

  /// - Parameters:
  ///   - impacts: what the measures of the enquiry give, by their ids.
  ///   - places: the decimals that their headlines have.
  ///   - withheld: measures whose figures its readers may not see, or not all of them: their criteria are only quoted.
  package init(
    of criterion: SuccessCriterion, by impacts: [Slug: MeasureImpact], places: [Slug: Int] = [:],
    withheld: Set<Slug> = []
  ) {
    self.criterion = criterion
    if let id = criterion.measure.flatMap({ Slug($0) }), withheld.contains(id) {
      (standing, words) = (.left, "not judged here")
      return
    }
    guard let id = criterion.measure else {
      (standing, words) = (.left, "for people to judge")
      return
    }
    guard let impact = Slug(id).flatMap({ impacts[$0] }) else {
      (standing, words) = (.notMeasured, "not measured yet")
      return
    }
    let title = impact.measure.title
    guard let threshold = criterion.threshold else {
      (standing, words) =
        impact.hasFigures
        ? (.left, "for people to judge, by “\(title)”") : (.notMeasured, "not measured yet, by “\(title)”")
      return
    }
    guard impact.hasFigures else {
      (standing, words) = (.notMeasured, "not measured yet, by “\(title)”")
      return
    }
    let finding = CriterionFinding(threshold, in: impact, places: places[impact.measure.id])
    (standing, words) =
      finding.map { SuccessVerdict.judge($0, threshold, criterion.claim) }
      ?? (.cannotTell, "cannot tell: “\(title)” does not give \(CriterionFinding.wanted(threshold))")
  }

  /// Each criterion of an enquiry, by its figures as the fixed plan reads them.
  package static func all(of dossier: Dossier) -> [SuccessVerdict] {
    let measures = dossier.lock?.applied(to: dossier.measures) ?? dossier.measures
    let impacts = EnquiryImpact(of: measures).measures.map { ($0.measure.id, $0) }
    let places = ImpactStory.places(of: measures)
    return dossier.enquiry.success.map {
      SuccessVerdict(of: $0, by: Dictionary(impacts) { first, _ in first }, places: places)
    }
  }

  private static func judge(
    _ finding: CriterionFinding, _ threshold: SuccessCriterion.Threshold, _ claim: SuccessCriterion.Claim
  ) -> (Standing, String) {
    switch claim {
    case .these:
      let isMet = finding.isEnough(finding.value)
      return (isMet ? .met : .notMet, "\(isMet ? "met" : "not met"): \(finding.observed)\(finding.aim)")
    case .wider:
      guard let ends = finding.interval else {
        return (.cannotTell, "cannot tell beyond those measured: \(finding.observed), without a confidence interval")
      }
      let figure = "\(finding.observed) (95% confidence interval \(ends.text))"
      switch finding.isEnough(ends) {
      case true?: return (.met, "met: \(figure)")
      case false?: return (.notMet, "not met: \(figure)\(finding.aim)")
      case nil:
        return (.cannotTell, "cannot tell beyond those measured: \(figure), and \(threshold.amount) lies inside")
      }
    }
  }
}

extension MeasureImpact {
  /// Whether anything is known at the later point.
  fileprivate var hasFigures: Bool {
    let results = main.results
    let answers = results.binary.entries.map(\.result) + results.likert.entries.map(\.result.topBox)
    return answers.contains { $0.after.value != nil }
      || results.paired.entries.contains { $0.result.meanAfter.value != nil }
      || results.reported.entries.contains { $0.result.change.value != nil || $0.result.direction.value != nil }
  }
}
