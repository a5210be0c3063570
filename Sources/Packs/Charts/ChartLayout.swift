/// Where everything in a chart stands: numbers only, so that a test can see that nothing lies on anything else.
///
/// A panel a series; in it a row a value: its words on their own line, and below them the value along the scale.
struct ChartLayout: Hashable {
  /// Narrow, so that a telephone shows it at its own size.
  static let width = 360.0
  static let plotLeft = 1.0
  static let plotRight = 359.0
  private static let barHeight = 14.0
  /// What takes more is cut: all of it stands in the table beside the chart.
  private static let mostLines = 4

  private(set) var texts: [ChartText] = []
  private(set) var marks: [ChartMark] = []
  private(set) var height = 0.0
  private let scale: ChartScale
  private let isChange: Bool

  init(_ chart: FigureChart) {
    let points = chart.series.flatMap(\.points)
    let values = points.flatMap { [$0.value, $0.low ?? $0.value, $0.high ?? $0.value] }
    isChange = chart.kind == .change
    scale = ChartScale(
      values: values + (chart.expected.map { [$0] } ?? []), axisMin: chart.axisMin, axisMax: chart.axisMax,
      fromZero: isChange)
    for series in chart.series { addPanel(series, chart: chart) }
    addAxis(unit: chart.unit)
    addKey(chart)
  }

  private func place(_ value: Double) -> Double {
    ChartLayout.plotLeft + scale.fraction(value) * (ChartLayout.plotRight - ChartLayout.plotLeft)
  }

  private mutating func addPanel(_ series: FigureChart.Series, chart: FigureChart) {
    if height > 0 { height += 12 }
    addText(series.label, size: 13, weight: .strong)
    let labels = series.points.map { ChartLayout.lines($0.label, size: 13, width: 120) }
    let widest = labels.joined().map { TextWidth.of($0, size: 13) }.max() ?? 0
    let isAlone = isChange && series.points.count == 1
    for (index, point) in series.points.enumerated() {
      height += index == 0 ? 3 : 7
      addWords(point, label: isAlone ? [] : labels[index], left: isAlone ? 0 : max(64, widest + 10))
      height += 3
      addRow(point, filled: isChange || index > 0 || series.points.count == 1, expected: chart.expected)
    }
  }

  /// The value's words, beside those of when it was; a change alone in its panel needs none.
  private mutating func addWords(_ point: FigureChart.Point, label: [String], left: Double) {
    let words = ChartLayout.lines(point.text, size: 13, width: ChartLayout.width - left)
    let top = height
    for (lines, x) in [(label, 0), (words, left)] where !lines.isEmpty {
      let text = ChartText(lines: lines, x: x, y: top, size: 13, weight: .usual, anchor: .start)
      texts.append(text)
      height = max(height, top + text.height)
    }
  }

  private mutating func addRow(_ point: FigureChart.Point, filled: Bool, expected: Double?) {
    let top = height
    let bottom = top + ChartLayout.barHeight
    let track = ChartLayout.plotRight - ChartLayout.plotLeft
    marks.append(.track(x: ChartLayout.plotLeft, y: top, width: track, height: ChartLayout.barHeight))
    let isBar = hasBar(point.value)
    if isBar { addBar(point.value, top: top, filled: filled) }
    if isChange { marks.append(.zero(x: place(0), top: top - 1, bottom: bottom + 1)) }
    if let low = point.low, let high = point.high, low.isFinite, high.isFinite {
      let middle = top + ChartLayout.barHeight / 2
      marks.append(.whisker(from: place(low), to: place(high), y: middle, onFilled: isBar && filled))
    }
    if !isBar, point.value.isFinite {
      marks.append(.dot(x: place(point.value), y: top + ChartLayout.barHeight / 2, filled: filled))
    }
    if isChange, let expected, expected.isFinite {
      marks.append(.expected(x: place(expected), top: top - 3, bottom: bottom + 3))
    }
    height = bottom + 3
  }

