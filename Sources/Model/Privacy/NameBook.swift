/// The names that stand in a code book, for finding them in texts; it hands out none of them.
package struct NameBook: Sendable {
  /// The folded words of each name, by the first of them in the order in which people write it, and in that of registers.
  private var names: [String: [[String]]] = [:]
  private var forenames: Set<String> = []

  package init() {}

  /// - Parameter names: as `Asha Begum` or `Begum, Asha`.
  package init(_ names: some Sequence<String>) {
    for name in names {
      let halves = name.split(separator: ",").map(NameBook.words)
      let words = NameBook.words(Substring(name))
      guard let first = halves.last?.first, let last = halves.first?.last, words.count > 1 else { continue }
      let spoken = halves.count == 2 ? halves[1] + halves[0] : words
      // Middle names are often left out.
      let orders: Set<[String]> = [
        spoken, Array(spoken.suffix(1) + spoken.dropLast()), words,
        [spoken.first ?? first, spoken.last ?? last], [spoken.last ?? last, spoken.first ?? first],
      ]
      for order in orders { self.names[order[0], default: []].append(order) }
      if let forename = spoken.first, forename.count > 2 { forenames.insert(forename) }
    }
  }

  /// Takes in the whole names of another book; its forenames, which many have, it leaves.
  package mutating func addWholeNames(_ other: NameBook) { names.merge(other.names, uniquingKeysWith: +) }

  package var isEmpty: Bool { names.isEmpty }

  private static func words(_ name: Substring) -> [String] {
    name.folded.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
  }

  /// Whole names, and forenames that stand alone with a capital.
  func sightings(in words: [ProseWord], at line: Int) -> [Identifiers.Sighting] {
    if isEmpty { return [] }
    let folded = words.map { NameBook.plain($0.text) }
    var found: [Identifiers.Sighting] = []
    var next = 0
    while next < folded.count {
      let place = next
      next += 1
      let longest = (names[folded[place]] ?? []).filter { folded[place...].starts(with: $0) }.map(\.count).max()
      if let longest {
        found.append(.init(kind: .name, line: line, column: words[place].column))
        next = place + longest
      } else if forenames.contains(folded[place]), words[place].text.first?.isUppercase == true {
        found.append(.init(kind: .name, line: line, column: words[place].column, isForenameOnly: true))
      }
    }
    return found
  }

  /// Without the 's of `Asha's`.
  private static func plain(_ word: String) -> String {
    let folded = word.folded
    return folded.hasSuffix("'s") ? String(folded.dropLast(2)) : folded
  }
}
