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
  /// For 1 and 2 degrees of freedom in closed form. Else Halley's steps from the expansion of Cornish and Fisher; from zero,
  /// where that expansion is far off: the tail is convex there, so that the steps climb to the root and never pass it.
  func upperQuantile(_ tail: Double) -> Double {
    if df == 1 { return 1 / Double.tan(Double.pi * tail) }
    if df == 2 { return (1 - 2 * tail) / (2 * tail * (1 - tail)).squareRoot() }
    var t = start(tail)
    for _ in 0..<500 {
      let newton = (upperTail(t) - tail) / density(t)
      // −½ of the density's slope over the density: what Halley's step adds to Newton's.
      let bend = (df + 1) * t / (2 * (df + t * t))
      let step = newton / max(0.5, 1 - newton * bend)
      guard step.isFinite else { break }
      t = max(0, t + step)
      // Steps shrink with the third power: after this one no digit would change.
      if step.magnitude < 1e-6 * max(1e-6, t) { break }
    }
    return t
  }

  /// Where to look first: Abramowitz and Stegun 26.7.5, from 5 degrees of freedom on and not far out.
  private func start(_ tail: Double) -> Double {
    guard df >= 5, tail > 1e-4 else { return 0 }
    let z = tail == 0.025 ? Normal.z975 : Normal.upperQuantile(tail)
    let (square, inverse) = (z * z, 1 / df)
    let third = (((3 * square + 19) * square + 17) * square - 15) / 384
    let second = ((5 * square + 16) * square + 3) / 96
    return z * (1 + inverse * ((square + 1) / 4 + inverse * (second + inverse * third)))
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
