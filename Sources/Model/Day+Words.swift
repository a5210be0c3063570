extension Day {
  /// What was wrong with the words for a day.
  package struct UnreadableWords: Error, Hashable {
    package let words: String
  }

  /// Reads `2014-03-05`, `today`, `yesterday`, `friday` or `last friday` (the latest one before today).
  package init(words: String, today: Day) throws(UnreadableWords) {
    let plain = words.lowercased().split(separator: " ").joined(separator: " ")
    let name = plain.hasPrefix("last ") ? String(plain.dropFirst(5)) : plain
    let found: Day?
    if let iso = Day(iso: plain) {
      found = iso
    } else if plain == "today" {
      found = today
    } else if plain == "yesterday" {
      found = today.adding(days: -1)
    } else if let weekday = Day.weekdays.firstIndex(of: name) {
      let back = (today.weekday - weekday + 7) % 7
      found = today.adding(days: back == 0 ? -7 : -back)
    } else {
      found = nil
    }
    guard let found else { throw UnreadableWords(words: words) }
    self = found
  }
}
