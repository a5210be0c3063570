internal import Impact

/// A small picture in characters, for a terminal: what it shows is also said in words beside it, and no colour is needed.
///
/// Every mark has a plain form, for terminals that know only ASCII.
package struct TextChart: Hashable, Sendable {
  /// Top to bottom, none longer than the width it was drawn for.
  package let lines: [String]

  /// The characters of a picture.
  package struct Marks: Hashable, Sendable {
    let dot: Character
    let open: Character
    let end: (left: Character, right: Character)
    let bar: Character
    let zero: Character
    let centre: Character
    let rule: Character

    package static let unicode = Marks(
      dot: "●", open: "○", end: ("├", "┤"), bar: "─", zero: "│", centre: "╌", rule: "┆")
    package static let plain = Marks(dot: "*", open: "o", end: ("[", "]"), bar: "-", zero: "|", centre: "-", rule: ":")

    package static func == (one: Marks, other: Marks) -> Bool { one.dot == other.dot }
    package func hash(into hasher: inout Hasher) { hasher.combine(dot) }
  }

  /// The narrowest a scale is drawn; below it there is no picture.
  private static let narrowest = 16

  init(lines: [String]) { self.lines = lines }

  // MARK: - A dot with its interval, one line each

  /// One estimate with its 95% interval.
  package struct Estimate: Hashable, Sendable {
    package let label: String
    package let value: Double
    package let low: Double?
    package let high: Double?
    /// The value in words, as `+2.7`.
    package let text: String

    package init(label: String, value: Double, low: Double?, high: Double?, text: String) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
      self.text = text
    }
  }

  /// Changes or differences below each other on one scale, nought marked: `FT   │   ├────●────┤  +9.0`.
  ///
  /// Nil when there is nothing to draw, or no room for it.
  package static func estimates(_ all: [Estimate], width: Int, marks: Marks) -> TextChart? {
    let known = all.filter(\.isFinite)
    guard !known.isEmpty else { return nil }
    let names = column(known.map(\.label), atMost: width / 3)
    let texts = known.map(\.text)
    let room = width - names.width - (texts.map(\.count).max() ?? 0) - 4
    guard room >= narrowest else { return nil }
    let ends = known.flatMap(\.reach) + [0]
    guard let scale = Scale(ends, columns: min(room, 48)) else { return nil }
    let lines = zip(known, names.cells).map { estimate, name in
      var row = Row(scale.columns)
      row.put(marks.zero, at: scale.place(0))
      if let low = estimate.low, let high = estimate.high {
        row.span(marks.bar, from: scale.place(low), to: scale.place(high), keeping: marks.zero)
        row.put(marks.end.left, at: scale.place(low))
        row.put(marks.end.right, at: scale.place(high))
      }
      row.put(marks.dot, at: scale.place(estimate.value))
      return "\(name)  \(row.text)  \(estimate.text)"
    }
    return TextChart(lines: lines.map(trimmed))
  }

  // MARK: - Before and after, one line each

  /// Where one group stood at the start and at the end.
  package struct Move: Hashable, Sendable {
    package let label: String
    package let before: Double
    package let after: Double
    /// The two in words, as `31.4 → 34.1`.
    package let text: String

    package init(label: String, before: Double, after: Double, text: String) {
      self.label = label
      self.before = before
      self.after = after
      self.text = text
    }
  }

  /// Starts as open dots and ends as full ones on one scale: `all pupils  ○──────●   31.4 → 34.1`.
  package static func moves(
    _ all: [Move], axis: (low: Double, high: Double)?, width: Int, marks: Marks
  ) -> TextChart? {
    let known = all.filter { $0.before.isFinite && $0.after.isFinite }
    guard !known.isEmpty else { return nil }
    let names = column(known.map(\.label), atMost: width / 3)
    let texts = known.map { marks == .plain ? $0.text.map { $0 == "→" ? "->" : String($0) }.joined() : $0.text }
    let room = width - names.width - (texts.map(\.count).max() ?? 0) - 4
    guard room >= narrowest else { return nil }
    let ends: [Double] = axis.map { [$0.low, $0.high] } ?? known.flatMap { [$0.before, $0.after] }
    guard let scale = Scale(ends, columns: min(room, 40)) else { return nil }
    let lines = zip(zip(known, texts), names.cells).map { pair, name in
      var row = Row(scale.columns)
      let (start, end) = (scale.place(pair.0.before), scale.place(pair.0.after))
      row.span(marks.bar, from: min(start, end), to: max(start, end), keeping: nil)
      row.put(marks.open, at: start)
      row.put(marks.dot, at: end)
      return "\(name)  \(row.text)  \(pair.1)"
    }
    return TextChart(lines: lines.map(trimmed))
  }

  // MARK: - Points in time

  /// The points of a series about their middle value, and where the work began.
  package struct Run: Hashable, Sendable {
    package let values: [Double]
    package let centre: Double
    /// The first point at or after the start of the work; nil when that is not known.
    package let startsAt: Int?
    /// The first and the last point in words.
    package let ends: (first: String, last: String)
    /// The largest value, the centre, and the smallest in words.
    package let labels: (high: String, centre: String, low: String)

    package init(
      values: [Double], centre: Double, startsAt: Int?, ends: (first: String, last: String),
      labels: (high: String, centre: String, low: String)
    ) {
      self.values = values
      self.centre = centre
      self.startsAt = startsAt
      self.ends = ends
      self.labels = labels
    }

    package static func == (one: Run, other: Run) -> Bool { one.key == other.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
    private var key: [String] {
      values.map(\.description) + [centre.description, "\(startsAt ?? -1)", ends.first, ends.last, labels.high]
    }
  }

  /// The points in their order, left to right, `rows` lines high and two more for the time; a dashed line is the centre.
  ///
  /// Where there are more points than columns, neighbours share a column and each is drawn.
  package static func run(_ run: Run, width: Int, rows: Int = 7, marks: Marks) -> TextChart? {
    let values = run.values.filter(\.isFinite)
    guard values.count == run.values.count, values.count > 1 else { return nil }
    let labels = [run.labels.high, run.labels.centre, run.labels.low]
    let margin = (labels.map(\.count).max() ?? 0) + 2
    let room = min(width - margin, 68)
    guard room >= narrowest, let scale = Scale(values + [run.centre], columns: rows) else { return nil }
    let step = max(1, min(4, (room - 1) / max(1, values.count - 1)))
    let columns = min(room, (values.count - 1) * step + 1)
    let place = { (index: Int) in
      step > 1 || values.count <= columns ? index * step : index * (columns - 1) / (values.count - 1)
    }
    var picture = Array(repeating: Row(columns), count: rows)
    let heights = Heights(run, on: scale)
    let middle = rows - 1 - heights.centre
    picture[middle].span(marks.centre, from: 0, to: columns - 1, keeping: nil)
    if let start = run.startsAt, start > 0, start < values.count {
      for row in picture.indices { picture[row].put(marks.rule, at: max(0, place(start) - (step > 1 ? 1 : 0))) }
    }
    for (index, value) in values.enumerated() {
      picture[rows - 1 - heights.place(value)].put(marks.dot, at: place(index))
    }
    var names = Array(repeating: "", count: rows)
    names[0] = run.labels.high
    names[rows - 1] = run.labels.low
    names[middle] = run.labels.centre
    let lines = zip(names, picture).map { name, row in padded(name, margin - 2, right: true) + "  " + row.text }
    return TextChart(
      lines: lines.map(trimmed) + foot(run, margin: margin, columns: columns, place: place, marks: marks))
  }

  /// The days below the picture, and where the work began.
  private static func foot(
    _ run: Run, margin: Int, columns: Int, place: (Int) -> Int, marks: Marks
  ) -> [String] {
    let gap = max(1, columns - run.ends.first.count - run.ends.last.count)
    let days = blank(margin) + run.ends.first + blank(gap) + run.ends.last
    guard let start = run.startsAt, start > 0, start < run.values.count else { return [trimmed(days)] }
    let words = "\(marks.rule) the work begins"
    let left = min(place(start), max(0, columns - words.count))
    return [trimmed(days), blank(margin + max(0, left)) + words]
  }

  // MARK: - Laying out

  /// A line of characters of a fixed length.
  private struct Row {
    private var cells: [Character]

    init(_ columns: Int) { cells = Array(repeating: " ", count: columns) }

    mutating func put(_ mark: Character, at column: Int) {
      if cells.indices.contains(column) { cells[column] = mark }
    }

    mutating func span(_ mark: Character, from first: Int, to last: Int, keeping kept: Character?) {
      for column in first...max(first, last) where cells.indices.contains(column) && cells[column] != kept {
        cells[column] = mark
      }
    }

    var text: String { String(cells) }
  }

  /// Values along so many columns.
  private struct Scale {
    let columns: Int
    private let low: Double
    private let high: Double

    /// Nil when the values leave the range of numbers.
    init?(_ values: [Double], columns: Int) {
      let (least, most) = (values.min() ?? 0, values.max() ?? 0)
      guard (most - least).isFinite else { return nil }
      // One value alone stands in the middle.
      let half = most > least ? 0 : max(1, least.magnitude / 10)
      low = least - half
      high = most + half
      self.columns = columns
    }

    /// 0 to `columns` − 1.
    func place(_ value: Double) -> Int {
      let share = (value - low) / (high - low)
      return max(0, min(columns - 1, Int((share * Double(columns - 1)).rounded())))
    }
  }

  /// The rows of a run chart, from the bottom: what is off the middle line stays off it, however few rows there are.
  private struct Heights {
    let centre: Int
    private let value: Double
    private let scale: Scale

    init(_ run: Run, on scale: Scale) {
      let sides = run.values.map { FloatNoise.removed(from: $0 - run.centre) }
      let lowest = sides.contains { $0 < 0 } ? 1 : 0
      let highest = scale.columns - (sides.contains { $0 > 0 } ? 2 : 1)
      centre = max(lowest, min(highest, scale.place(run.centre)))
      value = run.centre
      self.scale = scale
    }

    func place(_ point: Double) -> Int {
      let side = FloatNoise.removed(from: point - value)
      if side == 0 { return centre }
      return side > 0 ? max(centre + 1, scale.place(point)) : min(centre - 1, scale.place(point))
    }
  }

  /// Names in a column, long ones cut with an ellipsis.
  private static func column(_ names: [String], atMost most: Int) -> (cells: [String], width: Int) {
    let cut = names.map { $0.count > most ? $0.prefix(max(1, most - 1)) + "…" : $0 }
    let width = cut.map(\.count).max() ?? 0
    return (cut.map { padded($0, width, right: false) }, width)
  }

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let blanks = blank(max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }

  private static func blank(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func trimmed(_ line: String) -> String {
    var text = Substring(line)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension TextChart.Estimate {
  /// The ends of what is drawn of it.
  fileprivate var reach: [Double] { [value, low ?? value, high ?? value] }
  fileprivate var isFinite: Bool { reach.allSatisfy(\.isFinite) }
}
