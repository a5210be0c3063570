import RealModule

/// Student's t distribution, for any degrees of freedom of 1 or more, whole or not (Welch's are not).
struct StudentT {
  /// 1 or more.
  let df: Double

  /// P(T > t) for t of 0 or more: ½ I_x(df/2, ½) with x = df/(df + t²).
  func upperTail(_ t: Double) -> Double {
    guard df < StudentT.nearlyNormal else {
      // Wallace 1959: (8ν+1)/(8ν+3) √(ν ln(1+t²/ν)) is normal to order ν⁻².
      return Normal.upperTail((8 * df + 1) / (8 * df + 3) * (df * Double.log(onePlus: t * t / df)).squareRoot())
    }
    guard t > 0 else { return 0.5 }
    let a = df / 2
    let ratio = t * t / df
    let x = 1 / (1 + ratio)
    let logFront = GammaRatio.log(a) - 0.5 * Double.log(Double.pi) - (a + 0.5) * Double.log(onePlus: ratio)
    let front = Double.exp(logFront) * ratio.squareRoot()
    if x < (a + 1) / (a + 2.5) {
      return 0.5 * front * IncompleteBeta.fraction(a: a, b: 0.5, x: x) / a
    }
    return 0.5 - 0.5 * front * IncompleteBeta.fraction(a: 0.5, b: a, x: ratio * x) / 0.5
  }

  /// The t > 0 with P(T > t) = `tail`, for a tail above 0 and at most ½.
  ///
  /// Newton's steps from zero: the tail is convex there, so they climb to the root and never pass it.
  func upperQuantile(_ tail: Double) -> Double {
    var t = 0.0
    for _ in 0..<500 {
      let step = (upperTail(t) - tail) / density(t)
      guard step.isFinite, step.magnitude > 1e-15 * max(1, t) else { break }
      t += step
    }
    return t
  }

  /// Both tails beyond ±t: the p-value of a t test.
  func twoSided(_ t: Double) -> Double { 2 * upperTail(t.magnitude) }

  private func density(_ t: Double) -> Double {
    let logFront = GammaRatio.log(df / 2) - 0.5 * Double.log(df * Double.pi)
    return Double.exp(logFront - (df + 1) / 2 * Double.log(onePlus: t * t / df))
  }

  /// From here on the normal distribution says the same to 12 digits, and faster.
  private static let nearlyNormal = 1e7
}
