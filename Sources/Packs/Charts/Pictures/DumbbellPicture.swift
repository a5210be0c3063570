/// How far a pupil group stands from those it is compared with, before and after: two marks and the way between them.
struct DumbbellPicture: Hashable {
  struct Row: Hashable {
    /// As `before`.
    let label: String
    /// The distance in words: `5.1 points behind`.
    let gap: String
    let focus: End
    let reference: End
  }

  struct End: Hashable {
    let value: Double
    /// In words: `26.3`, `12 of 24`.
    let text: String
  }

  /// Who they are: `pupil premium pupils`, `other pupils`.
  let focus: String
  let reference: String
  let rows: [Row]
  let unit: String
  var ends = ChartEnds()

  var isDrawable: Bool { !rows.isEmpty && rows.allSatisfy { $0.focus.value.isFinite && $0.reference.value.isFinite } }

  func layout(width: Double) -> ChartLayout {
    var plan = DumbbellLayout(self, width: width)
    plan.addNames()
    for (index, row) in rows.enumerated() { plan.add(row, isFirst: index == 0) }
    plan.addUnit()
    return plan.canvas.layout
  }
}

private struct DumbbellLayout {
  let picture: DumbbellPicture
  let scale: ChartScale
  var canvas: ChartCanvas
  private let margin: Double
  /// Whether values are short enough to stand beside their marks.
  private let hasValuesBeside: Bool

  init(_ picture: DumbbellPicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    let ends = picture.rows.flatMap { [$0.focus, $0.reference] }
    scale = ChartScale(values: ends.map(\.value), ends: picture.ends, fromZero: false)
    let widest = ends.map { ChartText.width(of: $0.text, weight: .strong) }.max() ?? 0
    hasValuesBeside = widest < width * 0.27
    margin = hasValuesBeside ? widest + 16 : 8
  }

  private func place(_ value: Double) -> Double { margin + scale.fraction(value) * (canvas.width - 2 * margin) }

  /// Names in a line each with their marks, where they find no room above those of the first row.
  mutating func addNames() {
    guard namesAbove(0) == nil else { return }
    for (words, kind) in [(picture.focus, ChartDot.Kind.focus), (picture.reference, .other)] {
      guard let text = ChartText(words, x: 18, y: canvas.y, within: canvas.width - 18) else { continue }
      canvas.dot(kind, 8, text.y + ChartText.lineHeight / 2)
      canvas.write(text)
      canvas.y = text.bottom + 2
    }
  }

  /// The names above the marks of the first row, each on its side of the middle between them; nil where a side is too narrow.
  private func namesAbove(_ y: Double) -> [ChartText]? {
    guard let row = picture.rows.first else { return nil }
    let (one, other) = (place(row.focus.value), place(row.reference.value))
    let middle = (one + other) / 2
    let names = [(picture.focus, one, one <= other), (picture.reference, other, one > other)].compactMap {
      words, x, isLeft -> ChartText? in
      let sides = isLeft ? (low: 0.0, high: middle - 5) : (low: middle + 5, high: canvas.width)
      guard sides.high - sides.low > 80,
        let text = ChartText(words, x: 0, y: y, within: sides.high - sides.low, anchor: .middle), text.lines.count < 3
      else { return nil }
      let half = text.width / 2
      return text.moved(x: max(sides.low + half, min(sides.high - half, x)), y: y)
    }
    guard names.count == 2 else { return nil }
    let floor = names.map(\.bottom).max() ?? y
    return names.map { $0.moved(y: floor - $0.height) }
  }

  mutating func add(_ row: DumbbellPicture.Row, isFirst: Bool) {
    canvas.y += 6
    canvas.writeEnds(row.label, row.gap, weights: (.usual, .strong))
    if !hasValuesBeside {
      canvas.writeLine("\(picture.focus): \(row.focus.text)")
      canvas.writeLine("\(picture.reference): \(row.reference.text)")
    }
    if isFirst, let names = namesAbove(canvas.y) {
      for name in names { canvas.write(name) }
      canvas.y = names.map(\.bottom).max() ?? canvas.y
    }
    let middle = canvas.y + 11
    let (one, other) = (place(row.focus.value), place(row.reference.value))
    canvas.line(.interval, min(one, other), middle, max(one, other), middle)
    canvas.dot(.other, other, middle)
    canvas.dot(.focus, one, middle)
    if hasValuesBeside { addValues(row, one, other, top: middle - ChartText.lineHeight / 2) }
    canvas.y = middle + 11
  }

  /// The lower value to the left of its mark, the higher to the right of its own.
  private mutating func addValues(_ row: DumbbellPicture.Row, _ one: Double, _ other: Double, top: Double) {
    let focusIsLeft = one <= other
    let room = canvas.width
    let focus = ChartText(
      row.focus.text, x: one + (focusIsLeft ? -10 : 10), y: top, within: room, weight: .strong,
      anchor: focusIsLeft ? .end : .start)
    let reference = ChartText(
      row.reference.text, x: other + (focusIsLeft ? 10 : -10), y: top, within: room, weight: .usual,
      anchor: focusIsLeft ? .start : .end)
    canvas.write(focus)
    canvas.write(reference)
  }

  mutating func addUnit() {
    canvas.y += 2
    canvas.writeLine(picture.unit, weight: .light)
    canvas.y += 2
  }
}
