import Model

/// Months gained for every month that passed (specification section 8), for age-equivalent scores only.
///
/// Normal progress is 1 by construction. This is not the "months of progress" of the EEF.
package struct RatioGain: Tabulated {
  /// Months of the age scale.
  package let gain: Computed<Double>
  /// Months of the calendar, above 0.
  package let elapsedMonths: Computed<Double>

  /// `isMain`: the months of the definition belong to the main comparison; other ones need the row's.
  init(_ pair: BeforeAfter, measure: Measure, isMain: Bool) {
    gain = pair.gain
    let defined = isMain ? Computed(measure.elapsedMonths).flatMap(Reading.elapsed) : .notComputed(.notRecorded)
    elapsedMonths = pair.after.elapsedMonths.reason == .notRecorded ? defined : pair.after.elapsedMonths
  }

  /// gain / elapsed months
  package var ratio: Computed<Double> { gain.with(elapsedMonths) { Computed<Double>(finite: $0 / $1) } }

  /// gain − elapsed months: beyond normal progress.
  package var extraMonths: Computed<Double> { gain.with(elapsedMonths) { Computed<Double>(finite: $0 - $1) } }

  package var fields: [Field] {
    [
      Field("gain", gain),
      Field("elapsed_months", elapsedMonths),
      Field("ratio_gain", ratio),
      Field("extra_months", extraMonths),
      Field("ratio_gain_ci", .missing(.needsIndividualData)),
    ]
  }
}
