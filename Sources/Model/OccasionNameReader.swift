/// Takes the name of a point of measurement apart: first the days it names, then its words and numbers.
struct OccasionNameReader {
  enum Token: Equatable {
    case word(String)
    case number(Int, digits: Int)
    /// A blank, hyphen, stroke or the like.
    case mark(Character)
  }

  private var tokens: [Token]
  private(set) var pattern: [String] = []
  private(set) var units: [Int] = []
  private(set) var numbers: [Int] = []
  /// See ``OccasionMoment/season``; nil without a term or month.
  private(set) var season: Int?
  private(set) var step = 0
  private(set) var isFollowUp = false
  private(set) var isOpen = false
  private(set) var hasSchoolYear = false
  /// Whether `before`, `after` or their like is its first word.
  private(set) var opensWithStep = false
  /// A word such as `week` that its number is to follow, and a number that its word may follow.
  private var unit: String?
  private var waiting: Int?

  /// - Parameter key: folded.
  init(_ key: String) {
    let text = key.replacing("follow-up", with: "followup").replacing("follow up", with: "followup")
    tokens = OccasionNameReader.tokens(text)
  }

  private static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var run = ""
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
    func close() {
      if let number = Int(run) {
        tokens.append(.number(number, digits: run.count))
      } else if !run.isEmpty {
        tokens.append(.word(run))
      }
      run = ""
    }
    for character in text {
      let isText = isDigit(character) || character.isLetter
      if !isText || run.last.map({ isDigit($0) != isDigit(character) }) ?? false { close() }
      if isText { run.append(character) } else { tokens.append(.mark(character)) }
    }
    close()
    return tokens
  }

  // MARK: - Days

  /// A year, and whether it is one of a school, from September on.
  private struct Year {
    let year: Int
    let isOfSchool: Bool

    func calendarYear(ofMonth month: Int) -> Int { isOfSchool && month < 9 ? year + 1 : year }
  }

  /// The days that a year in the name says with its month or term; nil without a year.
  mutating func takeDays() -> ClosedRange<Day>? {
    guard let place = tokens.firstIndex(where: { OccasionNameReader.year($0) != nil }),
      let year = OccasionNameReader.year(tokens[place])
    else { return takeSeason(nil) }
    // “2024-25” and “2024/2025”.
    if let next = number(after: place), next == (year + 1) % 100 || next == year + 1 {
      isOpen = next <= 12
      tokens.removeSubrange(place...place + 2)
      return takeSeason(Year(year: year, isOfSchool: true))
    }
    if let month = number(after: place), let first = Day(year: year, month: month, day: 1) {
      let day = number(after: place + 2).flatMap { Day(year: year, month: month, day: $0) }
      tokens.removeSubrange(place...place + (day == nil ? 2 : 4))
      return day.map { $0...$0 } ?? OccasionNameReader.month(from: first)
    }
    // “09/2024”, but not “05/09/2024”, of which the month is not known, nor “term-1-2024”.
    if let month = number(before: place), place == 2 || tokens[place - 3] == .mark(" "),
      let first = Day(year: year, month: month, day: 1)
    {
      tokens.removeSubrange(place - 2...place)
      return OccasionNameReader.month(from: first)
    }
    tokens.remove(at: place)
    return takeSeason(Year(year: year, isOfSchool: false))
  }

  private static func year(_ token: Token) -> Int? {
    if case .number(let year, digits: 4) = token, (1900...2099).contains(year) { year } else { nil }
  }

  /// The number that a hyphen, stroke or point joins to the one at a place.
  private func number(after place: Int) -> Int? {
    guard tokens.indices.contains(place + 2), isJoint(place + 1), case .number(let number, _) = tokens[place + 2] else {
      return nil
    }
    return number
  }

  private func number(before place: Int) -> Int? {
    guard place >= 2, isJoint(place - 1), case .number(let number, _) = tokens[place - 2] else { return nil }
    return number
  }

  private func isJoint(_ place: Int) -> Bool { [.mark("-"), .mark("/"), .mark(".")].contains(tokens[place]) }

  private static func month(from first: Day) -> ClosedRange<Day>? {
    first.adding(months: 1)?.adding(days: -1).map { first...$0 }
  }

  // MARK: - Terms and months

  private static let terms = ["autumn": 0, "aut": 0, "fall": 0, "spring": 1, "spr": 1, "summer": 2]
  /// Tenths of months since September: the beginnings of each term's halves.
  private static let halves = [[0, 20], [40, 55], [70, 90]]

  /// Takes the term or month out of the name, which keeps a `~` in its place.
  private mutating func takeSeason(_ year: Year?) -> ClosedRange<Day>? {
    for (place, token) in tokens.enumerated() {
      guard case .word(let word) = token else { continue }
      if let term = OccasionNameReader.terms[word] { return takeTerm(term, at: place, year) }
      if let month = OccasionNameReader.month(word) { return takeMonth(month, at: place, year) }
    }
    guard let year else { return nil }
    let first = Day(year: year.year, month: year.isOfSchool ? 9 : 1, day: 1)
    return first.flatMap { first in first.adding(months: 12)?.adding(days: -1).map { first...$0 } }
  }

  private mutating func takeTerm(_ term: Int, at place: Int, _ said: Year?) -> ClosedRange<Day>? {
    tokens[place] = .word("~")
    var half: Int?
    if let next = nextNumber(place), case .number(let number, digits: 1) = tokens[next], (1...2).contains(number) {
      half = number
      tokens.remove(at: next)
    }
    season = OccasionNameReader.halves[term][(half ?? 1) - 1]
    guard let year = said ?? takeShortYear(after: place) else { return nil }
    let name = ["autumn", "spring", "summer"][term] + (half.map { "-\($0)" } ?? "")
    let starts = year.calendarYear(ofMonth: term == 0 ? 9 : 1)
    return Period("\(name)-\(starts)").flatMap(TermCalendar.english.days)
  }

  private mutating func takeMonth(_ month: Int, at place: Int, _ said: Year?) -> ClosedRange<Day>? {
    tokens[place] = .word("~")
    season = 10 * ((month + 3) % 12)
    // “Sep 24” may be a day.
    let short = said == nil ? takeShortYear(after: place) : nil
    if short != nil { isOpen = true }
    guard let year = said ?? short else { return nil }
    return Day(year: year.calendarYear(ofMonth: month), month: month, day: 1).flatMap(OccasionNameReader.month(from:))
  }

  /// `24` or `24/25` after a term or month: years of this century.
  private mutating func takeShortYear(after place: Int) -> Year? {
    guard let next = nextNumber(place), case .number(let year, digits: 2) = tokens[next] else { return nil }
    let isOfSchool = number(after: next) == (year + 1) % 100
    tokens.removeSubrange(next...next + (isOfSchool ? 2 : 0))
    return Year(year: 2000 + year, isOfSchool: isOfSchool)
  }

  /// The place of the number that follows, with a blank or hyphen between at most.
  private func nextNumber(_ place: Int) -> Int? {
    for next in [place + 1, place + 2] where tokens.indices.contains(next) {
      if case .number = tokens[next] { return next }
      if case .word = tokens[next] { return nil }
    }
    return nil
  }

  private static func month(_ word: String) -> Int? {
    if word == "sept" { return 9 }
    let index = Day.months.firstIndex { $0.lowercased() == word || $0.prefix(3).lowercased() == word }
    return index.map { $0 + 1 }
  }
}

