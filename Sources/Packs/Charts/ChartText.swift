/// Some lines of text in a picture, with the room they take.
struct ChartText: Hashable {
  enum Weight: Hashable {
    case strong, usual, light
    /// Upon a dark area.
    case inverse
  }
  enum Anchor: String { case start, middle, end }

  let lines: [String]
  /// The anchor's place; y is the top of the first line.
  let x: Double
  let y: Double
  let weight: Weight
  let anchor: Anchor
  /// Of the widest line, at most.
  let width: Double

  /// In units of the picture: at least 9 pt on paper, since the narrow picture is 360 units wide and printed at 88 mm or more.
  static let size = 13.0
  static let lineHeight = size * 1.3
  /// What takes more lines is cut: all of it stands in the table beside the chart.
  private static let mostLines = 4

  /// Words on as many lines as they need in a width; nil where there are none.
  init?(
    _ words: String, x: Double, y: Double, within width: Double, weight: Weight = .usual, anchor: Anchor = .start,
    mostLines: Int = ChartText.mostLines
  ) {
    let lines = ChartText.lines(words, within: width, weight: weight, mostLines: mostLines)
    guard !lines.isEmpty else { return nil }
    self.init(lines: lines, x: x, y: y, weight: weight, anchor: anchor)
  }

  init(lines: [String], x: Double, y: Double, weight: Weight, anchor: Anchor) {
    (self.lines, self.x, self.y, self.weight, self.anchor) = (lines, x, y, weight, anchor)
    width = lines.map { ChartText.width(of: $0, weight: weight) }.max() ?? 0
  }

  /// Words in lines of a width, the last one that there is room for cut; none for what has no visible sign.
  static func lines(
    _ words: String, within width: Double, weight: Weight, mostLines: Int = ChartText.mostLines
  ) -> [String] {
    let room = weight == .strong ? width / TextWidth.strong : width
    let wrapped = TextWidth.wrapped(words, size: size, width: room)
    return wrapped.count <= mostLines ? wrapped : cut(wrapped, to: mostLines, width: room)
  }

  /// The last line that is left ends with an ellipsis.
  private static func cut(_ lines: [String], to count: Int, width: Double) -> [String] {
    var last = lines[count - 1]
    while !last.isEmpty, TextWidth.of(last + "…", size: size) > width { last.removeLast() }
    return lines.prefix(count - 1) + [last + "…"]
  }

  /// The same text elsewhere.
  func moved(x: Double? = nil, y: Double) -> ChartText {
    ChartText(lines: lines, x: x ?? self.x, y: y, weight: weight, anchor: anchor)
  }

  /// How wide a text is at most on one line.
  static func width(of text: String, weight: Weight = .usual) -> Double {
    TextWidth.of(text, size: size) * (weight == .strong ? TextWidth.strong : 1)
  }

  var height: Double { Double(lines.count) * ChartText.lineHeight }
  var bottom: Double { y + height }

  var left: Double {
    switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
  }
  var right: Double { left + width }

  /// Whether the two would touch.
  func overlaps(_ other: ChartText) -> Bool {
    left < other.right && other.left < right && y < other.bottom && other.y < bottom
  }

  /// Whether it would lie on a part of the picture.
  func overlaps(_ box: ChartBox) -> Bool {
    left < box.right && box.x < right && y < box.bottom && box.y < bottom
  }
}
