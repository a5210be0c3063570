/// What is known of a set of values: how many, their mean, how far they spread.
struct Sample: Hashable, Sendable {
  /// 1 or more.
  let n: Int
  let mean: Double
  /// Divisor n − 1, 0 or more; nil for a single value.
  let sd: Double?

  /// The spread, or that there are too few for one.
  var spread: Computed<Double> { sd.map { Computed(finite: $0) } ?? .notComputed(.nBelowTwo) }

  /// s²/n, the square of the standard error of the mean.
  var varianceOfMean: Computed<Double> {
    guard n >= 2, let sd else { return .notComputed(.groupNBelowTwo) }
    return Computed(finite: sd * sd / Double(n))
  }
}
