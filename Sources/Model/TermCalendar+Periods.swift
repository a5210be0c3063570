extension TermCalendar {
  /// Whether one period comes before another: unknown first, as undated entries of a log come first; then words,
  /// numbers in order (`year-2` before `year-10`); then what the calendar knows, by time.
  package func isInOrder(_ one: Period, _ other: Period) -> Bool {
    if one == other { return false }
    if one == .unknown || other == .unknown { return one == .unknown }
    switch (days(of: one), days(of: other)) {
    case (let first?, let second?):
      if first != second { return (first.lowerBound, first.upperBound) < (second.lowerBound, second.upperBound) }
      return one.id < other.id
    case (_?, nil): return false
    case (nil, _?): return true
    case (nil, nil): return (one.id.utf8.count, one.id) < (other.id.utf8.count, other.id)
    }
  }

  /// The period that a person names, as `autumn-2026`, `autumn 2026`, `2026/27`, `this term` or `next term`; of a term
  /// without a year, as `spring`, the one that is not over yet. Words that no calendar has, as `year 1`, stay theirs.
  ///
  /// - Returns: nil for what cannot be a period.
  package func period(named text: String, today: Day) -> Period? {
    let words = text.lowercased().split(separator: " ").joined(separator: "-")
    if let now = term(of: today) {
      switch words {
      case "this-term": return now.period
      case "next-term": return term(after: now)?.period
      case "last-term": return term(before: now)?.period
      default: break
      }
    }
    let parts = words.split(separator: "/")
    let isSchoolYear = parts.count == 2 && parts.allSatisfy { Int($0) != nil }
    guard let period = Period(isSchoolYear ? parts.joined(separator: "-") : words) else { return nil }
    if days(of: period) != nil { return period }
    let dated = [today.year, today.year + 1].lazy.compactMap { Period("\(period.id)-\($0)") }
    return dated.first { self.days(of: $0).map { $0.upperBound >= today } ?? false } ?? period
  }

  /// The period that was probably meant, for a slip in the name of a term with its year: `autum-2026`.
  package func nearest(to period: Period) -> Period? {
    let words = period.id.split(separator: "-").map(String.init)
    guard days(of: period) == nil, words.count > 1, let year = words.last, TermCalendar.year(year) != nil else {
      return nil
    }
    let names = Set((terms + TermCalendar.english.terms).map(\.id)).sorted()
    let name = Nearest.match(for: words.dropLast().joined(separator: "-"), among: names)
    return name.flatMap { Period("\($0)-\(year)") }
  }
}
