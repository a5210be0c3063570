/// Reads days as people write them: `2026-03-05`, `5 March`, `05/03/2026`, `last friday`, `2 weeks ago`, `start of term`.
///
/// English and the same on every machine: no locale is asked.
package struct DayWords {
  /// What a stretch of days, as a term, stands for.
  package enum Asked: Sendable {
    /// One day: a term is not one, and is refused.
    case day
    /// Its first day.
    case beginning
    /// Its last day.
    case end
  }

  /// Where a day is looked for that is not said in full, as `friday` or `5 March`.
  package enum Direction: Sendable {
    /// The latest one: what has happened.
    case back
    /// The next one: what is planned.
    case ahead
  }

  package let today: Day
  package let asked: Asked
  package let direction: Direction
  /// Asked for only where words speak of terms.
  let calendar: () throws -> TermCalendar

  package init(
    today: Day, asked: Asked = .day, direction: Direction = .back, calendar: @escaping () throws -> TermCalendar
  ) {
    self.today = today
    self.asked = asked
    self.direction = direction
    self.calendar = calendar
  }

  /// - Throws: ``UnreadableDay``, or what the calendar throws.
  package func day(_ text: String) throws -> Day {
    let plain = text.lowercased().map { ",\t".contains($0) ? " " : $0 }
    let words = String(plain).split(separator: " ").map(String.init).filter { !["of", "the", "on"].contains($0) }
    if let day = try single(words, text) { return day }
    guard let stretch = try stretch(words) else { throw UnreadableDay(words: text, reason: .unknown) }
    switch asked {
    case .beginning: return stretch.lowerBound
    case .end: return stretch.upperBound
    case .day: throw UnreadableDay(words: text, reason: .isStretch(stretch))
    }
  }

  // MARK: - One day

  private func single(_ words: [String], _ text: String) throws -> Day? {
    guard let first = words.first else { return nil }
    if words.count == 1 {
      switch first {
      case "today": return today
      case "yesterday": return today.adding(days: -1)
      case "tomorrow": return today.adding(days: 1)
      default: break
      }
      if let day = Day(iso: first) ?? weekday(first, ahead: direction == .ahead) { return day }
      return try numbers(first, text)
    }
    if words.count == 2, first == "last" || first == "next" {
      if let day = weekday(words[1], ahead: first == "next") { return day }
      if asked == .day, words[1] == "week" { return today.adding(days: first == "next" ? 7 : -7) }
    }
    if words.count == 3, words[2] == "ago" { return ago(words[0], words[1], sign: -1) }
    if words.count == 3, first == "in" { return ago(words[1], words[2], sign: 1) }
    if ["start", "beginning", "end"].contains(first), let stretch = try stretch(Array(words.dropFirst())) {
      return first == "end" ? stretch.upperBound : stretch.lowerBound
    }
    guard let weekday = DayWords.weekday(first) else { return try monthDay(words, text) }
    guard let day = try monthDay(Array(words.dropFirst()), text) else { return nil }
    if day.weekday != weekday { throw UnreadableDay(words: text, reason: .isOtherWeekday(day)) }
    return day
  }

  /// The latest such weekday before today, or the next one after it.
  private func weekday(_ word: String, ahead: Bool) -> Day? {
    guard let weekday = DayWords.weekday(word) else { return nil }
    let back = (today.weekday - weekday + 7) % 7
    return today.adding(days: ahead ? 7 - back : back == 0 ? -7 : -back)
  }

  /// `friday`, `fri` or `tues`: 0 for Monday; nil below three letters.
  private static func weekday(_ word: String) -> Int? {
    word.count < 3 ? nil : Day.weekdays.firstIndex { $0.hasPrefix(word) }
  }

  private static let counts = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

  private func ago(_ count: String, _ unit: String, sign: Int) -> Day? {
    let isNumber = !count.isEmpty && count.utf8.count <= 4 && count.utf8.allSatisfy { (0x30...0x39).contains($0) }
    let word = ["a", "an"].contains(count) ? 1 : DayWords.counts.firstIndex(of: count).map { $0 + 1 }
    guard let number = isNumber ? Int(count) : word else { return nil }
    switch unit {
    case "day", "days": return today.adding(days: sign * number)
    case "week", "weeks": return today.adding(days: sign * number * 7)
    case "month", "months": return today.adding(months: sign * number)
    case "year", "years": return today.adding(months: sign * number * 12)
    default: return nil
    }
  }

  /// `05/03/2026`, `5.3.26`, `5-3-2026` or `5/3`: the day comes first.
  private func numbers(_ word: String, _ text: String) throws -> Day? {
    let parts = word.split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map(String.init)
    let isNumbers = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isNumbers, (2...3).contains(parts.count), parts[0].count <= 2, parts[1].count <= 2,
      let day = Int(parts[0]), let month = Int(parts[1]), parts.count == 3 || word.contains("/")
    else { return nil }
    guard (1...12).contains(month) else { throw UnreadableDay(words: text, reason: .noSuchMonth(month)) }
    guard parts.count == 3 else { return try found(day, month, nil, text) }
    guard [2, 4].contains(parts[2].count), let year = Int(parts[2]) else { return nil }
    return try found(day, month, parts[2].count == 2 ? 2000 + year : year, text)
  }

  /// `5 March`, `5th March 2026`, `March 5` or `March 5 2026`.
  private func monthDay(_ words: [String], _ text: String) throws -> Day? {
    if words.count == 1 { return try numbers(words[0], text) ?? Day(iso: words[0]) }
    guard (2...3).contains(words.count) else { return nil }
    let dayFirst = Day.ordinal(words[0]).flatMap { day in Day.month(named: words[1]).map { (day, $0) } }
    let monthFirst = Day.ordinal(words[1]).flatMap { day in Day.month(named: words[0]).map { (day, $0) } }
    guard let (day, month) = dayFirst ?? monthFirst else { return nil }
    guard words.count == 3 else { return try found(day, month, nil, text) }
    guard let year = TermCalendar.year(words[2]) else { return nil }
    return try found(day, month, year, text)
  }

  /// The day, in the year that is said, else in the latest or next one that has it.
  private func found(_ day: Int, _ month: Int, _ year: Int?, _ text: String) throws -> Day {
    // Eight years apart at most: 29 February of 1896 and 1904.
    let years = year.map { [$0] } ?? (0...8).map { direction == .back ? today.year - $0 : today.year + $0 }
    let days = years.compactMap { Day(year: $0, month: month, day: day) }
    let match = days.first { year != nil || (direction == .back ? $0 <= today : $0 >= today) }
    guard let match else { throw UnreadableDay(words: text, reason: .noSuchDay) }
    return match
  }
}
