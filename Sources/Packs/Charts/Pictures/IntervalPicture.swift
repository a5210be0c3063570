/// Values with their 95% intervals on one scale, a row each: shares before and after, changes, or differences between groups.
struct IntervalPicture: Hashable {
  struct Row: Hashable {
    /// As `before`, `pupil premium pupils`; empty for a value that stands alone.
    let label: String
    /// The value in words: `+2.7 points (1.2 to 4.2)`.
    let text: String
    let value: Double
    var low: Double?
    var high: Double?
    var role = Role.focus
  }

  /// What a row is to the chart: what it is about, the same at the start, or somebody beside.
  enum Role: Hashable { case focus, before, other }

  /// Rows below a heading of their own, as those of one pupil group.
  struct Panel: Hashable {
    var heading: String?
    let rows: [Row]
  }

  let panels: [Panel]
  /// Of the axis: `% of teachers`, `months`.
  let unit: String
  var ends = ChartEnds()
  /// What nought is among changes and differences: `no change`, `level with the Oak School`; nil for where things stood.
  var nought: String?
  /// What lies on either side of nought: `behind` and `ahead`.
  var sides: Sides?
  /// The change that would be normal progress.
  var expected: Expected?

  /// Whether the values are changes or differences.
  var isChange: Bool { nought != nil }

  struct Sides: Hashable {
    let below: String
    let above: String
  }

  struct Expected: Hashable {
    let value: Double
    /// As `normal progress: 7 months`.
    let label: String
  }

  var rows: [Row] { panels.flatMap(\.rows) }

  /// Whether there is something to see in it.
  var isDrawable: Bool { rows.contains { $0.value.isFinite } }

  func layout(width: Double) -> ChartLayout {
    var plan = IntervalLayout(self, width: width)
    for panel in panels { plan.add(panel) }
    plan.addReferences()
    plan.addAxis()
    plan.addNotice()
    return plan.canvas.layout
  }
}

/// Puts the rows below each other: the words on a line, the value on the line below.
private struct IntervalLayout {
  let picture: IntervalPicture
  let scale: ChartScale
  var canvas: ChartCanvas
  /// The middles of the rows' scales.
  private var middles: [Double] = []

  /// Room for a dot at either end.
  private static let margin = 7.0
  private static let track = 16.0

  init(_ picture: IntervalPicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    let values = picture.rows.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
    scale = ChartScale(
      values: values + (picture.expected.map { [$0.value] } ?? []), ends: picture.ends, fromZero: picture.isChange)
  }

  private func place(_ value: Double) -> Double {
    IntervalLayout.margin + scale.fraction(value) * (canvas.width - 2 * IntervalLayout.margin)
  }

  mutating func add(_ panel: IntervalPicture.Panel) {
    if canvas.y > 0 { canvas.y += panel.heading == nil ? 4 : 10 }
    if let heading = panel.heading {
      canvas.writeLine(heading, weight: .strong)
      canvas.y += 1
    }
    for row in panel.rows {
      canvas.writeEnds(row.label, row.text, weights: (.usual, .strong))
      addTrack(row)
      canvas.y += 4
    }
  }

  private mutating func addTrack(_ row: IntervalPicture.Row) {
    let (top, bottom) = (canvas.y + 1, canvas.y + 1 + IntervalLayout.track)
    let middle = (top + bottom) / 2
    middles.append(middle)
    canvas.line(.grid, IntervalLayout.margin, middle, canvas.width - IntervalLayout.margin, middle)
    if picture.isChange { canvas.line(.zero, place(0), top, place(0), bottom) }
    canvas.y = bottom
    guard row.value.isFinite else { return }
    let x = place(row.value)
    if let low = row.low, let high = row.high, low.isFinite, high.isFinite {
      let (left, right) = (place(low), place(high))
      canvas.line(row.role == .other ? .otherInterval : .interval, left, middle, right, middle)
      for end in [left, right] {
        canvas.line(row.role == .other ? .other : .focus, end, middle - 4, end, middle + 4)
      }
    } else if picture.isChange {
      canvas.line(.other, place(0), middle, x, middle)
    }
    canvas.dot(row.role.dot, x, middle)
  }

