import RealModule

/// How many runs chance makes of points above and below a line: the exact distribution of Wald and Wolfowitz.
///
/// Around a line that was drawn from a part of the points it only describes.
struct RunCount {
  /// Points on either side, each 0 or more.
  let above: Int
  let below: Int

  /// P(R ≤ r) and P(R ≥ r).
  func tails(_ runs: Int) -> (low: Double, high: Double) {
    guard above > 0, below > 0 else { return (low: 1, high: 1) }
    var (low, high) = (0.0, 0.0)
    for count in 2...(2 * min(above, below) + 1) {
      let probability = probability(count)
      if count <= runs { low += probability }
      if count >= runs { high += probability }
    }
    return (low: min(1, low), high: min(1, high))
  }

  /// P(R = 2k) = 2C(a−1,k−1)C(b−1,k−1)/C(a+b,a), P(R = 2k+1) = [C(a−1,k)C(b−1,k−1) + C(a−1,k−1)C(b−1,k)]/C(a+b,a).
  private func probability(_ runs: Int) -> Double {
    let k = runs / 2
    let all = logChoose(above + below, above)
    func term(_ one: Int, _ other: Int) -> Double {
      guard one < above, other < below else { return 0 }
      return Double.exp(logChoose(above - 1, one) + logChoose(below - 1, other) - all)
    }
    return runs % 2 == 0 ? 2 * term(k - 1, k - 1) : term(k, k - 1) + term(k - 1, k)
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    Double.logGamma(Double(n + 1)) - Double.logGamma(Double(k + 1)) - Double.logGamma(Double(n - k + 1))
  }
}
