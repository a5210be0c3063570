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
    /// Its readers may not see the figures that it takes.
    case withheld
  }

  package let criterion: SuccessCriterion
  package let standing: Standing
  /// After the criterion's own words: "met: 16 of 16".
  package let words: String
  /// "added after results were in"; nil where it was fixed before, or nothing was.
  package private(set) var remark: String?

  /// The same for those who may not see these measures.
  func withheld(for ids: Set<Slug>) -> SuccessVerdict {
    guard criterion.measure.flatMap({ Slug($0) }).map(ids.contains) == true else { return self }
    let isLeft = criterion.threshold == nil
    let criterion = criterion.without(measures: Set(ids.map(\.text)))
    return
      (isLeft
      ? SuccessVerdict(criterion, .left, "for people to judge")
      : SuccessVerdict(
        criterion, .withheld, "not judged here: its measure is not shared with those who read this")).with(remark)
  }

  private init(_ criterion: SuccessCriterion, _ standing: Standing, _ words: String) {
    self.criterion = criterion
    self.standing = standing
    self.words = words
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
  package var sentence: String { sentence(nil) }

  /// - Parameter short: fewer of the criterion's words.
  func sentence(_ short: String?) -> String {
    "“\(short ?? criterion.text)”: \(words)\(remark.map { " (\($0))" } ?? "")."
  }

  /// - Parameters:
  ///   - impacts: what the measures of the enquiry give, by their ids.
  ///   - places: the decimals that their headlines have.
  package init(of criterion: SuccessCriterion, by impacts: [Slug: MeasureImpact], places: [Slug: Int] = [:]) {
    self.criterion = criterion
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
        impact.hasFigures || !impact.main.results.series.entries.isEmpty
        ? (.left, "for people to judge, by “\(title)”") : (.notMeasured, "not measured yet, by “\(title)”")
      return
    }
    guard impact.hasFigures else {
      (standing, words) =
        impact.main.results.series.entries.isEmpty
        ? (.notMeasured, "not measured yet, by “\(title)”")
        : (.cannotTell, "cannot tell: “\(title)” is a series, which is read from its run chart")
      return
    }
    let findings = CriterionFinding.all(threshold, in: impact, places: places[impact.measure.id])
    (standing, words) =
      findings.isEmpty
      ? (.cannotTell, "cannot tell: “\(title)” does not give \(CriterionFinding.wanted(threshold))")
      : SuccessVerdict.judge(findings, threshold, criterion.claim)
  }

  /// For readers who may not see all figures: judged where what it takes is there for them to see, whole.
  ///
  /// - Parameters:
  ///   - shown: what they may see.
  ///   - whole: of the measures some of whose figures are held back, what all of them give.
  static func ofShown(
    _ criterion: SuccessCriterion, by shown: [Slug: MeasureImpact], outOf whole: [Slug: MeasureImpact],
    places: [Slug: Int]
  ) -> SuccessVerdict {
    guard let id = criterion.measure.flatMap({ Slug($0) }), let all = whole[id] else {
      return SuccessVerdict(of: criterion, by: shown, places: places)
    }
    guard let threshold = criterion.threshold else { return SuccessVerdict(of: criterion, by: whole) }
    let told = shown[id].map { CriterionFinding.all(threshold, in: $0, places: places[id]) } ?? []
    let found = CriterionFinding.all(threshold, in: all, places: places[id])
    if told == found { return SuccessVerdict(of: criterion, by: told.isEmpty ? whole : shown, places: places) }
    return SuccessVerdict(
      criterion, .withheld,
      "not judged here: it takes figures of too few \(MeasureWords(all.measure).people) to be shown")
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

  /// What is said of one group.
  private struct Judged {
    let standing: Standing
    let figure: String
    /// "; the aim was 5 points", or empty.
    let aim: String

    init(_ standing: Standing, _ figure: String, aim: String = "") {
      self.standing = standing
      self.figure = figure
      self.aim = aim
    }
  }

  /// Of several treatment groups each is judged, and only what all of them meet is met: one group's result is no other's.
  private static func judge(
    _ findings: [CriterionFinding], _ threshold: SuccessCriterion.Threshold, _ claim: SuccessCriterion.Claim
  ) -> (Standing, String) {
    let judged = findings.map { judge($0, threshold, claim) }
    let standings = Set(judged.map(\.standing))
    let standing: Standing =
      standings.contains(.notMet) ? .notMet : standings.contains(.cannotTell) ? .cannotTell : .met
    let isSplit = standings.count > 1
    let aims = Set(judged.map(\.aim))
    let figures = judged.map { one in
      one.figure + (aims.count > 1 ? one.aim : "") + (isSplit ? ", \(spoken(one.standing))" : "")
    }
    let beyond = standing == .cannotTell ? " beyond those measured" : ""
    let lead =
      spoken(standing) + (isSplit ? (standing == .cannotTell ? " of all groups" : " by all groups") : "") + beyond
    return (standing, "\(lead): \(figures.joined(separator: "; "))\(aims.count == 1 ? aims.joined() : "")")
  }

  private static func spoken(_ standing: Standing) -> String {
    standing == .met ? "met" : standing == .notMet ? "not met" : "cannot tell"
  }

  private static func judge(
    _ finding: CriterionFinding, _ threshold: SuccessCriterion.Threshold, _ claim: SuccessCriterion.Claim
  ) -> Judged {
    let range = finding.interval.map { " (95% confidence interval \($0.text))" }
    switch claim {
    case .these:
      // A difference between groups is read with what chance alone could make of it, whoever is meant.
      let figure = finding.observed + (threshold.aim == .aheadBy ? range ?? "" : "")
      return Judged(finding.isEnough(finding.value) ? .met : .notMet, figure, aim: finding.aim)
    case .wider:
      guard let ends = finding.interval, let range else {
        return Judged(.cannotTell, "\(finding.observed), without a confidence interval")
      }
      let figure = finding.observed + range
      switch finding.isEnough(ends) {
      case true?: return Judged(.met, figure)
      case false?: return Judged(.notMet, figure, aim: finding.aim)
      case nil: return Judged(.cannotTell, "\(figure), and \(finding.soMuch) lies inside")
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
