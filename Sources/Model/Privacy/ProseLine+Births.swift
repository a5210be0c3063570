// Days on which somebody was born.
extension ProseLine {
  /// `born on the 3rd of May 2014`, `DOB: 12/03/09`, `birthday 3 May`: the last word of the day; nil for none.
  func birth(_ place: Int) -> Int? {
    let word = words[place].text.folded
    let isWord = ["dob", "d.o.b", "born", "birthday", "birthdate"].contains(word)
    let isPhrase = word == "birth" && place >= 2 && words[place - 2].text.folded == "date"
    guard isWord || isPhrase else { return nil }
    // `born between 1 September 2013 and 31 August 2014` is a year group.
    let telling = words.indices.dropFirst(place + 1).prefix(9)
      .prefix { !ProseLine.limits.contains(words[$0].text.folded) }
      .filter { !ProseLine.beforeDays.contains(words[$0].text.folded) }
    for start in telling.indices.prefix(4) {
      if isDay(words[telling[start]].text) { return telling[start] }
      for length in [3, 2] where start + length <= telling.count {
        let day = telling[start..<start + length].map { words[$0].text }
        if length == 3 ? isDay(day.joined(separator: " ")) : isDayOfMonth(day) { return telling[start + length - 1] }
      }
    }
    return nil
  }

  func isDay(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { Identifiers.isDay($0, CellShape($0)) }
  }

  /// `3 May`, `May 3rd`: whoever knows the year group knows the year.
  private func isDayOfMonth(_ words: [String]) -> Bool {
    guard let number = words.first(where: { $0.first?.isNumber == true }),
      let month = words.first(where: { $0.first?.isLetter == true })
    else { return false }
    // Any year will do: what is asked is whether it is a day.
    return isDay("\(number) \(month) 2000")
  }

  private static let limits: Set<String> = ["between", "after", "before", "from", "since", "until", "by", "to"]

  private static let beforeDays: Set<String> = [
    "on", "the", "is", "was", "of", "a", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  ]
}
