/// Some lines of text in a picture, with the room they take.
struct ChartText: Hashable {
  enum Weight: Hashable { case strong, usual, light }
  enum Anchor: String { case start, middle, end }

  let lines: [String]
  /// The anchor's place; y is the top of the first line.
  let x: Double
  let y: Double
  let size: Double
  let weight: Weight
  let anchor: Anchor

  static let leading = 1.3

  var width: Double {
    (lines.map { TextWidth.of($0, size: size) }.max() ?? 0) * (weight == .strong ? TextWidth.strong : 1)
  }
  var height: Double { Double(lines.count) * size * ChartText.leading }

  var left: Double {
    switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
  }

  /// Whether the two would touch.
  func overlaps(_ other: ChartText) -> Bool {
    left < other.left + other.width && other.left < left + width && y < other.y + other.height
      && other.y < y + height
  }
}
