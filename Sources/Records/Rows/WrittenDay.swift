internal import Model

/// Which of `05/09/2014` is the day.
package enum DayOrder: String, Hashable, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

/// A day as tables have it: `2014-09-05`, `05/09/2014`, `05/09/14`, `5 Sept 2014`, or `41887`, as Excel counts days; a time
/// of the day after it is passed over.
enum WrittenDay: Hashable {
  case day(Day)
  /// Two numbers below 13, either of which may be the month.
  case either(dayFirst: Day, monthFirst: Day)

  /// Nil for what is no day.
  init?(_ text: String) {
    if let day = WrittenDay.counted(text) {
      self = .day(day)
      return
    }
    let words = text.split { ",".contains($0) || $0 == " " || $0 == "T" && text.utf8.first.map { $0 < 0x3A } ?? false }
    let dated = words.last.map { $0.contains(":") } ?? false ? words.dropLast() : words[...]
    let parts = dated.flatMap { $0.split(omittingEmptySubsequences: false) { "/.-".contains($0) } }
    guard parts.count == 3 else { return nil }
    if let day = WrittenDay.named(parts) {
      self = .day(day)
      return
    }
    guard dated.count == 1, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    if parts[0].count == 4 {
      guard let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
      self = .day(day)
      return
    }
    let isShort = WrittenDay.hasShortYear(text)
    guard parts[2].count == 4 || isShort else { return nil }
    let year = isShort ? 2000 + numbers[2] : numbers[2]
    let dayFirst = Day(year: year, month: numbers[1], day: numbers[0])
    let monthFirst = Day(year: year, month: numbers[0], day: numbers[1])
    switch (dayFirst, monthFirst) {
    case (let one?, let other?): self = one == other ? .day(one) : .either(dayFirst: one, monthFirst: other)
    case (let day?, nil), (nil, let day?): self = .day(day)
    case (nil, nil): return nil
    }
  }

  /// `41887`: the days since the end of 1899 that a spreadsheet keeps where it shows a date; of this century's first half.
  private static func counted(_ text: String) -> Day? {
    guard text.utf8.count == 5, let days = Int(text), (36_526...54_788).contains(days) else { return nil }
    return Day(daysSince1970: days - 25_569)
  }

  /// `05/09/14`, `5.9.14`: a year of this century; with hyphens it would as likely be a code.
  static func hasShortYear(_ text: String) -> Bool {
    let parts = text.split { "/.".contains($0) }
    return parts.count == 3 && parts.allSatisfy { (1...2).contains($0.count) && Int($0) != nil } && parts[2].count == 2
  }

  /// The ways in which days are written.
  enum Form: Hashable { case yearFirst, numbers, words, counted }

  /// Nil for what is no day.
  static func form(of text: String) -> Form? {
    if WrittenDay(text) == nil { return nil }
    if counted(text) != nil { return .counted }
    let parts = text.split { "/.- ".contains($0) }
    if parts.prefix(2).contains(where: { $0.first?.isLetter ?? false }) { return .words }
    return parts.first?.count == 4 ? .yearFirst : .numbers
  }

  /// `5 Sept 2014`, `Sept 5 2014`, `5-Sep-2014`, `5th September 2014`.
  private static func named(_ parts: [Substring]) -> Day? {
    guard let year = Int(parts[2]), parts[2].count == 4 else { return nil }
    let word = parts.prefix(2).firstIndex { $0.first?.isLetter ?? false }
    guard let word, let month = month(parts[word]) else { return nil }
    let number = parts[1 - word]
    let digits = number.prefix { $0.isASCII && $0.isWholeNumber }
    guard ["", "st", "nd", "rd", "th"].contains(number[digits.endIndex...].lowercased()), let day = Int(digits) else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }

  private static func month(_ word: Substring) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    let index =
      word == "sept" ? 8 : Day.months.firstIndex { $0.lowercased() == word || $0.prefix(3).lowercased() == word }
    return index.map { $0 + 1 }
  }

  func day(_ order: DayOrder?) -> Day? {
    switch (self, order) {
    case (.day(let day), _): day
    case (.either(let day, _), .dayFirst): day
    case (.either(_, let day), .monthFirst): day
    case (.either, nil): nil
    }
  }

  /// How a numeric day must have been written to be one at all; nil when it does not say.
  static func order(of text: String) -> DayOrder? {
    let parts = text.split { "/.-".contains($0) }
    guard parts.count == 3, parts[0].count <= 2, let first = Int(parts[0]), let second = Int(parts[1]) else {
      return nil
    }
    return first > 12 ? .dayFirst : second > 12 ? .monthFirst : nil
  }

  /// What a column of days says about their order.
  enum Verdict: Equatable {
    /// With the one that can only be read so; nil where the days of the definition decide.
    case order(DayOrder, settledBy: String?)
    /// Every one can be read either way.
    case open(example: String)
    /// One can only be read one way, another only the other way.
    case torn(String, String)
    /// There is nothing to decide.
    case needless
  }

  /// - Parameter known: the days of the definition, which decide where they are met one way only.
  static func verdict(_ texts: [String], known: Set<Day>) -> Verdict {
    let unclear = texts.compactMap { text -> (String, Day, Day)? in
      guard case .either(let one, let other)? = WrittenDay(text) else { return nil }
      return (text, one, other)
    }
    let dayFirst = texts.first { order(of: $0) == .dayFirst && WrittenDay($0) != nil }
    let monthFirst = texts.first { order(of: $0) == .monthFirst && WrittenDay($0) != nil }
    if let dayFirst, let monthFirst { return .torn(dayFirst, monthFirst) }
    guard let example = unclear.first else { return .needless }
    if let dayFirst { return .order(.dayFirst, settledBy: dayFirst) }
    if let monthFirst { return .order(.monthFirst, settledBy: monthFirst) }
    let fitsOne = unclear.allSatisfy { known.contains($0.1) }
    let fitsOther = unclear.allSatisfy { known.contains($0.2) }
    return fitsOne == fitsOther ? .open(example: example.0) : .order(fitsOne ? .dayFirst : .monthFirst, settledBy: nil)
  }
}
