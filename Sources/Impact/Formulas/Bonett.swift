/// Bonett's 95% interval of d_av, a change in standard deviations (Bonett 2008; specification section 2): the one to show.
enum Bonett {
  /// d_av ± z√v, v = d_av²(s_b⁴+s_a⁴+2cov²)/(8·df·s_av⁴) + s_d²/(df·s_av²), with cov = r·s_b·s_a and df = n − 1.
  ///
  /// All spreads and the change in the measure's unit. `correlation` is nil where one of the spreads is zero: cov is 0 then.
  static func interval(
    n: Int, change: Double, sdBefore: Double, sdAfter: Double, sdChange: Double, correlation: Double?
  ) -> Computed<Interval> {
    guard n >= 2 else { return .notComputed(.nBelowTwo) }
    let average = (sdBefore * sdBefore / 2 + sdAfter * sdAfter / 2).squareRoot()
    guard average > 0 else { return .notComputed(.zeroVariance) }
    // Spreads as parts of s_av, so that no fourth power can leave the range of numbers.
    let (before, after, moved) = (sdBefore / average, sdAfter / average, sdChange / average)
    let d = change / average
    let df = Double(n - 1)
    let covariance = (correlation ?? 0) * before * after
    func fourth(_ x: Double) -> Double { x * x * x * x }
    let shape = fourth(before) + fourth(after) + 2 * covariance * covariance
    let half = Normal.z975 * (d * d * shape / (8 * df) + moved * moved / df).squareRoot()
    return Computed(d - half, d + half)
  }
}
