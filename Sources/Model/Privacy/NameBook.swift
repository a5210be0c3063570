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
  private(set) var names: [String: [[String]]] = [:]
  private(set) var forenames: Set<String> = []
  /// Folded; those that are no words of English prose besides.
  private(set) var surnames: Set<String> = []
  /// Surnames that are words of prose or of a school's name, too.
  private(set) var ordinary: Set<String> = []
  /// Of each surname the first letters of its forenames, and the other way round: `T. Reed`, `Tom R`.
  private(set) var initials: [String: Set<Character>] = [:]
  /// Folded; of five characters or more with a figure.
  private(set) var codes: Set<String> = []
  /// Of those who were in it.
  private(set) var forgotten: Set<ForgottenNames> = []

  package init() {}

  /// - Parameter names: as `Asha Begum` or `Begum, Asha`.
  package init(_ names: some Sequence<String>) {
    self.init(people: names.map { Person(name: $0, school: "", code: "") })
  }

  package init(people: some Sequence<Person>) {
    var schools: Set<String> = []
    let order = WrittenName.Order(of: people.map(\.name))
    for person in people {
      addName(person.name, order)
      addCode(person.code)
      schools.formUnion(NameBook.words(Substring(person.school)))
    }
    // `Hartley` of Hartley School may be the school.
    ordinary.formUnion(surnames.intersection(schools))
    surnames.subtract(schools)
  }

  private mutating func addName(_ given: String, _ order: WrittenName.Order) {
    let name = WrittenName(given).text
    let halves = name.split(separator: ",").map(NameBook.words)
    let words = NameBook.words(Substring(name))
    let surnames = order.surnames(of: words, halves)
    for surname in surnames { addSurname(surname, of: name, words) }
    guard let first = halves.last?.first, let last = halves.first?.last, words.count > 1 else { return }
    let spoken = halves.count == 2 ? halves[1] + halves[0] : words
    let (forename, surname) = (spoken.first ?? first, spoken.last ?? last)
    // Middle names are often left out, and of two surnames the second.
    var orders: Set<[String]> = [
      spoken, Array(spoken.suffix(1) + spoken.dropLast()), words, [forename, surname], [surname, forename],
    ]
    orders.formUnion(spoken.dropFirst().dropLast().map { [forename, $0] })
    if spoken.count > 2 { orders.insert(Array(spoken.suffix(2))) }
    for order in orders { names[order[0], default: []].append(order) }
    let called = surnames == [forename] ? surname : forename
    if called.count > 2 { forenames.insert(called) }
    if let letter = forename.first { initials[surname, default: []].insert(letter) }
    if let letter = surname.first { initials[forename, default: []].insert(letter) }
  }

  /// A word of a name that is its surname; no number, address or label that stood in the column.
  private mutating func addSurname(_ last: String, of name: String, _ words: [String]) {
    if name.contains(where: { $0.isNumber || $0 == "@" }) { return }
    if words.count == 1, NameLists.labels.contains(last) { return }
    if NameLists.isForename(last) {
      forenames.insert(last)
      return
    }
    for word in [last] + last.split(separator: "-").map(String.init) where word.count >= 4 {
      if NameLists.isOrdinary(word) { ordinary.insert(word) } else { surnames.insert(word) }
    }
    // `O Brien` for O'Brien.
    let parts = name.folded.split { !$0.isLetter && $0 != "'" }.first { $0.contains("'") }?.split(separator: "'") ?? []
    if parts.count == 2, parts[0].count <= 2, parts.joined() == last {
      names[String(parts[0]), default: []].append(parts.map(String.init))
    }
  }

  /// Takes in a code that is long enough to be nothing else.
  package mutating func addCode(_ code: String) {
    if code.count >= 5, code.contains(where: \.isNumber) { codes.insert(code.folded) }
  }

  package mutating func add(_ names: ForgottenNames) { forgotten.insert(names) }

  /// Takes in the names and codes of another book; its forenames, which many have, it leaves.
  package mutating func addWholeNames(_ other: NameBook) {
    names.merge(other.names, uniquingKeysWith: +)
    surnames.formUnion(other.surnames)
    ordinary.formUnion(other.ordinary)
    codes.formUnion(other.codes)
    forgotten.formUnion(other.forgotten)
  }

  /// Takes in all of another book.
  package mutating func add(_ other: NameBook) {
    addWholeNames(other)
    forenames.formUnion(other.forenames)
    initials.merge(other.initials) { $0.union($1) }
  }

  package var isEmpty: Bool {
    names.isEmpty && surnames.isEmpty && ordinary.isEmpty && codes.isEmpty && forenames.isEmpty && forgotten.isEmpty
  }

  /// What it refuses wherever it stands: folded whole names, surnames and codes.
  package var phrases: Set<String> {
    Set(names.values.joined().map { $0.joined(separator: " ") }).union(surnames).union(codes)
  }

  static func words(_ name: Substring) -> [String] {
    name.folded.split { !$0.isLetter && !"'`-".contains($0) }.map { plain(String($0)) }
  }

  /// A folded word as names are compared: without the 's of `Asha's`, and without the apostrophe of `O'Brien`.
  static func plain(_ folded: String) -> String {
    let isMark = { (byte: UInt8) in byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") }
    // Hardly any word has one.
    guard folded.utf8.contains(where: isMark) else { return folded }
    let bytes = Array(folded.utf8)
    let isOwner = bytes.count > 2 && bytes.last == UInt8(ascii: "s") && isMark(bytes[bytes.count - 2])
    return String(decoding: bytes.dropLast(isOwner ? 1 : 0).filter { !isMark($0) }, as: UTF8.self)
  }
}
