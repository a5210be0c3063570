import Model

/// The cycles of an enquiry in their periods, with what was decided, and today's meeting.
struct TimelinePicture: Hashable {
  struct Row: Hashable {
    /// As `Cycle 1, autumn 2013`.
    let label: String
    /// As `keep developing it`, `under way`.
    let outcome: String
    /// The days that its period names; nil where no calendar has it.
    let planned: ClosedRange<Day>?
    /// From the day it was opened to the day it was closed, or as far as is known.
    let worked: ClosedRange<Day>?
    /// The day on which it was decided how to go on.
    let decided: Day?
  }

  /// A term, or whatever else divides the time.
  struct Stretch: Hashable {
    let label: String
    let days: ClosedRange<Day>
  }

  let rows: [Row]
  let terms: [Stretch]
  /// Named instead where the terms are too many for their names.
  let years: [Stretch]
  /// The day of the meeting with its words; nil without one.
  let today: Day?
  let todayLabel: String

  /// From the first day of any cycle to the last, the meeting among them.
  static func reach(_ rows: [Row], today: Day?) -> ClosedRange<Day>? {
    let stretches = rows.flatMap { [$0.planned, $0.worked].compactMap(\.self) }
    let days = stretches.flatMap { [$0.lowerBound, $0.upperBound] } + rows.compactMap(\.decided)
    guard let first = days.min(), let last = days.max() else { return nil }
    return min(first, today ?? first)...max(last, today ?? last)
  }

  var isDrawable: Bool { TimelinePicture.reach(rows, today: nil) != nil }

  func layout(width: Double) -> ChartLayout {
    guard let reach = TimelinePicture.reach(rows, today: today) else { return ChartCanvas(width: width).layout }
    var plan = TimelineLayout(self, reach: reach, width: width)
    plan.addTerms()
    for row in rows { plan.add(row) }
    plan.addToday()
    plan.addNotice()
    return plan.canvas.layout
  }
}

private struct TimelineLayout {
  let picture: TimelinePicture
  let first: Double
  let last: Double
  var canvas: ChartCanvas
  /// The heights at which rows stand.
  private var bands: [(top: Double, bottom: Double)] = []
  /// What divides the time.
  private var stretches: [TimelinePicture.Stretch] = []

  private static let bar = 14.0

  init(_ picture: TimelinePicture, reach: ClosedRange<Day>, width: Double) {
    self.picture = picture
    first = Double(reach.lowerBound.daysSince1970)
    last = Double(reach.upperBound.daysSince1970 + 1)
    canvas = ChartCanvas(width: width)
  }

  /// The beginning of a day; `after`: its end.
  private func place(_ day: Day, after: Bool = false) -> Double {
    let share = (Double(day.daysSince1970 + (after ? 1 : 0)) - first) / (last - first)
    return 1 + max(0, min(1, share)) * (canvas.width - 2)
  }

  /// Each term above its days; each school year, where the names of terms find no room.
  mutating func addTerms() {
    let terms = names(picture.terms)
    // The last may be cut short by the day of the meeting.
    let isTight = terms.count + 2 < picture.terms.count || terms.dropLast().contains { $0.text.width > $0.room }
    stretches = isTight ? picture.years : picture.terms
    let named = names(stretches)
    let fitting = named.filter { $0.text.width <= $0.room }
    var kept: [ChartText] = []
    for (text, _) in fitting.isEmpty ? named : fitting where !kept.contains(where: { $0.overlaps(text) }) {
      kept.append(text)
    }
    for text in kept { canvas.write(text) }
    canvas.y = (kept.map(\.bottom).max() ?? 3) + 3
    let line = canvas.y
    canvas.line(.axis, 1, line, canvas.width - 1, line)
    for x in limits { canvas.line(.axis, x, line - 5, x, line) }
  }

  /// The names about the middles of their days, with the room there; none for what is hardly seen.
  private func names(_ stretches: [TimelinePicture.Stretch]) -> [(text: ChartText, room: Double)] {
    stretches.compactMap { stretch in
      let (start, end) = (place(stretch.days.lowerBound), place(stretch.days.upperBound, after: true))
      guard end - start > 12 else { return nil }
      return canvas.label(stretch.label, about: (start + end) / 2, y: 0, within: 74, weight: .light).map {
        ($0, end - start)
      }
    }
  }

  /// Where one term or year ends and the next begins.
  private var limits: [Double] {
    stretches.map { place($0.days.lowerBound) }.filter { $0 > 1.5 && $0 < canvas.width - 1.5 }
  }

  mutating func add(_ row: TimelinePicture.Row) {
    canvas.y += 7
    canvas.writeEnds(row.label, row.outcome, weights: (.strong, .usual))
    guard row.planned != nil || row.worked != nil || row.decided != nil else { return }
    let (top, bottom) = (canvas.y + 2, canvas.y + 2 + TimelineLayout.bar)
    bands.append((top, bottom))
    for x in limits { canvas.line(.grid, x, top, x, bottom) }
    if let planned = row.planned { canvas.draw(.box(box(planned, top: top, inset: 0), .planned)) }
    if let worked = row.worked { canvas.draw(.box(box(worked, top: top, inset: 4), .worked)) }
    if let decided = row.decided {
      let x = place(decided, after: true)
      canvas.dot(.otherBefore, max(7, min(canvas.width - 7, x)), (top + bottom) / 2)
    }
    canvas.y = bottom
  }

  private func box(_ days: ClosedRange<Day>, top: Double, inset: Double) -> ChartBox {
    let (start, end) = (place(days.lowerBound), place(days.upperBound, after: true))
    return ChartBox(
      x: start, y: top + inset, width: max(1.5, end - start), height: TimelineLayout.bar - 2 * inset)
  }

  /// The meeting through every row, its words below the last.
  mutating func addToday() {
    canvas.y += 4
    guard let today = picture.today else { return }
    let x = place(today)
    for band in bands { canvas.line(.moment, x, band.top - 2, x, band.bottom + 2) }
    guard let text = canvas.label(picture.todayLabel, about: x, y: canvas.y + 3) else { return }
    canvas.line(.moment, x, canvas.y - 2, x, canvas.y + 3)
    canvas.write(text)
    canvas.y = text.bottom + 2
  }

  /// What the shapes mean that are drawn.
  mutating func addNotice() {
    let told = [
      picture.rows.contains { $0.planned != nil && $0.worked != nil } ? "outlines: the period" : nil,
      picture.rows.contains { $0.worked != nil } ? "bars: from opened to closed" : nil,
      picture.rows.contains { $0.decided != nil } ? "diamonds: decided" : nil,
    ]
    canvas.writeLine(told.compactMap(\.self).joined(separator: "; "), weight: .light)
    canvas.y += 2
  }
}
