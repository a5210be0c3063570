/// Something drawn in a picture that is not text.
enum ChartMark: Hashable {
  /// The whole length of the scale behind a value.
  case track(x: Double, y: Double, width: Double, height: Double)
  /// A value from nought: filled, or outlined for what was before.
  case bar(x: Double, y: Double, width: Double, height: Double, filled: Bool)
  /// A value where bars would mislead; outlined for what was before.
  case dot(x: Double, y: Double, filled: Bool)
  /// From one end of the 95% interval to the other; on a filled bar it needs an edge to be seen.
  case whisker(from: Double, to: Double, y: Double, onFilled: Bool)
  /// The change that would be normal progress.
  case expected(x: Double, top: Double, bottom: Double)
  /// Nought among changes.
  case zero(x: Double, top: Double, bottom: Double)
  /// A line of the axis.
  case rule(x1: Double, y1: Double, x2: Double, y2: Double)
}
