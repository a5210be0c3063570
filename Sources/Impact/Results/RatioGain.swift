import Model

/// Months gained for every month that passed (specification section 8), for age-equivalent scores only.
///
/// Normal progress is 1 by construction. This is not the "months of progress" of the EEF.
package struct RatioGain: Tabulated {
  /// Months of the age scale.
  package let gain: Computed<Double>
  /// Months of the calendar, above 0.
  package let elapsedMonths: Computed<Double>
  /// The interval of the gain, where people were counted.
  private let intervalOfGain: Computed<Interval>

  /// `change` is the stratum's change, which knows the interval; nil where a gain was given as such.
  init(_ pair: BeforeAfter, measure: Measure, isMain: Bool, change: PairedChange? = nil) {
    gain = pair.gain
    elapsedMonths = pair.elapsedMonths(measure, isMain: isMain)
    intervalOfGain = change?.interval ?? .notComputed(.needsIndividualData)
  }

  /// gain / elapsed months
  package var ratio: Computed<Double> { gain.with(elapsedMonths) { Computed<Double>(finite: $0 / $1) } }

  /// gain − elapsed months: beyond normal progress.
  package var extraMonths: Computed<Double> { gain.with(elapsedMonths) { Computed<Double>(finite: $0 - $1) } }

  /// The interval of the gain in months elapsed.
  package var interval: Computed<Interval> {
    intervalOfGain.with(elapsedMonths) { Computed<Interval>($0.low / $1, $0.high / $1) }
  }

  package var fields: [Field] {
    [
      Field("gain", gain),
      Field("elapsed_months", elapsedMonths),
      Field("ratio_gain", ratio),
      Field("extra_months", extraMonths),
      Field("ratio_gain_ci", interval),
    ]
  }
}
