/// A 95% confidence interval, in the unit of what it belongs to. Written as `[low, high]`.
package struct Interval: Hashable, Sendable {
  package let low: Double
  /// Not below `low`.
  package let high: Double

  /// Nil for ends that are no numbers; ends are put in order.
  init?(_ one: Double, _ other: Double) {
    guard one.isFinite, other.isFinite else { return nil }
    // Adding 0 makes 0 of −0.
    low = min(one, other) + 0
    high = max(one, other) + 0
  }

  /// For ends that are numbers by their making, as shares between 0 and 1.
  init(shares low: Double, _ high: Double) {
    self.low = low
    self.high = max(low, high)
  }

  /// Whether zero lies inside, the ends included: the data are then consistent with no change.
  package var includesZero: Bool { low <= 0 && high >= 0 }

  /// Every end multiplied, as from shares to percentage points; nil when that leaves the range of numbers.
  func scaled(by factor: Double) -> Interval? { Interval(low * factor, high * factor) }
}

extension Computed where Value == Interval {
  /// The interval between two ends, or that they left the range of numbers.
  init(_ one: Double, _ other: Double) {
    self = Interval(one, other).map { .value($0) } ?? .notComputed(.outOfRange)
  }
}