// MARK: - Words and numbers

extension OccasionNameReader {
  private static let starts: Set<String> = ["before", "baseline", "pre", "pretest"]
  private static let ends: Set<String> = ["after", "afterwards", "post", "posttest"]
  private static let openings: Set<String> = [
    "start", "starting", "begin", "beginning", "initial", "entry", "old", "previous",
  ]
  private static let closings: Set<String> = ["end", "ending", "final", "exit", "new", "current", "now", "last"]
  private static let units: Set<String> = [
    "year", "grade", "term", "t", "week", "month", "day", "half", "quarter", "q", "cycle", "phase", "stage", "ks",
    "wave",
    "round", "session", "lesson",
  ]
  private static let shortUnits = ["y": "year", "yr": "year", "wk": "week", "w": "week"]
  private static let counts = [
    ["zero"], ["one", "first"], ["two", "second"], ["three", "third"], ["four", "fourth"], ["five", "fifth"],
    ["six", "sixth"], ["seven", "seventh"], ["eight", "eighth"], ["nine", "ninth"], ["ten", "tenth"],
  ]
  private static let fillers: Set<String> = ["of", "the", "at", "in", "on", "a", "st", "nd", "rd", "th"]

  /// Reads what is left when days, terms and months are taken out.
  mutating func takeWords() {
    for (place, token) in tokens.enumerated() {
      switch token {
      case .mark: continue
      case .number(let number, _):
        if self.number(before: place) != nil { isOpen = true }
        take(isNegative(place) ? -number : number)
      case .word(let word):
        if let number = OccasionNameReader.counts.firstIndex(where: { $0.contains(word) }) {
          take(number)
        } else if !takeStep(word), !takeClass(word), !OccasionNameReader.fillers.contains(word) {
          take(word)
        }
      }
    }
    if let waiting { numbers.append(waiting) }
  }

  private mutating func take(_ number: Int) {
    pattern.append("#")
    if let waiting { numbers.append(waiting) }
    waiting = number
    guard let unit else { return }
    count(number, of: unit)
  }

  private mutating func take(_ word: String) {
    let name = OccasionNameReader.unit(word)
    pattern.append(name ?? word)
    unit = name
    // “2nd term”, “6 weeks”.
    if let name, let number = waiting { count(number, of: name) }
  }

  private mutating func count(_ number: Int, of name: String) {
    units.append(number)
    hasSchoolYear = hasSchoolYear || name == "year"
    (unit, waiting) = (nil, nil)
  }

  private func isNegative(_ place: Int) -> Bool {
    guard place >= 1, tokens[place - 1] == .mark("-") else { return false }
    return place == 1 || tokens[place - 2] == .mark(" ")
  }

  private static func unit(_ word: String) -> String? {
    let name = shortUnits[word] ?? word
    if units.contains(name) { return name }
    return word.hasSuffix("s") && units.contains(String(word.dropLast())) ? String(word.dropLast()) : nil
  }

  /// Reception is the year before year 1, nursery the one before that.
  private mutating func takeClass(_ word: String) -> Bool {
    guard let number = ["nursery": -1, "reception": 0][word] else { return false }
    units.append(number)
    pattern += ["year", "#"]
    hasSchoolYear = true
    return true
  }

  private mutating func takeStep(_ word: String) -> Bool {
    if word == "followup" {
      isFollowUp = true
      return true
    }
    let isPlain = OccasionNameReader.starts.contains(word) || OccasionNameReader.ends.contains(word)
    let isStart = OccasionNameReader.starts.contains(word) || OccasionNameReader.openings.contains(word)
    guard isStart || isPlain || OccasionNameReader.closings.contains(word) else { return false }
    if isPlain, pattern.isEmpty, step == 0 { opensWithStep = true }
    let found = isStart ? -1 : 1
    if step != 0, step != found { isOpen = true } else { step = found }
    return true
  }
}
