/// One occasion of a series: its day and the one value that stands for it.
package struct SeriesPoint: Hashable, Sendable {
  /// ISO text, `2014-03-05`: later days sort after earlier ones.
  package let occasion: String
  /// The mean, or the sum, of the units; nil where nothing was recorded.
  package let value: Double?

  package init(occasion: String, value: Double?) {
    self.occasion = occasion
    self.value = value.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A point that has a value.
struct RecordedPoint: Hashable, Sendable {
  let occasion: String
  let value: Double
  /// The value as it is compared with a line: rounded to 9 decimals.
  let compared: Double

  init?(_ point: SeriesPoint) {
    guard let value = point.value else { return nil }
    occasion = point.occasion
    self.value = value
    compared = FloatNoise.removed(from: value)
  }
}

extension [SeriesPoint] {
  /// Those with a value, in their order.
  var recorded: [RecordedPoint] { compactMap(RecordedPoint.init) }
}
