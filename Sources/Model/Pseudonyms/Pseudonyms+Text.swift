extension Pseudonyms {
  /// The text with every name on the list replaced, whole words only, whatever their accents, capitals and spacing.
  ///
  /// A name's first words stand for it, too, where what follows them is only what kind of school it is: `Elm` for `Elm Primary School`,
  /// written with a capital. Where several have the same first words they become "one of the schools".
  package func applied(to text: String) -> String {
    guard !spellings.isEmpty else { return text }
    let text = withoutTellingAddresses(text)
    var told = ""
    var place = text.startIndex
    var isAtWord = true
    while place < text.endIndex {
      if isAtWord, let (end, name) = match(in: text, at: place) {
        told += name
        place = end
        isAtWord = false
        continue
      }
      told.append(text[place])
      isAtWord = !text[place].isPartOfWord
      place = text.index(after: place)
    }
    return told
  }

  package func applied(to text: String?) -> String? { text.map { applied(to: $0) } }

  /// A short name, as `elm-survey`, with names of schools in it replaced: `school-a-survey`. Different ones stay different as far as
  /// their other words are.
  package func renamed(_ text: String) -> String {
    let words = text.split(separator: "-").map(String.init)
    var told: [String] = []
    var place = 0
    while place < words.count {
      let name = names(beginning: words[place].first).first { name in
        let parts = name.words.flatMap { $0.split(separator: "-").map(String.init) }
        return words[place...].starts(with: parts)
      }
      told.append(name.map { Pseudonyms.joined($0.pseudonym) } ?? words[place])
      place += name.map { $0.words.flatMap { $0.split(separator: "-") }.count } ?? 1
    }
    return told.joined(separator: "-")
  }

  /// `school-a` for `School A`.
  package static func joined(_ pseudonym: String) -> String {
    pseudonym.lowercased().split(separator: " ").joined(separator: "-")
  }

  package func shortName(_ id: Slug) -> Slug { Slug(renamed(id.text)) ?? id }

  /// The text without addresses of the web or of mail in which a name is written as one word, as `www.elmschool.example`.
  private func withoutTellingAddresses(_ text: String) -> String {
    guard text.contains("@") || text.contains("://") || text.contains("www.") else { return text }
    let runs = spellings.values.joined().map { $0.words.joined().filter(\.isPartOfWord) }.filter { !$0.isEmpty }
    var told = ""
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isBesideAddress }
      let plain = word.folded.filter(\.isPartOfWord)
      let isAddress = word.contains("@") || word.contains("://") || word.hasPrefix("www.")
      told += isAddress && runs.contains(where: plain.contains) ? "an address that is left out" : word
      let gap = rest[word.endIndex...].prefix(while: \.isBesideAddress)
      told += gap
      rest = rest[gap.endIndex...]
    }
    return told
  }

  /// A name as it may be written, and what it becomes.
  struct Spelling {
    let words: [String]
    let pseudonym: String
    let isShort: Bool
  }

  /// The longest first, so that `Elm Park School` is not taken for `Elm`.
  static func spellings(schools: [String], alliances: [String]) -> [Character: [Spelling]] {
    let lists: [(Kind, [String])] = [(.school, schools), (.alliance, alliances)]
    let whole = lists.flatMap { kind, names in
      names.enumerated().map { place, name in
        Spelling(words: name.searchWords, pseudonym: Pseudonyms.name(place, kind), isShort: false)
      }
    }
    let known = Set(whole.map(\.words))
    var short: [[String]: [Spelling]] = [:]
    for spelling in whole {
      let first = Array(spelling.words.prefix { !Pseudonyms.kindsOfSchool.contains($0) })
      if !first.isEmpty, !known.contains(first) { short[first, default: []].append(spelling) }
    }
    let shortened = short.map { words, own in
      Spelling(words: words, pseudonym: own.count == 1 ? own[0].pseudonym : "one of the schools", isShort: true)
    }
    let all = (whole + shortened).sorted { ($0.words.count, $1.pseudonym) > ($1.words.count, $0.pseudonym) }
    return Dictionary(grouping: all) { $0.words.first?.first ?? " " }
  }

  private static let kindsOfSchool: Set<String> = [
    "primary", "secondary", "infant", "infants", "infants'", "junior", "nursery", "first", "middle", "high", "special",
    "community", "grammar", "comprehensive", "school", "schools", "academy", "academies", "college", "sixth",
    "teaching",
    "alliance", "partnership", "trust", "federation", "ce", "rc", "catholic", "cofe", "c.e.",
  ]

  private func names(beginning letter: Character?) -> [Spelling] { letter.flatMap { spellings[$0] } ?? [] }

  private func match(in text: String, at start: String.Index) -> (end: String.Index, pseudonym: String)? {
    for name in names(beginning: String(text[start]).folded.first) where !name.isShort || text[start].isUppercase {
      guard let end = Pseudonyms.end(of: name.words, in: text, from: start) else { continue }
      return (name.isShort ? Pseudonyms.afterKinds(in: text, from: end) : end, name.pseudonym)
    }
    return nil
  }

  /// Beyond the words that say what kind of school it is, as in `Elm School` for `Elm Primary School`.
  private static func afterKinds(in text: String, from start: String.Index) -> String.Index {
    var end = start
    while end < text.endIndex, text[end] == " " {
      let next = text.index(after: end)
      let word = text[next...].prefix(while: \.isPartOfWord)
      guard word.first?.isUppercase == true, kindsOfSchool.contains(word.folded) else { break }
      end = word.endIndex
    }
    return end
  }

  /// Where some folded words end that stand in a text; nil where they do not, or a word goes on.
  private static func end(of words: [String], in text: String, from start: String.Index) -> String.Index? {
    var place = start
    for (number, word) in words.enumerated() {
      if number > 0 {
        guard place < text.endIndex, text[place].isWhitespace else { return nil }
        while place < text.endIndex, text[place].isWhitespace { place = text.index(after: place) }
      }
      var rest = word[...]
      while !rest.isEmpty {
        guard place < text.endIndex else { return nil }
        let letters = String(text[place]).folded
        guard rest.hasPrefix(letters) else { return nil }
        rest = rest.dropFirst(letters.count)
        place = text.index(after: place)
      }
    }
    return place == text.endIndex || !text[place].isPartOfWord ? place : nil
  }
}

extension Character {
  fileprivate var isPartOfWord: Bool { isLetter || isNumber }

  /// Whether an address ends where it stands.
  fileprivate var isBesideAddress: Bool { isWhitespace || "<>()[]\",;".contains(self) }
}
