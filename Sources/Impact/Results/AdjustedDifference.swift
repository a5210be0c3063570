import Model

/// The difference of two groups at the later occasion, allowing for where each person started: ANCOVA (specification, section 3).
///
/// after = β₀ + β₁·before + β₂·[treatment], one slope for both groups; that the slopes are alike is not tested.
package struct AdjustedDifference: Tabulated {
  /// β₂: treatment − comparison, in the unit.
  package let estimate: Double
  package let se: Computed<Double>
  package let df: Int
  package let interval: Computed<Interval>
  /// β₁
  package let slope: Double
  /// What the line leaves unexplained, in the unit.
  package let residualSD: Double
  package let t: Computed<Double>
  package let p: Computed<Double>
  /// J(N−2)·β₂/s_p(after): the effect size of trials of the EEF.
  package let g: Computed<Double>
  /// The interval of β₂ times the same factor; it takes the spread as known.
  package let intervalOfG: Computed<Interval>

  /// Two people or more in each group; refused where nobody differed at the start.
  static func of(treatment: Matched, control: Matched) -> Computed<AdjustedDifference> {
    guard treatment.n >= 2, control.n >= 2 else { return .notComputed(.groupNBelowTwo) }
    guard treatment.squaresBefore + control.squaresBefore > 0 else { return .notComputed(.noVarianceInBefore) }
    return .value(AdjustedDifference(treatment, control))
  }

  private init(_ treatment: Matched, _ control: Matched) {
    let squaresBefore = treatment.squaresBefore + control.squaresBefore
    let squaresAfter = treatment.squaresAfter + control.squaresAfter
    let slope = (treatment.products + control.products) / squaresBefore
    let apart = treatment.before.mean - control.before.mean
    let estimate = AdjustedDifference.estimate(treatment, control, slope: slope)
    let df = treatment.n + control.n - 3
    let left = squaresAfter - slope * (treatment.products + control.products)
    // What is left of an exact line is float noise.
    let residual = left > 1e-13 * squaresAfter ? (left / Double(df)).squareRoot() : 0
    let spread = 1 / Double(treatment.n) + 1 / Double(control.n) + apart * apart / squaresBefore
    let se = residual * spread.squareRoot()
    let half = StudentT(df: Double(df)).upperQuantile(0.025) * se
    let t: Computed<Double> = se > 0 ? Computed(finite: estimate / se) : .notComputed(.zeroVariance)
    let pooled = (squaresAfter / Double(df + 1)).squareRoot()
    let factor = HedgesCorrection.exact(df: Double(df + 1)).divided(by: .value(pooled))
    self.estimate = estimate
    self.df = df
    self.slope = slope
    self.t = t
    self.se = Computed(finite: se)
    interval = Computed(estimate - half, estimate + half)
    residualSD = residual
    p = t.flatMap { Computed<Double>(finite: StudentT(df: Double(df)).twoSided($0)) }
    g = factor.map { $0 * estimate }
    intervalOfG = factor.flatMap { Computed<Interval>($0 * (estimate - half), $0 * (estimate + half)) }
  }

  /// (ȳ_T − ȳ_C) − slope·(x̄_T − x̄_C); 0 where no more is left than the roundings of the terms.
  private static func estimate(_ treatment: Matched, _ control: Matched, slope: Double) -> Double {
    let estimate =
      treatment.after.mean - control.after.mean - slope * (treatment.before.mean - control.before.mean)
    let terms = [treatment.after.mean, control.after.mean, slope * treatment.before.mean, slope * control.before.mean]
    return estimate.magnitude > 1e-14 * terms.reduce(0, { max($0, $1.magnitude) }) ? estimate : 0
  }

  package var fields: [Field] {
    [
      Field("estimate", .number(estimate)),
      Field("se", se),
      Field("df", .count(df)),
      Field("ci", interval),
      Field("slope", .number(slope)),
      Field("resid_sd", .number(residualSD)),
      Field("t", t),
      Field("p", p),
      Field("g_adjusted", g),
      Field("g_adjusted_ci", intervalOfG),
    ]
  }
}
