import RealModule

/// Wilcoxon's signed ranks of changes: whether more moved up, and further, than down (specification section 2).
///
/// For the detail view, and for answers by level. Unchanged people are dropped, equal changes share their ranks.
package struct SignedRanks: Tabulated {
  /// n′, those who changed.
  package let nNonzero: Int
  package let nZero: Int
  /// Whether two changes are of one size.
  package let hasTies: Bool
  /// The sums of the ranks of rises and of falls.
  package let wPlus: Double
  package let wMinus: Double
  /// Σ(t³ − t) over the sizes that t people share.
  private let tieTerm: Double

  /// Changes with how many people have each, in any order, equal ones apart or together; already rounded to 9 decimals.
  package init(changes: [(change: Double, count: Int)]) {
    let counted = changes.filter { $0.count > 0 }
    let moved = counted.filter { $0.change != 0 }.sorted { $0.change.magnitude < $1.change.magnitude }
    nZero = counted.reduce(0) { $0 + ($1.change == 0 ? $1.count : 0) }
    nNonzero = moved.reduce(0) { $0 + $1.count }
    var (plus, minus, ties) = (0.0, 0.0, 0.0)
    var (isTied, ranked, start) = (false, 0.0, 0)
    while start < moved.count {
      var end = start
      var (rises, falls) = (0.0, 0.0)
      while end < moved.count, moved[end].change.magnitude == moved[start].change.magnitude {
        if moved[end].change > 0 { rises += Double(moved[end].count) } else { falls += Double(moved[end].count) }
        end += 1
      }
      let size = rises + falls
      let rank = ranked + (size + 1) / 2
      plus += rank * rises
      minus += rank * falls
      ties += size * (size * size - 1)
      isTied = isTied || size > 1
      ranked += size
      // A change that is no number equals nothing, not even itself.
      start = max(end, start + 1)
    }
    (wPlus, wMinus, tieTerm, hasTies) = (plus, minus, ties, isTied)
  }

  /// (W⁺ − W⁻)/(W⁺ + W⁻), −1 to 1: the matched-pairs rank biserial correlation.
  package var rankBiserial: Computed<Double> {
    ranked { Computed<Double>(finite: (wPlus - wMinus) / (wPlus + wMinus)) }
  }

  /// By Fisher's z: tanh(atanh r ± z·se), se = √((2n³+3n²+n)/6)/((n²+n)/2). `at_bound` when all moved one way.
  package var rankBiserialInterval: Computed<Interval> {
    rankBiserial.flatMap { r in
      guard r.magnitude < 1 else { return .notComputed(.atBound) }
      let n = Double(nNonzero)
      // The same as above with n(n+1) taken out: √(2(2n+1)/(3n(n+1))).
      let half = Normal.z975 * (2 * (2 * n + 1) / (3 * n * (n + 1))).squareRoot()
      return Computed<Interval>(Double.tanh(Double.atanh(r) - half), Double.tanh(Double.atanh(r) + half))
    }
  }

  /// Two-sided, by the normal distribution with the correction for ties and for continuity: R's `exact = FALSE`.
  package var pNormal: Computed<Double> {
    ranked {
      let n = Double(nNonzero)
      let variance = n * (n + 1) * (2 * n + 1) / 24 - tieTerm / 48
      let distance = (wPlus - wMinus) / 2
      let p = distance == 0 ? 1 : 2 * Normal.upperTail((distance.magnitude - 0.5) / variance.squareRoot())
      return Computed<Double>(finite: min(1, p))
    }
  }

  /// Two-sided, from all 2ⁿ ways in which the signs could fall; only without ties and zeros and for up to 50 changes.
  package var pExact: Computed<Double> {
    ranked {
      guard !hasTies, nZero == 0 else { return .notComputed(.tiesOrZeros) }
      guard nNonzero <= SignedRanks.mostForExact else { return .notComputed(.tooManyForExact) }
      return .value(min(1, 2 * SignedRanks.shareOfSums(upTo: Int(min(wPlus, wMinus)), n: nNonzero)))
    }
  }

  /// The exact p-value where it can be had, else the normal one.
  package var p: Computed<Double> { pExact.value == nil ? pNormal : pExact }

  package var fields: [Field] {
    [
      Field("n_nonzero", .count(nNonzero)),
      Field("n_zero", .count(nZero)),
      Field("w_plus", .number(wPlus)),
      Field("w_minus", .number(wMinus)),
      Field("rank_biserial", rankBiserial),
      Field("ties", .flag(hasTies)),
      Field("p_normal_cc", pNormal),
      Field("p_exact", pExact),
      Field("p", p),
      Field("rank_biserial_ci", rankBiserialInterval),
    ]
  }

  private static let mostForExact = 50

  /// What needs two people or more, and a change.
  private func ranked<Value>(_ compute: () -> Computed<Value>) -> Computed<Value> {
    if nNonzero == 0 { return .notComputed(nZero > 1 ? .noNonzeroChanges : .nBelowTwo) }
    return nNonzero + nZero < 2 ? .notComputed(.nBelowTwo) : compute()
  }

  /// The share of the 2ⁿ subsets of the ranks 1...n whose sum is at most `limit`, counted rank by rank.
  ///
  /// Counts stay below 2⁵⁰, where doubles are exact.
  private static func shareOfSums(upTo limit: Int, n: Int) -> Double {
    var ways = [Double](repeating: 0, count: limit + 1)
    ways[0] = 1
    for rank in 1...n where rank <= limit {
      for sum in stride(from: limit, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    return Double(sign: .plus, exponent: -n, significand: ways.reduce(0, +))
  }
}
