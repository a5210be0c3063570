/// From values to places along the axis.
struct ChartScale: Hashable {
  let low: Double
  let high: Double
  /// Where the marks of the axis stand, from low to high.
  let ticks: [Double]
  /// How far the marks are from each other.
  let step: Double

  /// Covers all values and the ends that the scale has; reaches nought when that is near, or when values are weighed by it.
  init(values: [Double], ends: ChartEnds = ChartEnds(), fromZero: Bool) {
    let finite = values.filter(\.isFinite)
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if fromZero || (low > 0 && low < high / 2) { low = min(low, 0) }
    if fromZero { high = max(high, 0) }
    if low == high {
      let room = low == 0 ? 1 : low.magnitude / 10
      low -= low == 0 ? 0 : room
      high += room
    }
    let step = ChartScale.step(for: high / 5 - low / 5)
    let first = ends.low.map { min($0, low) } ?? (low / step).rounded(.down) * step
    let last = ends.high.map { max($0, high) } ?? (high / step).rounded(.up) * step
    self.low = first
    self.high = last
    self.step = ChartScale.step(for: last / 5 - first / 5)
    ticks = ChartScale.ticks(from: first, to: last, step: self.step)
  }

  /// 0 at the low end, 1 at the high end.
  func fraction(_ value: Double) -> Double {
    guard high > low, value.isFinite else { return 0 }
    let span = high / 2 - low / 2
    return max(0, min(1, (value / 2 - low / 2) / span))
  }

  /// The marks with their labels.
  var labels: [(value: Double, text: String)] { ticks.map { ($0, ChartNumber.label($0, step: step)) } }

  /// 1, 2 or 5 times a power of ten, not below what is asked.
  private static func step(for least: Double) -> Double {
    guard least.isFinite, least > 0 else { return 1 }
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least } ?? 10 * power
  }

  private static func ticks(from low: Double, to high: Double, step: Double) -> [Double] {
    var ticks = [low]
    for index in 0..<12 {
      let tick = ((low / step).rounded(.down) + Double(index) + 1) * step
      if tick > low + step / 4, tick < high - step / 4 { ticks.append(tick) }
    }
    return ticks + [high]
  }
}

/// The ends that a scale has, as 0 and 100 for percentages; nil where it has none.
struct ChartEnds: Hashable {
  var low: Double?
  var high: Double?
}
