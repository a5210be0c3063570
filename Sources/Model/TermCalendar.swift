/// The terms of a school year, on the same days each year.
///
/// A term's period is its id with the year in which it starts: `autumn-2026`, `term-1-2026`. Holidays after a term
/// count with it, so that every day is in one.
package struct TermCalendar: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    /// As `autumn` or `term-1`.
    package var id: String
    package var starts: MonthDay
    /// The first day of its second half; nil when the term is not halved.
    package var secondHalf: MonthDay?
    /// Its last day; nil for the day before the next term starts.
    package var ends: MonthDay?

    package init(id: String, starts: MonthDay, secondHalf: MonthDay? = nil, ends: MonthDay? = nil) {
      self.id = id
      self.starts = starts
      self.secondHalf = secondHalf
      self.ends = ends
    }
  }

  /// In the order of the school year; at least one.
  package let terms: [Term]

  /// Nil when the terms have ``faults(in:)``.
  package init?(_ terms: [Term]) {
    guard !terms.isEmpty, TermCalendar.faults(in: terms).isEmpty else { return nil }
    self.terms = terms
  }

  private init(unchecked terms: [Term]) { self.terms = terms }

  /// What holds where a programme says nothing: autumn from 1 September, spring from 1 January, summer from 1 April.
  package static let english = TermCalendar(
    unchecked: [
      ("autumn", (9, 1), (11, 1), (12, 31)), ("spring", (1, 1), (2, 16), (3, 31)), ("summer", (4, 1), (6, 1), (8, 31)),
    ]
    .compactMap { id, starts, half, ends in
      MonthDay(month: starts.0, day: starts.1).map { first in
        Term(
          id: id, starts: first, secondHalf: MonthDay(month: half.0, day: half.1),
          ends: MonthDay(month: ends.0, day: ends.1))
      }
    })

  // MARK: - Terms of days

  /// The term that a day is in, or in whose holidays it falls; nil beyond the calendar's range.
  package func term(of day: Day) -> Stretch? {
    var latest: Stretch?
    for year in [day.year - 1, day.year] {
      for index in terms.indices {
        guard let term = term(index, startingIn: year), term.first <= day else { continue }
        if latest.map({ $0.first < term.first }) ?? true { latest = term }
      }
    }
    return latest
  }

  package func term(after stretch: Stretch) -> Stretch? { stretch.until.adding(days: 1).flatMap(term(of:)) }

  package func term(before stretch: Stretch) -> Stretch? { stretch.first.adding(days: -1).flatMap(term(of:)) }

  /// The half of a term that a day is in; a calendar of five terms or more has no halves but its terms.
  package func halfTerm(of day: Day) -> Stretch? {
    guard let term = term(of: day), terms.count < 5 else { return term(of: day) }
    return halves(of: term).last { $0.first <= day }
  }

  package func halfTerm(before half: Stretch) -> Stretch? { half.first.adding(days: -1).flatMap(halfTerm(of:)) }

  /// The school year that a day is in, with its period as `2026-27`.
  package func schoolYear(of day: Day) -> Stretch? {
    // Of the days up to this one that make a year, one begins a school year.
    guard let earliest = day.adding(months: -12)?.adding(days: 1), let start = terms.first?.starts.first(from: earliest)
    else { return nil }
    return schoolYear(startingIn: start.year)
  }

  // MARK: - Days of periods

  /// The days that a period names; nil for `year-1`, `unknown`, and words that no calendar has.
  ///
  /// Reads `autumn-2026`, `autumn-1-2026` (its first half), `autumn-2026-to-spring-2027` and `2026-27`. The words
  /// autumn, spring and summer are understood in every calendar.
  package func days(of period: Period) -> ClosedRange<Day>? {
    let words = period.id.split(separator: "-").map(String.init)
    guard let to = words.dropFirst().dropLast().firstIndex(of: "to") else { return days(named: words) }
    guard let first = days(named: Array(words[..<to])), let last = days(named: Array(words[(to + 1)...])),
      first.lowerBound <= last.upperBound
    else { return nil }
    return first.lowerBound...last.upperBound
  }

  private func days(named words: [String]) -> ClosedRange<Day>? {
    guard words.count >= 2, let last = words.last else { return nil }
    if words.count == 2, let start = TermCalendar.year(words[0]), last.utf8.count == 2, Int(last) == (start + 1) % 100 {
      return schoolYear(startingIn: start)?.days
    }
    guard let year = TermCalendar.year(last) else { return nil }
    let name = words.dropLast().joined(separator: "-")
    return stretch(name, startingIn: year)?.days ?? TermCalendar.english.stretch(name, startingIn: year)?.days
  }

  /// The term, or the half of one, with a name.
  private func stretch(_ name: String, startingIn year: Int) -> Stretch? {
    if let index = terms.firstIndex(where: { $0.id == name }) { return term(index, startingIn: year) }
    for (index, term) in terms.enumerated() where term.secondHalf != nil {
      guard let half = ["\(term.id)-1", "\(term.id)-2"].firstIndex(of: name) else { continue }
      return self.term(index, startingIn: year).map { halves(of: $0)[half] }
    }
    return nil
  }

  /// `2026`; nil unless it is four digits.
  static func year(_ word: some StringProtocol) -> Int? {
    word.utf8.count == 4 && word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word) : nil
  }

  // MARK: - Putting stretches together

  private func term(_ index: Int, startingIn year: Int) -> Stretch? {
    let term = terms[index]
    guard let first = term.starts.day(in: year), let period = Period("\(term.id)-\(year)"),
      let next = first.adding(days: 1).flatMap(terms[(index + 1) % terms.count].starts.first(from:)),
      let until = next.adding(days: -1)
    else { return nil }
    return Stretch(period: period, first: first, last: term.ends?.first(from: first) ?? until, until: until)
  }

  private func schoolYear(startingIn year: Int) -> Stretch? {
    guard let first = term(0, startingIn: year), let next = term(0, startingIn: year + 1),
      let until = next.first.adding(days: -1), let last = term(of: until)?.last,
      let period = Period("\(year)-\(String((year + 1) % 100 + 100).dropFirst())")
    else { return nil }
    return Stretch(period: period, first: first.first, last: last, until: until)
  }

  /// The two halves of a term; cut in the middle where the calendar does not say where.
  private func halves(of term: Stretch) -> [Stretch] {
    let year = String(term.first.year)
    let name = String(term.period.id.dropLast(year.utf8.count + 1))
    let middle = term.first.adding(days: (term.last.daysSince1970 - term.first.daysSince1970 + 1) / 2)
    let said = terms.first { $0.id == name }?.secondHalf?.first(from: term.first)
    guard let second = said ?? middle, let end = second.adding(days: -1), let one = Period("\(name)-1-\(year)"),
      let two = Period("\(name)-2-\(year)")
    else { return [term, term] }
    return [
      Stretch(period: one, first: term.first, last: end, until: end),
      Stretch(period: two, first: second, last: term.last, until: term.until),
    ]
  }
}
