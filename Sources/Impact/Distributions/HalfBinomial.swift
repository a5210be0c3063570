/// The binomial distribution with p = ½: tossing a coin `n` times.
struct HalfBinomial {
  /// 0 or more.
  let n: Int

  /// P(X = k); 0 outside 0...n and where it is below the smallest number.
  ///
  /// The running product of (n−k+i)/i, halved as it grows: exact to about 1e-16·√k, where a difference of log-gammas would
  /// lose four digits at n = 5,000.
  func probability(_ k: Int) -> Double {
    guard (0...n).contains(k) else { return 0 }
    let few = min(k, n - k)
    var product = 1.0
    var halvings = n
    for i in 0..<few {
      product *= Double(n - few + i + 1) / Double(i + 1)
      while product > 1, halvings > 0 {
        product /= 2
        halvings -= 1
      }
    }
    // In steps that no power of two can leave the range of numbers by.
    while halvings > 0, product > 0 {
      let step = min(halvings, 1_000)
      product = Double(sign: .plus, exponent: -step, significand: product)
      halvings -= step
    }
    return product
  }

  /// P(X ≤ k).
  func lowerTail(_ k: Int) -> Double {
    guard k >= 0 else { return 0 }
    guard k < n else { return 1 }
    // Above the middle the other tail is the shorter sum.
    if k > (n - 1) / 2 { return 1 - lowerTail(n - k - 1) }
    var term = 1.0
    var sum = 1.0
    var j = k
    while j > 0, term > 1e-18 * sum {
      term *= Double(j) / Double(n - j + 1)
      sum += term
      j -= 1
    }
    return min(1, sum * probability(k))
  }

  /// The smallest k with P(X ≤ k) of `share` or more, for a share below ½.
  func lowerQuantile(_ share: Double) -> Int {
    // From 12 standard deviations below the middle, where nothing is left, upwards.
    var k = max(0, Int((Double(n) / 2 - 6 * Double(n).squareRoot()).rounded(.down)))
    var sum = lowerTail(k)
    var term = probability(k)
    while sum < share, k < n {
      term = term > 0 ? term * Double(n - k) / Double(k + 1) : probability(k + 1)
      k += 1
      sum += term
    }
    return k
  }
}
