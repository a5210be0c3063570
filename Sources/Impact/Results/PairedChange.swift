import Model

/// The change of a mean (specification sections 2 and 10).
///
/// From rows or their summary it is of the people measured both times, with its interval. Figures entered by hand say nothing
/// of how the changes of people spread: no interval, no d_z, no p.
package struct PairedChange: Tabulated {
  /// People measured both times, when the figures can say.
  package let n: Computed<Int>
  /// In the measure's unit.
  package let meanBefore: Computed<Double>
  package let meanAfter: Computed<Double>
  /// Mean after − mean before, in the unit, raw also where lower is better.
  package let change: Computed<Double>
  /// 95%, in the unit: the main interval.
  package let interval: Computed<Interval>
  package let sdBefore: Computed<Double>
  package let sdAfter: Computed<Double>
  package let sdChange: Computed<Double>
  /// 100·change/mean before: only on a scale with a true zero and from a mean above it.
  package let percentChange: Computed<Double>
  /// The months between the occasions; nil where they are not known.
  package let elapsedMonths: Double?
  /// The same people, where they were counted.
  let matched: Computed<Matched>
  /// How many at each time, for the correction of small samples.
  private let nEachTime: Computed<Int>

  init(_ pair: BeforeAfter, measure: Measure, elapsedMonths: Double? = nil) {
    n = pair.matchedPeople(measure)
    matched = pair.matched
    self.elapsedMonths = elapsedMonths
    change = pair.meanChange
    meanBefore = pair.isCounted ? pair.sampleBefore.map(\.mean) : pair.before.mean
    meanAfter = pair.isCounted ? pair.sampleAfter.map(\.mean) : pair.after.mean
    sdBefore = pair.isCounted ? pair.sampleBefore.flatMap(\.spread) : pair.before.sd
    sdAfter = pair.isCounted ? pair.sampleAfter.flatMap(\.spread) : pair.after.sd
    sdChange = pair.sampleOfChange.flatMap(\.spread)
    let people = pair.before.people.with(pair.after.people) {
      $0 == $1 ? .value($0) : Computed<Int>.notComputed(.needsIndividualData)
    }
    nEachTime = pair.isCounted ? pair.nMatched : people
    interval = PairedChange.interval(pair.sampleOfChange)
    percentChange = PairedChange.percent(change, of: meanBefore, measure)
  }

  private static func percent(
    _ change: Computed<Double>, of before: Computed<Double>, _ measure: Measure
  ) -> Computed<Double> {
    guard measure.ratioScale == true, measure.scale == .continuous else { return .notComputed(.intervalScale) }
    return change.with(before) { change, before in
      before > 0 ? Computed<Double>(finite: 100 * change / before) : .notComputed(.baselineMeanNotPositive)
    }
  }

  /// d̄ ± t·s_d/√n; a point where all changed alike.
  private static func interval(_ change: Computed<Sample>) -> Computed<Interval> {
    change.flatMap { change in
      change.spread.flatMap { sd in
        guard sd > 0 else { return Computed<Interval>(change.mean, change.mean) }
        let half = StudentT(df: Double(change.n - 1)).upperQuantile(0.025) * sd / Double(change.n).squareRoot()
        return Computed<Interval>(change.mean - half, change.mean + half)
      }
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
    correction.with(dAverage) { Computed<Double>(finite: $0 * $1) }
  }

  /// Bonett's interval of dAverage.
  package var intervalOfDAverage: Computed<Interval> {
    of { n, change, before, after, spread in
      Bonett.interval(
        n: n, change: change, sdBefore: before, sdAfter: after, sdChange: spread, correlation: correlation.value)
    }
  }

  /// Pearson's r of before and after.
  package var correlation: Computed<Double> { matched.flatMap(\.correlation) }

  package var medianChange: Computed<Double> { matched.flatMap(\.spread).flatMap(\.medianChange) }

  /// Wilcoxon's signed ranks, for the detail view.
  package var ranks: Computed<SignedRanks> {
    matched.flatMap { matched in
      matched.n < 2 ? .notComputed(.nBelowTwo) : matched.spread.map { SignedRanks(changes: $0.changes.changes) }
    }
  }

  /// How many went up, stayed, went down: raw, also where lower is better.
  package var nUp: Computed<Int> { matched.flatMap(\.up) }
  package var nSame: Computed<Int> { matched.flatMap(\.same) }
  package var nDown: Computed<Int> { matched.flatMap(\.down) }

  /// Change for each month that passed; nil where the months are not known.
  package var gainPerMonth: Computed<Double>? {
    elapsedMonths.map { months in change.flatMap { Computed<Double>(finite: $0 / months) } }
  }

  private var correction: Computed<Double> {
    nEachTime.flatMap { $0 >= 2 ? HedgesCorrection.exact(df: Double($0) - 1) : .notComputed(.nBelowTwo) }
  }

  /// What needs n, the change and all three spreads.
  private func of(
    _ compute: (Int, Double, Double, Double, Double) -> Computed<Interval>
  ) -> Computed<Interval> {
    matched.with(sdChange) { matched, spread in
      sdBefore.with(sdAfter) { compute(matched.n, matched.change.mean, $0, $1, spread) }
    }
  }
}

// MARK: - As written

extension PairedChange {
  package var fields: [Field] {
    let start = [
      Field("n", n),
      Field("mean_before", meanBefore),
      Field("mean_after", meanAfter),
      Field("mean_change", change),
      Field("median_change", medianChange),
      Field("n_up", nUp),
      Field("n_same", nSame),
      Field("n_down", nDown),
      Field("pct_change", percentChange),
      Field("sd_before", sdBefore),
      Field("sd_after", sdAfter),
      Field("sd_change", sdChange),
    ]
    return start + testFields + effectFields + monthFields + [Field("wilcoxon", ranks)]
  }

  /// The t test of the change and what is standardised by its own spread, which depends on r: detail only.
  private var testFields: [Field] {
    let df = matched.flatMap { $0.n >= 2 ? Computed<Int>.value($0.n - 1) : .notComputed(.nBelowTwo) }
    let se = df.with(sdChange) { Computed<Double>(finite: $1 / Double($0 + 1).squareRoot()) }
    let t = change.with(se) { $1 > 0 ? Computed<Double>(finite: $0 / $1) : .notComputed(.zeroVarianceOfChange) }
    let dz = change.with(sdChange) { $1 > 0 ? Computed<Double>(finite: $0 / $1) : .notComputed(.zeroVarianceOfChange) }
    let limits = t.with(df) { t, df in
      NoncentralT.limits(t: t, df: Double(df)).flatMap { limits in
        limits.scaled(by: 1 / Double(df + 1).squareRoot()).map { .value($0) } ?? .notComputed(.outOfRange)
      }
    }
    let exact = df.flatMap { HedgesCorrection.exact(df: Double($0)) }
    let approximate = df.flatMap { Computed<Double>(finite: HedgesCorrection.approximate(df: Double($0))) }
    return [
      Field("df", df),
      Field("se_change", se),
      Field("r", correlation),
      Field("mean_change_ci", interval),
      Field("t", t),
      Field("p", t.with(df) { Computed<Double>(finite: StudentT(df: Double($1)).twoSided($0)) }),
      Field("d_z", dz),
      Field("d_z_ci", limits),
      Field("J_exact", exact),
      Field("J_approx", approximate),
      Field("g_z", dz.with(exact) { Computed<Double>(finite: $0 * $1) }),
      Field("g_z_ci", limits.with(exact) { $0.scaled(by: $1).map { .value($0) } ?? .notComputed(.outOfRange) }),
      Field("g_z_approx", dz.with(approximate) { Computed<Double>(finite: $0 * $1) }),
    ]
  }

  private var effectFields: [Field] {
    // (s_b + s_a)/2: Lakens 2013, kept apart from dAverage.
    let plain = sdBefore.with(sdAfter) { Computed<Double>(finite: $0 / 2 + $1 / 2) }
    let approximate = nEachTime.flatMap {
      $0 >= 2
        ? Computed<Double>(finite: HedgesCorrection.approximate(df: Double($0) - 1)) : .notComputed(.nBelowTwo)
    }
    return [
      Field("s_av", averageSD),
      Field("d_av", dAverage),
      Field("d_av_lakens", change.divided(by: plain)),
      Field("g_av", gAverage),
      Field("g_av_approx", approximate.with(dAverage) { Computed<Double>(finite: $0 * $1) }),
      Field("d_av_ci_bonett", intervalOfDAverage),
      Field(
        "d_av_ci_bird",
        of { Bird.interval(n: $0, change: $1, sdBefore: $2, sdAfter: $3, sdChange: $4) }),
      Field("d_pre", change.divided(by: sdBefore)),
    ]
  }

  private var monthFields: [Field] {
    guard let months = elapsedMonths, let gain = gainPerMonth else { return [] }
    let ends = interval.flatMap { Computed<Interval>($0.low / months, $0.high / months) }
    return [Field("gain_per_month", gain), Field("gain_per_month_ci", ends)]
  }
}
