/// The points of a series in time about their middle value, and where the work began.
struct RunPicture: Hashable {
  struct Point: Hashable {
    /// Days, or the number of the point where days are not known.
    let position: Double
    /// Nil where nothing was recorded.
    let value: Double?
    /// Whether it is one of a row that chance does not make.
    let isSignal: Bool
  }

  /// A place in time with its words: `the work begins, 3 March 2014`.
  struct Moment: Hashable {
    let position: Double
    let label: String
  }

  let points: [Point]
  let centre: Double
  /// As `middle value 31`.
  let centreLabel: String
  /// The last value in words.
  let lastLabel: String
  /// The first and the last day.
  let firstDay: String
  let lastDay: String
  var start: Moment?
  var end: Moment?
  let unit: String

  var recorded: [Point] { points.filter { $0.value != nil } }

  var isDrawable: Bool {
    recorded.count > 1 && centre.isFinite && recorded.allSatisfy { $0.value?.isFinite ?? false }
  }

  func layout(width: Double) -> ChartLayout {
    var plan = RunLayout(self, width: width)
    plan.addMoments()
    plan.addScale()
    plan.addPoints()
    plan.addEndLabels()
    plan.addDays()
    return plan.canvas.layout
  }
}

private struct RunLayout {
  let picture: RunPicture
  let scale: ChartScale
  var canvas: ChartCanvas
  private let left: Double
  private let right: Double
  private let first: Double
  private let last: Double
  private let endLabels: [ChartText]
  private var top = 0.0

  private static let height = 150.0
  private static let lead = 16.0
  /// Above so many points only those of a sign are marked.
  private static let mostMarked = 60

  init(_ picture: RunPicture, width: Double) {
    self.picture = picture
    canvas = ChartCanvas(width: width)
    scale = ChartScale(values: picture.points.compactMap(\.value) + [picture.centre], fromZero: false)
    left = min(width * 0.4, (scale.labels.map { ChartText.width(of: $0.text) }.max() ?? 0) + 10)
    endLabels = [(picture.lastLabel, ChartText.Weight.strong), (picture.centreLabel, .usual)].map { words, weight in
      let lines = ChartText.lines(words, within: width * 0.24, weight: weight)
      return ChartText(lines: lines, x: 0, y: 0, weight: weight, anchor: .start)
    }
    right = width - RunLayout.lead - (endLabels.map(\.width).max() ?? 0)
    first = picture.points.map(\.position).min() ?? 0
    last = picture.points.map(\.position).max() ?? 1
  }

  private func place(_ position: Double) -> Double {
    guard last > first else { return (left + right) / 2 }
    return left + 6 + max(0, min(1, (position - first) / (last - first))) * (right - left - 12)
  }

  private func height(_ value: Double) -> Double {
    top + 6 + (1 - scale.fraction(value)) * (RunLayout.height - 12)
  }

  private var bottom: Double { top + RunLayout.height }

  /// What began and ended, in words above its line.
  mutating func addMoments() {
    let moments = [picture.start, picture.end].compactMap(\.self)
    for moment in moments {
      guard let text = canvas.label(moment.label, about: place(moment.position), y: canvas.y) else { continue }
      let isFree = canvas.isFree(text)
      let placed = isFree ? text : text.moved(y: canvas.texts.map(\.bottom).max() ?? canvas.y)
      canvas.write(placed)
    }
    canvas.y = (canvas.texts.map(\.bottom).max() ?? 0) + 3
    top = canvas.y
    if let start = picture.start {
      let end = picture.end.map { place($0.position) } ?? right
      let box = ChartBox(
        x: place(start.position), y: top, width: max(0, end - place(start.position)), height: RunLayout.height)
      canvas.draw(.box(box, .during))
    }
    for moment in moments { canvas.line(.moment, place(moment.position), top - 2, place(moment.position), bottom) }
  }

  mutating func addScale() {
    let labels = scale.labels.compactMap { value, words -> (Double, ChartText)? in
      let y = height(value)
      return ChartText(
        words, x: left - 6, y: y - ChartText.lineHeight / 2, within: left - 6, weight: .light, anchor: .end
      ).map { (y, $0) }
    }
    let kept = AxisLabels.clear(labels.map(\.1), first: labels.first?.1, last: labels.last?.1)
    for (y, text) in labels {
      canvas.line(.grid, left, y, right, y)
      if kept.contains(text) { canvas.write(text) }
    }
  }

  /// The line, broken where a value is missing, then the points upon it.
  mutating func addPoints() {
    let middle = height(picture.centre)
    canvas.line(.expected, left, middle, right, middle)
    var row: [ChartPoint] = []
    for point in picture.points + [RunPicture.Point(position: last, value: nil, isSignal: false)] {
      if let value = point.value {
        row.append(ChartPoint(x: place(point.position), y: height(value)))
      } else {
        if row.count > 1 { canvas.draw(.line(row, .other)) }
        row = []
      }
    }
    let marksAll = picture.recorded.count <= RunLayout.mostMarked
    for point in picture.recorded where marksAll || point.isSignal {
      canvas.dot(point.isSignal ? .signal : .point, place(point.position), height(point.value ?? 0))
    }
  }

  /// The last value and the middle one, right of the plot.
  mutating func addEndLabels() {
    let latest = picture.recorded.last
    let places = [latest?.value ?? picture.centre, picture.centre].map { height($0) }
    let wanted = zip(endLabels, places).map { LabelColumn.Label(centre: $1, height: $0.height) }
    let tops = LabelColumn.tops(wanted, from: top, to: bottom)
    for (index, text) in endLabels.enumerated() where !text.lines.isEmpty {
      canvas.write(text.moved(x: right + RunLayout.lead, y: tops[index]))
      let start = index == 0 ? (latest.map { place($0.position) } ?? right) + 6 : right + 2
      canvas.line(.leader, start, places[index], right + RunLayout.lead - 3, tops[index] + text.height / 2)
    }
  }

  mutating func addDays() {
    canvas.y = bottom
    canvas.line(.axis, left, bottom, right, bottom)
    for point in picture.recorded where picture.points.count <= RunLayout.mostMarked {
      canvas.line(.axis, place(point.position), bottom, place(point.position), bottom + 3)
    }
    canvas.y = bottom + 5
    let room = canvas.width / 2 - 8
    let start = canvas.label(picture.firstDay, about: place(first), y: canvas.y, within: room, weight: .light)
    let end = canvas.label(picture.lastDay, about: place(last), y: canvas.y, within: room, weight: .light)
    canvas.write(start)
    if let end, start.map({ !$0.overlaps(end) }) ?? true { canvas.write(end) }
    canvas.y = max(start?.bottom ?? canvas.y, end?.bottom ?? canvas.y)
    canvas.writeLine(picture.unit, weight: .light)
    canvas.y += 2
  }
}