  /// What nought is and what normal progress would be: lines through each row, their words right below the last one.
  mutating func addReferences() {
    let nought = picture.nought.flatMap { canvas.label($0, about: place(0), y: canvas.y + 2, weight: .light) }
    if let nought {
      canvas.line(.zero, place(0), canvas.y - 4, place(0), canvas.y + 1)
      canvas.write(nought)
    }
    addExpectation(beside: nought)
    canvas.y = max(canvas.y, canvas.texts.map(\.bottom).max() ?? canvas.y)
  }

  private mutating func addExpectation(beside nought: ChartText?) {
    guard let expected = picture.expected, expected.value.isFinite else { return }
    let (x, half) = (place(expected.value), IntervalLayout.track / 2)
    for middle in middles { canvas.line(.expected, x, middle - half, x, middle + half) }
    let top = canvas.y + 2
    let about = canvas.label(expected.label, about: x, y: top)
    let beside = [(x - 2, ChartText.Anchor.start), (x + 2, .end)].map { x, anchor in
      ChartText(expected.label, x: x, y: top, within: canvas.width, anchor: anchor)
    }
    let free = ([about] + beside).lazy.compactMap(\.self).first { $0.lines.count == 1 && canvas.isFree($0) }
    guard let text = free ?? about?.moved(y: nought?.bottom ?? top) else { return }
    // A line from the row down to its words, where none stand between them.
    if text.y == top { canvas.line(.expected, x, canvas.y - 4, x, canvas.y + 1) }
    canvas.write(text)
  }

  /// The line below all rows with as many labels as stand clear of each other.
  mutating func addAxis() {
    canvas.y += 2
    let line = canvas.y
    canvas.line(.axis, IntervalLayout.margin, line, canvas.width - IntervalLayout.margin, line)
    let labels = scale.labels.compactMap { value, text -> (Double, ChartText)? in
      canvas.label(text, about: place(value), y: line + 5, weight: .light).map { (place(value), $0) }
    }
    let kept = AxisLabels.clear(labels.map(\.1), first: labels.first?.1, last: labels.last?.1)
    for (x, text) in labels where kept.contains(text) {
      canvas.line(.axis, x, line, x, line + 4)
      canvas.write(text)
    }
    canvas.y = (kept.map(\.bottom).max() ?? line) + 1
  }

  /// What lies on either side of nought, the unit, and what a line is.
  mutating func addNotice() {
    if let sides = picture.sides {
      let (below, above) = (scale.low < 0 ? "← \(sides.below)" : "", scale.high > 0 ? "\(sides.above) →" : "")
      canvas.writeEnds(below, above, weights: (.light, .light))
    }
    let hasIntervals = picture.rows.contains { $0.low != nil && $0.high != nil }
    let notices = [picture.unit, hasIntervals ? "lines: 95% confidence intervals" : ""].filter { !$0.isEmpty }
    canvas.writeLine(notices.joined(separator: "; "), weight: .light)
    canvas.y += 2
  }
}

extension IntervalPicture.Role {
  fileprivate var dot: ChartDot.Kind {
    switch self {
    case .focus: .focus
    case .before: .before
    case .other: .other
    }
  }
}

/// Which labels of an axis are written.
enum AxisLabels {
  /// The two at the ends, and those between them that stand clear of all that are kept.
  static func clear(_ labels: [ChartText], first: ChartText?, last: ChartText?) -> [ChartText] {
    guard let first, let last, first != last else { return first.map { [$0] } ?? [] }
    guard !first.overlaps(last) else { return [first] }
    var kept = [first, last]
    for label in labels.dropFirst().dropLast() {
      let room = ChartBox(x: label.left - 8, y: label.y, width: label.width + 16, height: label.height)
      if !kept.contains(where: { $0.overlaps(room) }) { kept.append(label) }
    }
    return kept
  }
}
