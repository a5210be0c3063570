import Model

/// The people with a value at both occasions: what changes, comparisons and gaps are made of (specification, section 0).
struct Matched: Hashable, Sendable {
  /// 1 or more.
  let n: Int
  let before: Sample
  let after: Sample
  /// Of after − before of each person.
  let change: Sample
  /// Σ(x−x̄)², Σ(y−ȳ)², Σ(x−x̄)(y−ȳ), in squared units: what the adjusted difference is made of.
  let squaresBefore: Double
  let squaresAfter: Double
  let products: Double
  let up: Computed<Int>
  let same: Computed<Int>
  let down: Computed<Int>
  /// Everybody's change and value at the end; only where rows or a table of answers give them.
  var spread: Computed<ChangeSpread> = .notComputed(.needsIndividualData)

  init(n: Int, sums: ExactSums, up: Computed<Int>, same: Computed<Int>, down: Computed<Int>) {
    let (means, deviations) = (sums.means, sums.deviations)
    func sample(_ mean: Double, _ squares: Double) -> Sample {
      Sample(n: n, mean: mean, sd: n > 1 ? (max(0, squares) / Double(n - 1)).squareRoot() : nil)
    }
    self.n = n
    before = sample(means.before, deviations.before)
    after = sample(means.after, deviations.after)
    change = sample(means.change, deviations.change)
    (squaresBefore, squaresAfter, products) = (deviations.before, deviations.after, deviations.products)
    (self.up, self.same, self.down) = (up, same, down)
  }

  /// Pearson's r of the two values, −1 to 1.
  var correlation: Computed<Double> {
    guard n >= 2 else { return .notComputed(.nBelowTwo) }
    guard squaresBefore > 0, squaresAfter > 0 else { return .notComputed(.zeroVariance) }
    let r = products / (squaresBefore.squareRoot() * squaresAfter.squareRoot())
    return .value(max(-1, min(1, r)))
  }
}

/// A value and how many have it.
struct Tallied: Hashable, Sendable {
  let value: Double
  let count: Int

  /// Equal values together, in ascending order.
  static func tally(_ values: [Double]) -> [Tallied] {
    var tallied: [Tallied] = []
    for value in values.sorted() {
      if let last = tallied.last, last.value == value {
        tallied[tallied.count - 1] = Tallied(value: value, count: last.count + 1)
      } else {
        tallied.append(Tallied(value: value, count: 1))
      }
    }
    return tallied
  }

}

extension [Tallied] {
  /// As formulas take them.
  var pairs: [(value: Double, count: Int)] { map { ($0.value, $0.count) } }
  var changes: [(change: Double, count: Int)] { map { ($0.value, $0.count) } }
}

/// How the changes and the later values of the matched are distributed, in ascending order.
struct ChangeSpread: Hashable, Sendable {
  /// Rounded to nine decimals, so that float noise makes no ties and breaks none.
  let changes: [Tallied]
  /// Of the changes as they are, with all their decimals.
  let medianChange: Computed<Double>
  let after: [Tallied]

  /// Of the changes and the later values of people, in any order.
  init(changes: [Double], after: [Double]) {
    let sorted = changes.sorted()
    self.changes = Tallied.tally(sorted.map(FloatNoise.removed))
    medianChange = Median.of(sorted)
    self.after = Tallied.tally(after)
  }
}

/// The middle and the ends of the values of one occasion.
struct ValueSpread: Hashable, Sendable {
  let median: Double
  let lowest: Double
  let highest: Double

  /// In ascending order; nil of nobody.
  init?(_ values: [Tallied]) {
    guard let median = Median.of(values.pairs).value, let first = values.first, let last = values.last else {
      return nil
    }
    self.median = median
    lowest = first.value
    highest = last.value
  }
}
