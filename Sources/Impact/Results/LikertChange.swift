import Model

/// The change on a scale of answers: how many gave each, and the share of the top answers (specification section 5).
///
/// Figures entered by hand count those at the top; the rest comes with rows or their summary.
package struct LikertChange: Tabulated {
  package let topBox: YesNoChange
  /// The answers of the scale, the lowest first; empty for figures entered by hand.
  package let levels: [Double]
  /// Which of them count as the top ones; none where nobody said.
  package let isTop: [Bool]
  /// How many gave each: everybody at the occasion, then those who answered both times.
  package let countsBefore: Computed<[Int]>
  package let countsAfter: Computed<[Int]>
  package let matchedBefore: Computed<[Int]>
  package let matchedAfter: Computed<[Int]>
  package let medianBefore: Computed<Double>
  package let medianAfter: Computed<Double>
  /// Of those who answered both times: up where higher is better, down where lower is.
  package let improved: Computed<Int>
  package let same: Computed<Int>
  package let worsened: Computed<Int>
  /// Wilcoxon's signed ranks, for the detail view.
  package let ranks: Computed<SignedRanks>
  private let isCounted: Bool
  /// Why no answers count as the top ones, where people were counted.
  private let withoutTop: Reason?

  init(_ pair: BeforeAfter, topBox: YesNoChange, measure: Measure) {
    self.topBox = topBox
    isCounted = pair.isCounted
    withoutTop = pair.isCounted ? AnswerRule(measure).isYes.reason : nil
    let paths = pair.paths ?? .notComputed(.needsIndividualData)
    let seen = [pair.before.levels, pair.after.levels].compactMap(\.value).joined().map(\.value)
    let levels = pair.isCounted ? AnswerRule(measure).levels(seen: seen) : []
    func counts(_ tallied: Computed<[Tallied]>) -> Computed<[Int]> {
      tallied.map { entries in levels.map { level in entries.first { $0.value == level }?.count ?? 0 } }
    }
    func matched(_ end: (LevelPath) -> Double) -> Computed<[Int]> {
      paths.map { paths in levels.map { level in paths.reduce(0) { $0 + (end($1) == level ? $1.count : 0) } } }
    }
    self.levels = levels
    let countsAsTop = AnswerRule(measure).isYes.value
    isTop = levels.map { countsAsTop?($0) ?? false }
    countsBefore = counts(pair.before.levels)
    countsAfter = counts(pair.after.levels)
    matchedBefore = matched(\.from)
    matchedAfter = matched(\.to)
    medianBefore = pair.before.spread.map(\.median)
    medianAfter = pair.after.spread.map(\.median)
    let isLowerBetter = measure.direction == .lowerIsBetter
    improved = pair.matched.flatMap { isLowerBetter ? $0.down : $0.up }
    same = pair.matched.flatMap(\.same)
    worsened = pair.matched.flatMap { isLowerBetter ? $0.up : $0.down }
    ranks = PairedChange(pair, measure: measure).ranks
  }

  package var fields: [Field] {
    guard isCounted else { return [Field("top_box", .nested(topBox.fields))] }
    return [
      Field("counts_before", countsBefore),
      Field("counts_after", countsAfter),
      Field("counts_before_matched", matchedBefore),
      Field("counts_after_matched", matchedAfter),
      Field("median_before", medianBefore),
      Field("median_after", medianAfter),
      Field("top_box", withoutTop.map(Field.Value.missing) ?? .nested(topBox.fields)),
      Field("improved", improved),
      Field("same", same),
      Field("worsened", worsened),
      Field("wilcoxon", ranks),
    ]
  }
}
