/// A difference of two means with Welch's interval; spreads may differ (specification section 3).
///
/// The estimate is in the measure's unit. Where only the two means are known, the rest says why it is missing.
package struct Difference: Tabulated {
  package let estimate: Double
  /// Standard error, same unit.
  package let se: Computed<Double>
  /// Welch–Satterthwaite degrees of freedom, rarely whole.
  package let df: Computed<Double>
  package let interval: Computed<Interval>
  /// estimate / se
  package let t: Computed<Double>
  /// Two-sided; for the detail view only.
  package let p: Computed<Double>

  /// An estimate without an interval, and why.
  init(estimate: Double, without reason: Reason) {
    self.estimate = estimate
    se = .notComputed(reason)
    df = .notComputed(reason)
    interval = .notComputed(reason)
    t = .notComputed(reason)
    p = .notComputed(reason)
  }

  /// `one` − `other`, two samples of different people; without any spread the interval is the point, as of one group.
  init(_ one: Sample, minus other: Sample) {
    let estimate = one.mean - other.mean
    let variances = one.varianceOfMean.with(other.varianceOfMean) { first, second in
      Computed<[Double]>.value([first, second])
    }
    let se = variances.flatMap { Computed<Double>(finite: ($0[0] + $0[1]).squareRoot()) }
    let df = variances.flatMap { parts -> Computed<Double> in
      guard parts[0] + parts[1] > 0 else { return .notComputed(.zeroVariance) }
      // Shares of the variance, so that no square can leave the range of numbers.
      let share = parts[0] / (parts[0] + parts[1])
      let spread = share * share / Double(one.n - 1) + (1 - share) * (1 - share) / Double(other.n - 1)
      return Computed<Double>(finite: 1 / spread)
    }
    let t = se.flatMap { $0 > 0 ? Computed<Double>(finite: estimate / $0) : .notComputed(.zeroVariance) }
    self.estimate = estimate
    self.se = se
    self.df = df
    self.t = t
    interval = se.flatMap { se in
      if se == 0 { return Computed<Interval>(estimate, estimate) }
      return df.flatMap { df in
        let half = StudentT(df: df).upperQuantile(0.025) * se
        return Computed<Interval>(estimate - half, estimate + half)
      }
    }
    p = t.with(df) { t, df in Computed<Double>(finite: StudentT(df: df).twoSided(t)) }
  }

  /// The same of shares in percentage points.
  var inPoints: Computed<Difference> {
    Computed<Double>(finite: 100 * estimate).map { Difference(estimate: $0, of: self) }
  }

  private init(estimate: Double, of shares: Difference) {
    self.estimate = estimate
    se = shares.se.inPoints
    df = shares.df
    interval = shares.interval.inPoints
    t = shares.t
    p = shares.p
  }

  package var fields: [Field] {
    [
      Field("estimate", .number(estimate)),
      Field("se", se),
      Field("df", df),
      Field("ci", interval),
      Field("t", t),
      Field("p", p),
    ]
  }
}
