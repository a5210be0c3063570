extension Computed where Value == Interval {
  /// From shares (−1 to 1) to percentage points.
  var inPoints: Computed<Interval> {
    flatMap { $0.scaled(by: 100).map { .value($0) } ?? .notComputed(.outOfRange) }
  }
}

extension Computed where Value == Double {
  /// From a share (−1 to 1) to percentage points.
  var inPoints: Computed<Double> { flatMap { Computed(finite: 100 * $0) } }

  /// This in standard deviations; a spread of zero measures nothing.
  func divided(by spread: Computed<Double>) -> Computed<Double> {
    with(spread) { $1 > 0 ? Computed<Double>(finite: $0 / $1) : .notComputed(.zeroVariance) }
  }
}
