import Model

/// A subgroup's gain against everybody's, itself among them: not a gap, but often all that is published.
///
/// Gains are in the unit, or in percentage points; raw also where lower is better (specification section 6).
package struct GapToAll: Tabulated {
  package let countsAnswers: Bool
  package let nFocus: Computed<Int>
  package let nAll: Computed<Int>
  package let gainFocus: Computed<Double>
  package let gainAll: Computed<Double>
  /// Months gained a month, focus − all; age-equivalent scores only.
  package let ratioGainDifference: Computed<Double>?
  private let isLowerBetter: Bool
  private let isAlike: Bool

  init(focus: BeforeAfter, all: BeforeAfter, measure: Measure, isMain: Bool) {
    countsAnswers = focus.countsAnswers(measure)
    isLowerBetter = measure.direction == .lowerIsBetter
    isAlike = GroupComparison.obstacle(focus, all) == nil
    nFocus = focus.smallestN
    nAll = all.smallestN
    gainFocus = focus.toldChange(measure)
    gainAll = all.toldChange(measure)
    if measure.marks.contains(.ageEquivalent) {
      let ratio = RatioGain(focus, measure: measure, isMain: isMain).ratio
      ratioGainDifference = ratio.with(RatioGain(all, measure: measure, isMain: isMain).ratio) {
        Computed<Double>(finite: $0 - $1)
      }
    } else {
      ratioGainDifference = nil
    }
  }

  /// Gain of the focus subgroup − gain of all: understates the distance to the others.
  package var differenceInGain: Computed<Double> {
    guard isAlike else { return .notComputed(.definitionsDiffer) }
    return gainFocus.with(gainAll) { Computed<Double>(finite: $0 - $1) }
  }

  /// Gain of the focus subgroup / gain of all, where all improved.
  package var ratioOfGains: Computed<Double> {
    guard isAlike else { return .notComputed(.definitionsDiffer) }
    return gainFocus.with(gainAll) { focus, all in
      (isLowerBetter ? -all : all) > 0 ? Computed<Double>(finite: focus / all) : .notComputed(.gainNotPositive)
    }
  }

  /// Gain of the others − gain of the focus subgroup: (gain all − gain focus)·N/(N−k), where N and k are known.
  package var othersMinusFocus: Computed<Double> {
    differenceInGain.with(nFocus.with(nAll) { Computed<[Int]>.value([$0, $1]) }) { difference, counts in
      guard counts[1] > counts[0] else { return .notComputed(.inconsistentFigures) }
      return Computed<Double>(finite: -difference * Double(counts[1]) / Double(counts[1] - counts[0]))
    }
  }

  package var fields: [Field] {
    let unit = countsAnswers ? "_pp" : ""
    let fields = [
      Field("n_focus", nFocus),
      Field("n_all", nAll),
      Field("difference_in_gain\(unit)", differenceInGain),
      Field("ratio_of_gains", ratioOfGains),
      Field("gain_other_minus_focus\(unit)", othersMinusFocus),
    ]
    return fields + (ratioGainDifference.map { [Field("ratio_gain_difference", $0)] } ?? [])
  }
}
