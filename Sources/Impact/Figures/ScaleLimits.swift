import Model

/// The ends of a measure's scale, where it states them; changes of shares run from −100 to 100 percentage points.
struct ScaleLimits {
  private let low: Double?
  private let high: Double?
  /// The largest change that the scale allows.
  private let range: Double?

  init(_ measure: Measure) {
    low = measure.scaleMin?.double
    high = measure.scaleMax?.double
    switch measure.scale {
    case .binary, .likert: range = 100
    case .continuous, .series:
      if let low, let high, low < high { range = high - low } else { range = nil }
    }
  }

  /// The value, when it lies on the scale.
  func value(_ value: Double) -> Computed<Double> {
    if let low, value < low { return .notComputed(.outsideScale) }
    if let high, value > high { return .notComputed(.outsideScale) }
    return Computed(finite: value)
  }

  /// The change, when the scale has room for it.
  func change(_ change: Double) -> Computed<Double> {
    if let range, change.magnitude > range { return .notComputed(.outsideScale) }
    return Computed(finite: change)
  }
}
