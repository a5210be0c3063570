package import Model

extension Chart {
  /// The cycles of an enquiry in their periods, with what was decided and the day of the meeting.
  ///
  /// Nil where no calendar has the days of any of them.
  ///
  /// - Parameters:
  ///   - cycles: with their numbers, in their order; those that readers may not see are taken out before.
  ///   - meeting: the day that counts as today; nil where none is set.
  package static func timeline(
    of cycles: [(number: Int, cycle: Cycle)], calendar: TermCalendar, meeting: Day?
  ) -> Chart? {
    let rows = cycles.map { TimelinePicture.Row($0.cycle, number: $0.number, calendar: calendar, today: meeting) }
    guard let reach = TimelinePicture.reach(rows, today: meeting) else { return nil }
    let picture = TimelinePicture(
      rows: rows, terms: calendar.stretches(in: reach, by: calendar.term(of:)),
      years: calendar.stretches(in: reach, by: calendar.schoolYear(of:)), today: meeting,
      todayLabel: meeting.map { "this meeting, \($0.spoken)" } ?? "")
    let table = FigureTable(
      columns: ["Cycle", "Opened", "Closed", "Outcome"],
      rows: zip(rows, cycles).map { row, numbered in
        [
          row.label, numbered.cycle.opened?.spoken ?? "not recorded", numbered.cycle.closed?.spoken ?? "not recorded",
          MeasureWords.sentence(row.outcome),
        ]
      })
    let today = meeting.map { " This meeting: \($0.spoken)." } ?? ""
    return Chart(
      title: title(cycles), opening: "The cycles in time.\(today)", table: table, picture: .timeline(picture))
  }

  /// "Cycle 2 is under way; after cycle 1: keep developing it"
  private static func title(_ cycles: [(number: Int, cycle: Cycle)]) -> String {
    guard let last = cycles.last(where: { !$0.cycle.isUnreadable }) else { return "Cycles in time" }
    let decided = cycles.last { $0.cycle.decision != nil }
    let decision = decided.flatMap { numbered in
      numbered.cycle.decision.map { "after cycle \(numbered.number): \($0.words)" }
    }
    if !last.cycle.isOpen, last.cycle.decision == nil { return "Cycle \(last.number) is closed without a decision" }
    if !last.cycle.isOpen, let decision { return MeasureWords.sentence(decision) }
    return "Cycle \(last.number) is under way" + (decision.map { "; \($0)" } ?? "")
  }
}

extension TimelinePicture.Row {
  fileprivate init(_ cycle: Cycle, number: Int, calendar: TermCalendar, today: Day?) {
    label = "Cycle \(number), \(cycle.period.spoken)"
    outcome =
      cycle.isUnreadable
      ? "cannot be read" : cycle.decision?.words ?? (cycle.isOpen ? "under way" : "closed without a decision")
    planned = calendar.days(of: cycle.period)
    decided = cycle.decision == nil ? nil : cycle.closed ?? cycle.reviewed
    // Of an open cycle nothing is known beyond today.
    let end = cycle.closed ?? cycle.reviewed ?? (cycle.isOpen ? today : nil)
    worked = cycle.opened.flatMap { first in end.flatMap { first <= $0 ? first...$0 : nil } ?? first...first }
  }
}

extension TermCalendar {
  /// The terms or school years that lie in some days, from the first on; at most as many as a picture could name.
  fileprivate func stretches(
    in days: ClosedRange<Day>, by stretch: (Day) -> Stretch?
  ) -> [TimelinePicture.Stretch] {
    var found: [TimelinePicture.Stretch] = []
    var next = stretch(days.lowerBound)
    while let one = next, one.first <= days.upperBound, found.count < 60 {
      let first = max(one.first, days.lowerBound)
      let label = one.period.spoken
      found.append(TimelinePicture.Stretch(label: label, days: first...max(first, min(one.until, days.upperBound))))
      next = one.until.adding(days: 1).flatMap(stretch)
    }
    return found
  }
}
