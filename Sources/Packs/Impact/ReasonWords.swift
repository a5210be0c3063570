import Impact
import Model

/// Why a number is not given, as the end of a sentence: "the exact p: values tie, or did not change".
struct ReasonWords {
  let words: MeasureWords

  private var people: String { words.people }

  /// Every code has words; one from a newer version says its name.
  func phrase(_ reason: Reason) -> String {
    phrases[reason] ?? "this version has no words for the reason \(reason.rawValue)"
  }

  private var phrases: [Reason: String] {
    [tooLittle, noSpread, ofSeries, ours].reduce(into: [:]) { all, part in all.merge(part) { one, _ in one } }
  }

  private var tooLittle: [Reason: String] {
    [
      .nBelowTwo: "that takes two \(people) or more",
      .groupNBelowTwo: "that takes two \(people) or more in each group",
      .dfBelowTwo: "that takes three \(people) or more",
      .noMatchedParticipants: "nobody was measured both times",
      .needsIndividualData: "that takes both results of each of the \(people): import their rows",
      .tooFewPeople: "too few to show",
    ]
  }

  private var noSpread: [Reason: String] {
    [
      .zeroVariance: "all values are equal",
      .zeroVarianceOfChange: "all changed by the same amount",
      .noVarianceInBefore: "all began at the same value",
      .noNonzeroChanges: "nobody changed",
      .baselineMeanNotPositive: "the average at the start is not above nought",
      .intervalScale: "this scale has no true zero, or does not say that it has one",
      .tiesOrZeros: "some changed by the same amount, or not at all",
      .atBound: "all moved the same way, so the interval has no end",
    ]
  }

  private var ofSeries: [Reason: String] {
    let words = [
      "useful_points_lt_10": "that takes ten points off the middle line, or more",
      "no_baseline_points": "there is no point before the work began",
      "no_points_during": "there is no point after the work began",
      "n_gt_50": "it is worked out exactly for up to 50 changes",
      "studies_lt_3": "fewer than three results are listed, not put together",
      "not_detectable": "with so few no difference would be found",
    ]
    return Dictionary(uniqueKeysWithValues: words.map { (Reason(rawValue: $0.key), $0.value) })
  }

  private var ours: [Reason: String] {
    [
      .notRecorded: "it is not recorded",
      .levelsNotDeclared: "the definition does not say which answers there are",
      .topBoxNotDeclared: "the definition does not say which answers count as the top ones",
      .definitionsDiffer: "the figures were taken by different definitions of the measure",
      .weightsNotRecorded: "how many \(people) stand behind each school’s average is not recorded",
      .noMatchedSchools: "no school has figures at both points",
      .schoolsDiffer: "the schools say different things about the months or the direction",
      .inconsistentFigures: "figures contradict each other",
      .outsideScale: "values lie beyond the ends of the scale",
      .elapsedNotPositive: "the months recorded are not above nought",
      .noGapBefore: "there was no gap at the start",
      .gainNotPositive: "all together did not gain",
      .outOfRange: "the numbers are too large or too small to compute with",
      .needsSeriesData: "that takes a series of points",
    ]
  }
}
