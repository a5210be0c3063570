internal import Model
internal import Records

// Success criteria whose amount their measure can never give.
extension Inspection {
  func aimsThatCannotBe(_ dossier: Dossier) throws -> [Problem] {
    try dossier.enquiry.success.enumerated().compactMap { index, criterion -> Problem? in
      guard let threshold = criterion.threshold,
        let measure = dossier.measures.first(where: { $0.measure.id.text == criterion.measure })?.measure
      else { return nil }
      let spot = RecordSpot.value("success.\(index).\(threshold.aim.rawValue)")
      guard let misfit = threshold.misfit(with: measure) else {
        return try aimOfPeople(threshold, measure, dossier, at: spot)
      }
      let message = misfit.message(of: threshold)
      switch misfit {
      case .noGap, .noComparison:
        return try problem(
          .warning, "aim_without_groups", in: dossier.enquiryPath, at: spot, message, remedy: misfit.remedy)
      case .shareOfScores, .notPeople, .beyondShares, .beyondScale, .belowNought, .behind:
        return try problem(
          .warning, "aim_beyond_measure", in: dossier.enquiryPath, at: spot, message, remedy: misfit.remedy)
      }
    }
  }

  /// A number that is also a level of the scale: answers are counted, so it asks for so many people, which few mean.
  private func aimOfPeople(
    _ threshold: SuccessCriterion.Threshold, _ measure: Measure, _ dossier: Dossier, at spot: RecordSpot
  ) throws -> Problem? {
    guard measure.scale == .likert, threshold.aim == .atLeast || threshold.aim == .atMost, !threshold.amount.isPercent,
      let people = threshold.amount.number.whole, measure.likertLevels.contains(where: { $0 == people })
    else { return nil }
    let whose = measure.direction == .lowerIsBetter ? "one of the lowest answers" : "a top answer"
    let who = people == 1 ? "one who gives" : "\(people) \(measure.people ?? "people") who give"
    return try problem(
      .warning, "aim_counts_people", in: dossier.enquiryPath, at: spot,
      "“\(threshold.spoken)” asks for \(who) \(whose), not for the level \(people) of the scale.",
      remedy: "Write how many of them should give \(whose), as a share: 80%.")
  }
}
