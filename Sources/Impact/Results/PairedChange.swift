import Model

/// The change of a mean, from the figures of the two occasions (specification sections 2 and 10).
///
/// Without the rows of the people nothing is known of how their changes spread: no interval, no d_z, no p.
package struct PairedChange: Tabulated {
  /// People measured both times, when the figures can say.
  package let n: Computed<Int>
  /// In the measure's unit.
  package let meanBefore: Computed<Double>
  package let meanAfter: Computed<Double>
  /// Mean after − mean before, in the unit, raw also where lower is better.
  package let change: Computed<Double>
  package let sdBefore: Computed<Double>
  package let sdAfter: Computed<Double>
  /// 100·change/mean before: only on a scale with a true zero and from a mean above it.
  package let percentChange: Computed<Double>
  /// How many at each time, for the correction of small samples.
  private let nEachTime: Computed<Int>

  init(_ pair: BeforeAfter, measure: Measure) {
    n = pair.matchedPeople(measure)
    meanBefore = pair.before.mean
    meanAfter = pair.after.mean
    change = pair.meanChange
    sdBefore = pair.before.sd
    sdAfter = pair.after.sd
    nEachTime = pair.before.people.with(pair.after.people) {
      $0 == $1 ? .value($0) : .notComputed(.needsIndividualData)
    }
    if measure.ratioScale == true, measure.scale == .continuous {
      percentChange = pair.meanChange.with(pair.before.mean) { change, before in
        before > 0 ? Computed<Double>(finite: 100 * change / before) : .notComputed(.baselineMeanNotPositive)
      }
    } else {
      percentChange = .notComputed(.intervalScale)
    }
  }

  /// √((s_b² + s_a²)/2), in the unit: Cumming 2012.
  package var averageSD: Computed<Double> {
    sdBefore.with(sdAfter) { Computed<Double>(finite: ($0 * $0 / 2 + $1 * $1 / 2).squareRoot()) }
  }

  /// change / averageSD: for the detail view, never called an effect of what was done.
  package var dAverage: Computed<Double> { change.divided(by: averageSD) }

  /// J(n−1)·dAverage
  package var gAverage: Computed<Double> {
    nEachTime.flatMap { $0 >= 2 ? .value($0) : .notComputed(.nBelowTwo) }.with(dAverage) { n, d in
      HedgesCorrection.exact(df: Double(n) - 1).flatMap { Computed<Double>(finite: $0 * d) }
    }
  }

  /// change / ((s_b + s_a)/2): Lakens 2013, kept apart from dAverage.
  private var dLakens: Computed<Double> {
    change.divided(by: sdBefore.with(sdAfter) { Computed<Double>(finite: $0 / 2 + $1 / 2) })
  }

  package var fields: [Field] {
    [
      Field("n", n),
      Field("mean_before", meanBefore),
      Field("mean_after", meanAfter),
      Field("mean_change", change),
      Field("mean_change_ci", .missing(.needsIndividualData)),
      Field("pct_change", percentChange),
      Field("sd_before", sdBefore),
      Field("sd_after", sdAfter),
      Field("sd_change", .missing(.needsIndividualData)),
      Field("p", .missing(.needsIndividualData)),
      Field("d_z", .missing(.needsIndividualData)),
      Field("s_av", averageSD),
      Field("d_av", dAverage),
      Field("d_av_lakens", dLakens),
      Field("d_av_ci_bonett", .missing(.needsIndividualData)),
      Field("g_av", gAverage),
      Field("d_pre", change.divided(by: sdBefore)),
    ]
  }
}
