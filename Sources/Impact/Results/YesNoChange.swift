import Model

/// The change of a share, counts first (specification section 4).
package struct YesNoChange: Tabulated {
  package let before: Computed<Proportion>
  package let after: Computed<Proportion>
  /// Percentage points, −100 to 100.
  package let change: Computed<Double>
  /// Newcombe's interval for different people, in percentage points.
  package let unpairedInterval: Computed<Interval>
  /// The same people's answers, where the counts fix them.
  package let paired: Computed<PairedTable>
  private let isCounted: Bool
  /// Whether nobody of them was measured there, though others were: nought asked and nought yes are known.
  private let nobodyBefore: Bool
  private let nobodyAfter: Bool

  init(_ pair: BeforeAfter, measure: Measure) {
    before = pair.before.answers
    after = pair.after.answers
    let answers = before.with(after) { Computed<Double>(finite: 100 * ($1.share - $0.share)) }
    change = pair.isCounted ? answers : pair.shareChange(measure).inPoints
    let both = pair.obstacle.map { Computed<Proportion>.notComputed($0) } ?? before
    unpairedInterval = both.with(after) { Newcombe.unpaired(from: $0, to: $1) }.inPoints
    let fixed = both.with(after) { before, after in
      let table = measure.isMatched ? PairedTable(before: before, after: after) : nil
      return table.map { .value($0) } ?? Computed<PairedTable>.notComputed(.needsIndividualData)
    }
    paired = pair.isCounted ? pair.table(measure) : fixed
    isCounted = pair.isCounted
    nobodyBefore = pair.isCounted && pair.before.people.value == 0
    nobodyAfter = pair.isCounted && pair.after.people.value == 0 && !pair.awaitsEnd
  }

  /// The change to tell, in percentage points: of the same people where they are known, else of all at each time.
  package var toldChange: Computed<Double> { paired.flatMap(\.changePoints).or(change) }

  /// The interval that a change of the same people has, where people were counted; of figures the best there is.
  ///
  /// Of different people there is no change to weigh (specification, sections 0 and 9).
  var mainInterval: Computed<Interval> { isCounted ? paired.flatMap(\.interval) : interval }

  /// The interval to show: of the same people where known, else of different ones. In percentage points.
  package var interval: Computed<Interval> { paired.flatMap(\.interval).or(unpairedInterval) }

  package var fields: [Field] {
    [
      Field("n_before", nobodyBefore ? .value(0) : before.map(\.n)),
      Field("x_before", nobodyBefore ? .value(0) : before.map(\.yes)),
      Field("n_after", nobodyAfter ? .value(0) : after.map(\.n)),
      Field("x_after", nobodyAfter ? .value(0) : after.map(\.yes)),
      Field("p_before", before.map(\.share)),
      Field("p_after", after.map(\.share)),
      Field("wilson_before", before.map(\.wilson)),
      Field("wilson_after", after.map(\.wilson)),
      Field("change_pp_unpaired", change),
      Field("newcombe_unpaired_pp", unpairedInterval),
      Field("paired", paired),
    ]
  }
}
