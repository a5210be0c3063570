/// Where groups stood at one point and at the next, a line a group.
struct SlopePicture: Hashable {
  struct Group: Hashable {
    let label: String
    /// As many as there are points; nil where nothing is known.
    let values: [Double?]
    /// The first and the last value in words: `31.4`, `12 of 24`.
    let start: String
    let end: String
    /// All values in words.
    var between: [String?] = []
    /// Whether the chart is about it; others stand beside.
    let isFocus: Bool
  }

  /// As `before`, `after`; two or more.
  let points: [String]
  let groups: [Group]
  let unit: String
  var ends = ChartEnds()

  /// Whether there is something to see in it.
  var isDrawable: Bool {
    points.count > 1 && !groups.isEmpty
      && groups.allSatisfy { $0.values.count == points.count && $0.values.allSatisfy { $0?.isFinite ?? true } }
      && groups.allSatisfy { $0.values.first.flatMap { $0 } != nil && $0.values.last.flatMap { $0 } != nil }
  }

  func layout(width: Double) -> ChartLayout {
    var plan = SlopeLayout(self, width: width)
    plan.addHeads()
    plan.addLines()
    plan.addUnit()
    return plan.canvas.layout
  }
}

private struct SlopeLayout {
  let picture: SlopePicture
  var canvas: ChartCanvas
  private let scale: ChartScale
  private let starts: [ChartText]
  private let labels: [ChartText]
  /// Where the first and the last points stand.
  private let left: Double
  private let right: Double
  private var top = 0.0
  private var plotHeight = 0.0

  /// From a point to its label, with room for a line to one that had to move.
  private static let lead = 20.0

  init(_ picture: SlopePicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    scale = SlopeLayout.scale(picture)
    starts = picture.groups.map { SlopeLayout.text($0.start, within: width * 0.27, isFocus: $0.isFocus, .end) }
    left = max(28, (starts.map(\.width).max() ?? 0) + SlopeLayout.lead)
    labels = picture.groups.map { group in
      let words = [group.end, group.label].filter { !$0.isEmpty }.joined(separator: " ")
      return SlopeLayout.text(words, within: width * 0.41, isFocus: group.isFocus, .start)
    }
    right = width - SlopeLayout.lead - (labels.map(\.width).max() ?? 0)
  }

  /// From a little below the least to a little above the greatest, so that no line lies on the edge.
  private static func scale(_ picture: SlopePicture) -> ChartScale {
    let values = picture.groups.flatMap(\.values).compactMap(\.self)
    return ChartScale(values: values, ends: picture.ends, fromZero: false)
  }

  private static func text(_ words: String, within width: Double, isFocus: Bool, _ anchor: ChartText.Anchor)
    -> ChartText
  {
    let weight: ChartText.Weight = isFocus ? .strong : .usual
    let lines = ChartText.lines(words, within: width, weight: weight)
    return ChartText(lines: lines, x: 0, y: 0, weight: weight, anchor: anchor)
  }

  private func place(_ point: Int) -> Double {
    left + (right - left) * Double(point) / Double(picture.points.count - 1)
  }

  private func height(_ value: Double) -> Double { top + 8 + (1 - scale.fraction(value)) * (plotHeight - 16) }

  /// The points of measurement above their places: the first and the last, and those between that stand clear.
  mutating func addHeads() {
    let last = picture.points.count - 1
    let middle = (left + right) / 2 - 8
    let heads = picture.points.enumerated().compactMap { index, words in
      let whole = index == 0 ? middle : canvas.width - middle - 16
      let within = last == 1 ? whole : (right - left) / Double(last) - 6
      return canvas.label(words, about: place(index), y: 0, within: max(48, within), weight: .light)
    }
    var kept: [ChartText] = []
    for head in [heads.first, heads.last].compactMap(\.self) + heads.dropFirst().dropLast()
    where !kept.contains(where: { $0.overlaps(head) }) {
      kept.append(head)
      canvas.write(head)
    }
    canvas.y = (kept.map(\.bottom).max() ?? 0) + 4
  }

  mutating func addLines() {
    top = canvas.y
    let needed = max(starts.reduce(0) { $0 + $1.height }, labels.reduce(0) { $0 + $1.height })
    plotHeight = max(picture.groups.count > 1 ? 150 : 110, needed + 8)
    for index in picture.points.indices {
      canvas.line(.grid, place(index), top, place(index), top + plotHeight)
    }
    // Those that the chart is about lie on top.
    for group in picture.groups.filter({ !$0.isFocus }) + picture.groups.filter(\.isFocus) { add(group) }
    if picture.groups.count == 1 { addBetween(picture.groups[0]) }
    addLabels(starts, at: picture.groups.map { $0.values.first ?? nil }, x: left, side: -1)
    addLabels(labels, at: picture.groups.map { $0.values.last ?? nil }, x: right, side: 1)
    canvas.y = top + plotHeight + 4
  }

  private mutating func add(_ group: SlopePicture.Group) {
    let known = group.values.enumerated().compactMap { index, value in
      value.map { ChartPoint(x: place(index), y: height($0)) }
    }
    canvas.draw(.line(known, group.isFocus ? .focus : .other))
    for (index, point) in known.enumerated() {
      let isStart = index == 0
      let kind: ChartDot.Kind = group.isFocus ? (isStart ? .before : .focus) : isStart ? .otherBefore : .other
      canvas.dot(kind, point.x, point.y)
    }
  }

  /// The values between the ends of a line that stands alone, above it where they find room.
  private mutating func addBetween(_ group: SlopePicture.Group) {
    for (index, value) in group.values.enumerated().dropFirst().dropLast() {
      guard let value, group.between.indices.contains(index), let words = group.between[index],
        let text = ChartText(
          words, x: place(index), y: height(value) - 8 - ChartText.lineHeight, within: canvas.width, anchor: .middle),
        canvas.isFree(text), text.y > top
      else { continue }
      canvas.write(text)
    }
  }

  /// Labels beside the ends of the lines, those that had to move joined to their place.
  private mutating func addLabels(_ texts: [ChartText], at values: [Double?], x: Double, side: Double) {
    let wanted = zip(texts, values).map { text, value in
      LabelColumn.Label(centre: value.map { height($0) } ?? top, height: text.height)
    }
    let tops = LabelColumn.tops(wanted, from: top, to: top + plotHeight)
    for (index, text) in texts.enumerated() where !text.lines.isEmpty {
      canvas.write(text.moved(x: x + side * SlopeLayout.lead, y: tops[index]))
      let middle = tops[index] + text.height / 2
      if (middle - wanted[index].centre).magnitude > 2 {
        canvas.line(.leader, x + side * 7, wanted[index].centre, x + side * (SlopeLayout.lead - 3), middle)
      }
    }
  }

  mutating func addUnit() {
    canvas.writeLine(picture.unit, weight: .light)
    canvas.y += 2
  }
}
