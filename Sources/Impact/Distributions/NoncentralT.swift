import RealModule

/// The noncentral t distribution: what a t statistic does when there is an effect (specification section 13).
///
/// P(T ≤ t) = ∫ Φ(t·s − δ) f(s) ds, where s = √(χ²_ν/ν) has the density f. With s = eᵘ both factors are smooth and f falls
/// off at both ends, so that plain sums at even steps of u gain digits as fast as the best quadratures; see ``ChiMesh``. No
/// series of Poisson terms, which lose the far tails.
package enum NoncentralT {
  /// P(T ≤ t) for `df` of 1 or more, whole or not, to 1e-10.
  package static func cdf(_ t: Double, df: Double, ncp: Double) -> Double {
    guard df < nearlyNormal else { return Normal.upperTail(ncp - t) }
    if t == 0 { return Normal.upperTail(ncp) }
    // The distribution mirrors.
    if t < 0 { return 1 - cdf(-t, df: df, ncp: -ncp) }
    return min(1, ChiMesh(df: df, scale: t).expected(t: t, ncp: ncp).value)
  }

  /// The noncentralities δ for which `t` lies at the 97.5% and the 2.5% point: the 95% interval of the effect, in units of
  /// standard errors, to 1e-8; for |t| beyond 300·√df to 1e-8 of their size.
  package static func limits(t: Double, df: Double) -> Computed<Interval> {
    guard df >= 1 else { return .notComputed(.nBelowTwo) }
    guard t.isFinite else { return .notComputed(.outOfRange) }
    guard df < nearlyNormal else { return Computed<Interval>(t - Normal.z975, t + Normal.z975) }
    if t == 0 { return Computed<Interval>(-Normal.z975, Normal.z975) }
    let distance = t.magnitude
    let near = min(distance, 300 * df.squareRoot())
    let mesh = ChiMesh(df: df, scale: near)
    let low = far(mesh.noncentrality(t: near, cdf: 0.975) / near, df: df, from: near, to: distance) * distance
    let high = far(mesh.noncentrality(t: near, cdf: 0.025) / near, df: df, from: near, to: distance) * distance
    return t < 0 ? Computed<Interval>(-high, -low) : Computed<Interval>(low, high)
  }

  /// δ/t at a t that is too far out for a mesh, from δ/t at a nearer one.
  ///
  /// δ/t is a quantile of s − Z/t: that of s, moved by −½t⁻²·f′/f, where f′/f = (ν−1)/s − νs. What is left out is of the
  /// order of t⁻⁴.
  private static func far(_ ratio: Double, df: Double, from near: Double, to distance: Double) -> Double {
    guard distance > near else { return ratio }
    let slope = (df - 1) / ratio - df * ratio
    return ratio + 0.5 * slope * (1 / (near * near) - 1 / (distance * distance))
  }

  /// From here on the normal distribution says the same to 10 digits for noncentralities up to 100.
  static let nearlyNormal = 1e14
}

extension ChiMesh {
  /// The δ with P(T ≤ t) = `share`: t distributes about δ with a spread of √(1 + t²/2ν), which gives the start.
  ///
  /// Halley's steps, the derivatives from the same pass over the mesh; the root stays bracketed, and a step that would leave
  /// the bracket halves it instead.
  fileprivate func noncentrality(t: Double, cdf share: Double) -> Double {
    let spread = (1 + t * t / (2 * df)).squareRoot()
    let z = share > 0.5 ? -Normal.z975 : Normal.z975
    let reach = 8 * spread + 2
    var (low, high) = (t - reach - 6 * t / df, t + reach + 6 * t / df)
    var ncp = t * (1 - 1 / (4 * df)) + z * spread
    for _ in 0..<100 {
      let there = expected(t: t, ncp: ncp)
      let excess = there.value - share
      if excess > 0 { low = ncp } else { high = ncp }
      // The value falls as δ grows: slope is −density.
      let newton = excess / there.density
      let step = newton / max(0.5, 1 + 0.5 * newton * there.bend / there.density)
      let next = ncp + step
      if step.magnitude < 1e-5 { return next }
      ncp = step.isFinite && next > low && next < high ? next : low + (high - low) / 2
      if high - low < 1e-12 * max(1, t) { break }
    }
    return ncp
  }
}
