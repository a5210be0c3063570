/// The continued fraction of the regularized incomplete beta function.
enum IncompleteBeta {
  /// K in I_x(a,b) = xᵃ(1−x)ᵇ/(a B(a,b)) · K, by the modified Lentz method.
  ///
  /// Converges in about √max(a,b) steps for x below (a+1)/(a+b+2); call it with 1−x, b, a above.
  static func fraction(a: Double, b: Double, x: Double) -> Double {
    let tiny = 1e-300
    func apart(_ number: Double) -> Double { number.magnitude < tiny ? tiny : number }
    var numerator = 1.0
    var denominator = 1 / apart(1 - (a + b) * x / (a + 1))
    var result = denominator
    for step in 1...20_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      denominator = 1 / apart(1 + even * denominator)
      numerator = apart(1 + even / numerator)
      result *= denominator * numerator
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      denominator = 1 / apart(1 + odd * denominator)
      numerator = apart(1 + odd / numerator)
      let change = denominator * numerator
      result *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return result
  }
}
