/// The middle value, or the mean of the two middle values.
enum Median {
  /// The median of values with how often each occurs, in any order; `not_recorded` when there are none.
  static func of(_ values: [(value: Double, count: Int)]) -> Computed<Double> {
    let sorted = values.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    let total = sorted.reduce(0) { $0 + $1.count }
    guard total > 0 else { return .notComputed(.notRecorded) }
    let lower = value(at: (total - 1) / 2, in: sorted)
    let upper = value(at: total / 2, in: sorted)
    return Computed(finite: lower == upper ? lower : lower / 2 + upper / 2)
  }

  /// The median of single values.
  static func of(_ values: [Double]) -> Computed<Double> {
    guard !values.isEmpty else { return .notComputed(.notRecorded) }
    let sorted = values.sorted()
    let (lower, upper) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
    return Computed(finite: lower == upper ? lower : lower / 2 + upper / 2)
  }

  private static func value(at position: Int, in sorted: [(value: Double, count: Int)]) -> Double {
    var passed = 0
    for entry in sorted {
      passed += entry.count
      if passed > position { return entry.value }
    }
    return sorted[sorted.count - 1].value
  }
}
