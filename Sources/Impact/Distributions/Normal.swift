import RealModule

/// The standard normal distribution.
enum Normal {
  /// The point that leaves 2.5% above it: 1.959963984540054.
  static let z975 = upperQuantile(0.025)

  /// P(Z > x) = ½ erfc(x/√2), exact to the last digits also far out.
  static func upperTail(_ x: Double) -> Double { 0.5 * Double.erfc(x / 2.0.squareRoot()) }

  /// The x > 0 with P(Z > x) = `tail`, for a tail above 0 and at most ½.
  ///
  /// Newton's steps from zero: the tail is convex there, so they climb to the root and never pass it.
  static func upperQuantile(_ tail: Double) -> Double {
    var x = 0.0
    for _ in 0..<200 {
      let density = Double.exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      let step = (upperTail(x) - tail) / density
      guard step.isFinite, step.magnitude > 1e-16 * max(1, x) else { break }
      x += step
    }
    return x
  }
}
