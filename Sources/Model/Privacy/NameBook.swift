/// The names and codes of a code book, for finding them in texts; it hands out none of them.
package struct NameBook: Sendable {
  /// A line of a code book, as a text may speak of it.
  package struct Person: Sendable {
    /// As `Asha Begum`, `Begum, Asha` or `Begum`.
    package let name: String
    package let school: String
    package let code: String

    package init(name: String, school: String, code: String) {
      (self.name, self.school, self.code) = (name, school, code)
    }
  }

  /// The folded words of each name, by the first of them in the order in which people write it, and in that of registers.
  private var names: [String: [[String]]] = [:]
  private var forenames: Set<String> = []
  /// Folded; those that are no words of English prose besides.
  private var surnames: Set<String> = []
  /// Surnames that are words of prose or of a school's name, too.
  private var ordinary: Set<String> = []
  /// Folded; of five characters or more with a figure.
  private var codes: Set<String> = []

  package init() {}

  /// - Parameter names: as `Asha Begum` or `Begum, Asha`.
  package init(_ names: some Sequence<String>) {
    self.init(people: names.map { Person(name: $0, school: "", code: "") })
  }

  package init(people: some Sequence<Person>) {
    var schools: Set<String> = []
    for person in people {
      addName(person.name)
      addCode(person.code)
      schools.formUnion(NameBook.words(Substring(person.school)))
    }
    // `Hartley` of Hartley School may be the school.
    ordinary.formUnion(surnames.intersection(schools))
    surnames.subtract(schools)
  }

  private mutating func addName(_ name: String) {
    let halves = name.split(separator: ",").map(NameBook.words)
    let words = NameBook.words(Substring(name))
    addSurname(of: name, words, halves)
    guard let first = halves.last?.first, let last = halves.first?.last, words.count > 1 else { return }
    let spoken = halves.count == 2 ? halves[1] + halves[0] : words
    // Middle names are often left out.
    let orders: Set<[String]> = [
      spoken, Array(spoken.suffix(1) + spoken.dropLast()), words,
      [spoken.first ?? first, spoken.last ?? last], [spoken.last ?? last, spoken.first ?? first],
    ]
    for order in orders { names[order[0], default: []].append(order) }
    if let forename = spoken.first, forename.count > 2 { forenames.insert(forename) }
  }

  /// The last word of a name, or its only one; no number, address or label that stood in the column.
  private mutating func addSurname(of name: String, _ words: [String], _ halves: [[String]]) {
    guard let last = (halves.count == 2 ? halves.first : words)?.last,
      !name.contains(where: { $0.isNumber || $0 == "@" })
    else { return }
    if words.count == 1, NameLists.labels.contains(last) { return }
    if NameLists.forenames.contains(last) {
      forenames.insert(last)
      return
    }
    for word in [last] + last.split(separator: "-").map(String.init) where word.count >= 4 {
      if NameLists.isOrdinary(word) { ordinary.insert(word) } else { surnames.insert(word) }
    }
  }

  /// Takes in a code that is long enough to be nothing else.
  package mutating func addCode(_ code: String) {
    if code.count >= 5, code.contains(where: \.isNumber) { codes.insert(code.folded) }
  }

  /// Takes in the names and codes of another book; its forenames, which many have, it leaves.
  package mutating func addWholeNames(_ other: NameBook) {
    names.merge(other.names, uniquingKeysWith: +)
    surnames.formUnion(other.surnames)
    ordinary.formUnion(other.ordinary)
    codes.formUnion(other.codes)
  }

  package var isEmpty: Bool {
    names.isEmpty && surnames.isEmpty && ordinary.isEmpty && codes.isEmpty && forenames.isEmpty
  }

  private static func words(_ name: Substring) -> [String] {
    name.folded.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
  }

  /// Whole names, surnames and codes; forenames, and surnames that are ordinary words, that stand alone with a capital.
  func sightings(in words: [ProseWord], at line: Int) -> [Identifiers.Sighting] {
    if isEmpty { return [] }
    let folded = words.map { NameBook.plain($0.text) }
    var found: [Identifiers.Sighting] = []
    var next = 0
    while next < folded.count {
      let place = next
      next += 1
      let longest = (names[folded[place]] ?? []).filter { folded[place...].starts(with: $0) }.map(\.count).max()
      guard let ground = longest == nil ? ground(words, folded, place) : .codeBook else { continue }
      next = place + (longest ?? 1)
      found.append(
        .init(
          kind: .name, line: line, column: words[place].column,
          words: words[place..<next].map(\.text).joined(separator: " "), ground: ground))
    }
    return found
  }

  /// Why a single word tells of somebody; nil where it does not.
  private func ground(_ words: [ProseWord], _ folded: [String], _ place: Int) -> Identifiers.Sighting.Ground? {
    let word = folded[place]
    let isCapital = words[place].text.first?.isUppercase == true
    if isCode(word) { return .code }
    if isSurname(word) { return isOfPlace(words, place) ? nil : .codeBook }
    if isCapital, forenames.contains(word) { return .forename }
    guard isCapital, ordinary.contains(word) else { return nil }
    // `White British`, `Park Road`.
    let isInLabel = place + 1 < folded.count && NameLists.labels.contains(folded[place + 1])
    return isInLabel || isOfPlace(words, place) ? nil : .ordinaryWord
  }

  private func isSurname(_ word: String) -> Bool {
    surnames.contains(word)
      || word.contains("-") && word.split(separator: "-").contains { surnames.contains(String($0)) }
  }

  private func isCode(_ word: String) -> Bool {
    guard !codes.isEmpty, word.contains(where: \.isNumber) else { return false }
    return codes.contains(word) || word.split { !$0.isLetter && !$0.isNumber }.contains { codes.contains(String($0)) }
  }

  /// `Hartley Primary`, `Nuttall Road`, `St Wilfrid`: a school or a street by its name.
  private func isOfPlace(_ words: [ProseWord], _ place: Int) -> Bool {
    if place > 0, ["st", "saint"].contains(words[place - 1].text.folded) { return true }
    guard place + 1 < words.count, words[place].after.isEmpty else { return false }
    let next = words[place + 1].text
    return next.first?.isUppercase == words[place].text.first?.isUppercase && NameLists.places.contains(next.folded)
  }

  /// Without the 's of `Asha's`.
  private static func plain(_ word: String) -> String {
    let folded = word.folded
    return folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded
  }
}
