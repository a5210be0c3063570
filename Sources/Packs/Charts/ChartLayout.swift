/// Where everything in a chart stands: numbers only, so that a test can see that nothing lies on anything else.
struct ChartLayout: Hashable {
  let width: Double
  let height: Double
  let texts: [ChartText]
  let marks: [ChartMark]
}

/// A picture while it is put together, from the top down.
struct ChartCanvas {
  let width: Double
  private(set) var texts: [ChartText] = []
  private(set) var marks: [ChartMark] = []
  /// Where what comes next begins.
  var y = 0.0

  init(width: Double) { self.width = width }

  var layout: ChartLayout { ChartLayout(width: width, height: y, texts: texts, marks: marks) }

  mutating func draw(_ mark: ChartMark) { marks.append(mark) }

  mutating func line(_ stroke: ChartStroke, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    marks.append(.line([ChartPoint(x: x1, y: y1), ChartPoint(x: x2, y: y2)], stroke))
  }

  mutating func dot(_ kind: ChartDot.Kind, _ x: Double, _ y: Double) {
    marks.append(.dot(ChartPoint(x: x, y: y), ChartDot(kind: kind)))
  }

  mutating func write(_ text: ChartText?) { if let text { texts.append(text) } }

  /// Writes at the present height over the whole width, or from a place on, and goes below it.
  mutating func writeLine(_ words: String, from x: Double = 0, weight: ChartText.Weight = .usual) {
    guard let text = ChartText(words, x: x, y: y, within: width - x, weight: weight) else { return }
    write(text)
    y = text.bottom
  }

  /// Writes two texts on one line, the second to the right; below each other where they do not fit.
  mutating func writeEnds(_ first: String, _ second: String, weights: (ChartText.Weight, ChartText.Weight)) {
    let gap = first.isEmpty || second.isEmpty ? 0 : 12.0
    let room = ChartText.width(of: first, weight: weights.0) + ChartText.width(of: second, weight: weights.1) + gap
    guard room <= width else {
      writeLine(first, weight: weights.0)
      return writeLine(second, weight: weights.1)
    }
    let left = ChartText(first, x: 0, y: y, within: width, weight: weights.0)
    let right = ChartText(second, x: width, y: y, within: width, weight: weights.1, anchor: .end)
    write(left)
    write(right)
    y = max(left?.bottom ?? y, right?.bottom ?? y)
  }

  /// A text about a place on the width, moved to the side where it would leave the picture; nil without words.
  func label(
    _ words: String, about x: Double, y: Double, within room: Double? = nil, weight: ChartText.Weight = .usual
  ) -> ChartText? {
    guard let text = ChartText(words, x: x, y: y, within: room ?? width, weight: weight, anchor: .middle) else {
      return nil
    }
    return text.moved(x: max(text.width / 2, min(width - text.width / 2, x)), y: y)
  }

  /// Whether a text would stand clear of all that is written.
  func isFree(_ text: ChartText) -> Bool {
    text.left >= 0 && text.right <= width && !texts.contains { $0.overlaps(text) }
  }
}