  /// A bar from nought; otherwise a dot: there is no nought to start from, or nothing long enough to be a bar.
  private func hasBar(_ value: Double) -> Bool {
    value.isFinite && scale.startsAtZero && (!isChange || (place(value) - place(0)).magnitude >= 1.5)
  }

  private mutating func addBar(_ value: Double, top: Double, filled: Bool) {
    let ends = [place(0), place(value)].sorted()
    marks.append(
      .bar(x: ends[0], y: top + 1, width: ends[1] - ends[0], height: ChartLayout.barHeight - 2, filled: filled))
  }

  /// The line below all panels with as many labels as stand clear of each other.
  private mutating func addAxis(unit: String) {
    height += 6
    let line = height
    marks.append(.rule(x1: ChartLayout.plotLeft, y1: line, x2: ChartLayout.plotRight, y2: line))
    let labels = axisLabels(top: line + 6)
    for label in labels {
      let x = label.tick
      marks.append(.rule(x1: x, y1: line, x2: x, y2: line + 4))
      texts.append(label.text)
    }
    height = line + 6 + (labels.first?.text.height ?? 0) + 1
    addText(unit, size: 12, weight: .light)
  }

  private func axisLabels(top: Double) -> [(tick: Double, text: ChartText)] {
    let all = scale.ticks.map { value in (tick: place(value), text: axisLabel(value, top: top)) }
    guard let first = all.first, let last = all.last else { return [] }
    var kept = [first]
    for label in all.dropFirst().dropLast() {
      let room = ChartText(
        lines: label.text.lines.map { $0 + "m" }, x: label.text.x, y: top, size: label.text.size, weight: .light,
        anchor: label.text.anchor)
      if !room.overlaps(last.text), !kept.contains(where: { room.overlaps($0.text) }) { kept.append(label) }
    }
    return last.text.overlaps(first.text) ? [first] : kept + [last]
  }

  private func axisLabel(_ value: Double, top: Double) -> ChartText {
    let x = place(value)
    let label = ChartNumber.label(value)
    let half = TextWidth.of(label, size: 12) / 2
    let anchor: ChartText.Anchor = x - half < 0 ? .start : x + half > ChartLayout.width ? .end : .middle
    let edge: Double =
      switch anchor {
      case .start: 0
      case .middle: x
      case .end: ChartLayout.width
      }
    return ChartText(lines: [label], x: edge, y: top, size: 12, weight: .light, anchor: anchor)
  }

  private mutating func addText(_ words: String, size: Double, weight: ChartText.Weight, left: Double = 0) {
    let room = ChartLayout.width - left
    let lines = ChartLayout.lines(words, size: size, width: weight == .strong ? room / TextWidth.strong : room)
    guard !lines.isEmpty else { return }
    let text = ChartText(lines: lines, x: left, y: height, size: size, weight: weight, anchor: .start)
    texts.append(text)
    height += text.height
  }

  private static func lines(_ words: String, size: Double, width: Double) -> [String] {
    let lines = TextWidth.wrapped(words, size: size, width: width)
    return lines.count <= mostLines ? lines : lines.prefix(mostLines - 1) + ["…"]
  }

  /// What the two signs mean that do not speak for themselves; each only when it is drawn.
  private mutating func addKey(_ chart: FigureChart) {
    if isChange, let expected = chart.expected, expected.isFinite {
      height += 6
      marks.append(.expected(x: 12, top: height - 1, bottom: height + 15))
      addText("normal progress: \(ChartNumber.label(expected))", size: 12, weight: .light, left: 30)
    }
    if marks.contains(where: { if case .whisker = $0 { true } else { false } }) {
      height += 6
      marks.append(.whisker(from: 2, to: 22, y: height + 7, onFilled: false))
      addText("95% interval", size: 12, weight: .light, left: 30)
    }
    height += 4
  }
}
