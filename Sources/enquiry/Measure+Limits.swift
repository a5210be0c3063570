internal import Model

extension Measure {
  /// `from 0 to 40`, `from 0 up`, `up to 40`, where a value lies beyond the scale; nil where it does not.
  func limits(passedBy value: ExactNumber) -> String? {
    let (low, high) = (scaleMin?.double, scaleMax?.double)
    // A scale without room says nothing of a value.
    if let low, let high, low >= high { return nil }
    let isBelow = low.map { value.double < $0 } ?? false
    let isAbove = high.map { value.double > $0 } ?? false
    guard isBelow || isAbove else { return nil }
    switch (scaleMin, scaleMax) {
    case (let least?, let most?): return "from \(least) to \(most)"
    case (let least?, nil): return "from \(least) up"
    case (nil, let most?): return "up to \(most)"
    case (nil, nil): return nil
    }
  }
}
