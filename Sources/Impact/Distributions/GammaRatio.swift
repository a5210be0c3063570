import RealModule

/// Γ(a + ½)/Γ(a), which Student's t and Hedges' correction both need.
enum GammaRatio {
  /// Its logarithm, for a > 0.
  ///
  /// Above 100 by the asymptotic series ½ ln a − 1/(8a) + 1/(192a³) − 1/(640a⁵) + 17/(14336a⁷), since the difference of two
  /// large log-gammas loses digits.
  static func log(_ a: Double) -> Double {
    guard a > 100 else { return Double.logGamma(a + 0.5) - Double.logGamma(a) }
    let inverse = 1 / a
    let square = inverse * inverse
    let series = -0.125 + square * (1.0 / 192 + square * (-1.0 / 640 + square * 17.0 / 14_336))
    return 0.5 * Double.log(a) + inverse * series
  }
}
