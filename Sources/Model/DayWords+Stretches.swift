extension DayWords {
  /// The days of `last term`, `autumn 2014`, `last week`, `march 2026`, `2013/14` or `2026`; nil for anything else.
  func stretch(_ words: [String]) throws -> ClosedRange<Day>? {
    let shift = ["last": -1, "this": 0, "next": 1]
    if words == ["term"] { return try term(0) }
    if let first = words.first, let shift = shift[first] {
      switch Array(words.dropFirst()) {
      case ["term"]: return try term(shift)
      case ["week"]: return week(shift)
      case ["month"]: return today.adding(months: shift).flatMap { month($0.month, $0.year) }
      case ["school", "year"]: return try schoolYear(shift)
      default: return nil
      }
    }
    if let first = words.first, let number = Day.month(named: first), words.count <= 2 {
      if words.count == 2 { return TermCalendar.year(words[1]).flatMap { month(number, $0) } }
      let isLater = number > today.month
      return month(number, today.year + (direction == .back ? (isLater ? -1 : 0) : number < today.month ? 1 : 0))
    }
    if words.count == 1, let year = TermCalendar.year(words[0]) {
      return Day(year: year, month: 1, day: 1).flatMap { first in
        first.adding(months: 12)?.adding(days: -1).map { first...$0 }
      }
    }
    return try period(words)
  }

  /// Of a name without a year, as `autumn`, the term that began last, or begins next.
  private func period(_ words: [String]) throws -> ClosedRange<Day>? {
    let text = words.joined(separator: "-").map { $0 == "/" ? "-" : $0 }
    guard Period(String(text)) != nil else { return nil }
    let calendar = try calendar()
    let years = ["", "-\(today.year)"] + (direction == .back ? ["-\(today.year - 1)"] : ["-\(today.year + 1)"])
    for year in years {
      guard let days = Period(String(text) + year).flatMap(calendar.days(of:)) else { continue }
      if year.isEmpty || (direction == .back ? days.lowerBound <= today : days.upperBound >= today) { return days }
    }
    return nil
  }

  private func term(_ shift: Int) throws -> ClosedRange<Day>? {
    let calendar = try calendar()
    guard let now = calendar.term(of: today) else { return nil }
    return (shift < 0 ? calendar.term(before: now) : shift > 0 ? calendar.term(after: now) : now)?.days
  }

  private func schoolYear(_ shift: Int) throws -> ClosedRange<Day>? {
    let calendar = try calendar()
    return today.adding(months: 12 * shift).flatMap(calendar.schoolYear(of:))?.days
  }

  /// From Monday to Sunday.
  private func week(_ shift: Int) -> ClosedRange<Day>? {
    guard let first = today.adding(days: shift * 7 - today.weekday), let last = first.adding(days: 6) else {
      return nil
    }
    return first...last
  }

  private func month(_ month: Int, _ year: Int) -> ClosedRange<Day>? {
    guard let first = Day(year: year, month: month, day: 1),
      let last = first.adding(months: 1)?.adding(days: -1)
    else { return nil }
    return first...last
  }
}
