/// A difference of two groups in standard deviations: Cohen's d, Hedges' g (specification section 3).
///
/// Never made from one group before and after: that is not an effect of anything.
package struct StandardisedDifference: Tabulated {
  package let nTreatment: Int
  package let nControl: Int
  /// s_p, in the measure's unit: √(((n_T−1)s_T² + (n_C−1)s_C²)/(n_T+n_C−2))
  package let pooledSD: Computed<Double>
  /// Difference / s_p
  package let d: Computed<Double>
  /// Difference / s_C
  package let glassDelta: Computed<Double>

  init(treatment: Sample, control: Sample) {
    nTreatment = treatment.n
    nControl = control.n
    let difference = treatment.mean - control.mean
    let pooled = StandardisedDifference.pooledSD(treatment, control)
    pooledSD = pooled
    d = pooled.flatMap { $0 > 0 ? Computed(finite: difference / $0) : .notComputed(.zeroVariance) }
    let controlSD = control.n >= 2 ? Computed(control.sd) : .notComputed(.groupNBelowTwo)
    glassDelta = controlSD.flatMap { $0 > 0 ? Computed(finite: difference / $0) : .notComputed(.zeroVariance) }
  }

  /// J(n_T + n_C − 2)
  package var correction: Computed<Double> { HedgesCorrection.exact(df: df) }

  /// J·d
  package var g: Computed<Double> { correction.with(d) { Computed<Double>(finite: $0 * $1) } }

  /// J²·((n_T+n_C)/(n_T n_C) + d²/(2(n_T+n_C))): Borenstein 2009.
  package var varianceOfG: Computed<Double> {
    correction.with(d) { j, d in
      let (t, c) = (Double(nTreatment), Double(nControl))
      return Computed<Double>(finite: j * j * (1 / t + 1 / c + d * d / (2 * (t + c))))
    }
  }

  /// g ± z√var_g: the interval of meta-analyses.
  package var normalInterval: Computed<Interval> {
    g.with(varianceOfG) { g, variance in
      let half = Normal.z975 * variance.squareRoot()
      return Computed<Interval>(g - half, g + half)
    }
  }

  /// The interval of d by the noncentral t: k·(δ_L, δ_U) of t = d/k, with k = √(1/n_T + 1/n_C).
  package var interval: Computed<Interval> {
    d.flatMap { d in
      let k = (1 / Double(nTreatment) + 1 / Double(nControl)).squareRoot()
      return NoncentralT.limits(t: d / k, df: df).flatMap { limits in
        limits.scaled(by: k).map { .value($0) } ?? .notComputed(.outOfRange)
      }
    }
  }

  /// J times the interval of d.
  package var intervalOfG: Computed<Interval> { ofG(interval) }

  private func ofG(_ interval: Computed<Interval>) -> Computed<Interval> {
    correction.with(interval) { $1.scaled(by: $0).map { .value($0) } ?? .notComputed(.outOfRange) }
  }

  package var fields: [Field] {
    let interval = interval
    return [
      Field("n_t", .count(nTreatment)),
      Field("n_c", .count(nControl)),
      Field("sd_pooled", pooledSD),
      Field("d", d),
      Field("J_exact", correction),
      Field("g", g),
      Field("g_approx", d.flatMap { Computed<Double>(finite: $0 * HedgesCorrection.approximate(df: df)) }),
      Field("d_ci_nct", interval),
      Field("g_ci_nct", ofG(interval)),
      Field("var_g", varianceOfG),
      Field("g_ci_normal", normalInterval),
      Field("glass_delta", glassDelta),
    ]
  }

  private var df: Double { Double(nTreatment) + Double(nControl) - 2 }

  private static func pooledSD(_ one: Sample, _ other: Sample) -> Computed<Double> {
    guard one.n >= 2, other.n >= 2, let first = one.sd, let second = other.sd else {
      return .notComputed(.groupNBelowTwo)
    }
    let (a, b) = (Double(one.n) - 1, Double(other.n) - 1)
    return Computed(finite: (a / (a + b) * first * first + b / (a + b) * second * second).squareRoot())
  }
}
