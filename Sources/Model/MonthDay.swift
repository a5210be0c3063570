/// A day of every year, as `1 September`: what a term calendar is made of.
package struct MonthDay: Hashable, Sendable {
  /// 1 to 12.
  package let month: Int
  /// 1 to the length of the month; 29 in February.
  package let day: Int

  /// Nil when no year has such a day.
  package init?(month: Int, day: Int) {
    guard Day(year: 2000, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// Reads `1 September`, `September 1`, `1st Sept` or `09-01`; nil for anything else.
  package init?(words text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]), let day = Int(parts[1]) {
      self.init(month: month, day: day)
      return
    }
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard words.count == 2 else { return nil }
    if let day = Day.ordinal(words[0]), let month = Day.month(named: words[1]) {
      self.init(month: month, day: day)
    } else if let day = Day.ordinal(words[1]), let month = Day.month(named: words[0]) {
      self.init(month: month, day: day)
    } else {
      return nil
    }
  }

  /// That day in a year; 29 February is 28 February where there is none. Nil beyond the calendar's range.
  package func day(in year: Int) -> Day? {
    Day(year: year, month: month, day: day) ?? Day(year: year, month: month, day: day - 1)
  }

  /// The first such day on or after another one.
  func first(from start: Day) -> Day? {
    guard let same = day(in: start.year) else { return nil }
    return same >= start ? same : day(in: start.year + 1)
  }

  /// How many days it comes after another one, going round the year: 0 to 365.
  func days(after other: MonthDay) -> Int { (place - other.place + 366) % 366 }

  /// Its place in a year with a 29 February.
  private var place: Int { day(in: 2000)?.daysSince1970 ?? 0 }
}

extension MonthDay: CustomStringConvertible {
  package var description: String { "\(day) \(Day.months[month - 1])" }
}

extension Day {
  /// `3`, `03`, `3rd`: a day of a month; nil for anything else.
  static func ordinal(_ word: some StringProtocol) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th"].contains(String(word.dropFirst(digits.count)))
    else { return nil }
    return Int(digits)
  }

  /// `March`, `mar` or `sept`: 1 to 12; nil for a word that begins no month, and below three letters.
  static func month(named word: some StringProtocol) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.lowercased().hasPrefix(word.lowercased()) }.map { $0 + 1 }
  }
}
