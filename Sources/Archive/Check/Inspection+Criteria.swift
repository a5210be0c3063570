internal import Model
internal import Records

// Success criteria whose amount their measure can never give.
extension Inspection {
  func aimsThatCannotBe(_ dossier: Dossier) throws -> [Problem] {
    try dossier.enquiry.success.enumerated().compactMap { index, criterion -> Problem? in
      guard let threshold = criterion.threshold,
        let measure = dossier.measures.first(where: { $0.measure.id.text == criterion.measure })?.measure,
        let misfit = threshold.misfit(with: measure)
      else { return nil }
      let spot = RecordSpot.value("success.\(index).\(threshold.aim.rawValue)")
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
}
