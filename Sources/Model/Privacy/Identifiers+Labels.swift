// Names of groups, pupil groups and schools: short, and committed with the sums of their people.
extension Identifiers {
  /// What the name of a group tells of somebody; nil for nothing.
  ///
  /// Such a name is somebody's where a text would be refused for it, where it is a forename of the code book and nothing else,
  /// and where it is made like a name: `Reed, Tom`, `Tom Reed`, `Mrs Smith`.
  ///
  /// - Parameter isSchool: schools are called after people (`George Stephenson High`), so only the book speaks.
  package static func sighting(inLabel label: String, isSchool: Bool, book: NameBook) -> Sighting? {
    let words = ProseWord.words(of: label).flatMap(\.pieces).map { NameBook.plain($0.text.folded) }
    if words.isEmpty || words.allSatisfy({ NameLists.isOrdinary($0) || isFigure($0) }) { return nil }
    let found = sightings(in: label, book: book)
    if let sure = found.first(where: { !$0.isDoubtful }) { return sure }
    if var only = found.first(where: \.isForenameOnly), words.count == 1 {
      only.ground = .codeBook
      return only
    }
    if !isSchool, isSurelyName(label, words) {
      return Sighting(kind: .name, line: 1, column: 1, words: label, ground: .form)
    }
    return found.first
  }

  private static func isFigure(_ word: String) -> Bool { word.first?.isNumber == true }

  /// A title or a forename with another name, or two names with a comma between; no word of a label.
  private static func isSurelyName(_ label: String, _ words: [String]) -> Bool {
    guard (2...4).contains(words.count), kind(ofCell: label, as: .group) == .name,
      !words.contains(where: { NameLists.labels.contains($0) || NameLists.groups.contains($0) })
    else { return false }
    let ends = [words[0], words[words.count - 1]]
    return label.contains(",") || NameLists.titles.contains(ends[0])
      || ends.contains(where: NameLists.isForename)
  }
}

extension NameLists {
  /// Words of groups and places with a word before them: `Oak House`, `Maple Hub`.
  static let groups: Set<String> = [
    "house", "houses", "hub", "unit", "base", "ward", "wave", "cluster", "centre", "squad", "crew", "tier", "circle",
    "lodge", "hall", "wing", "zone", "room", "programme", "scheme",
  ]

  static func isForename(_ word: String) -> Bool { forenames.contains(word) || shortForenames.contains(word) }

  /// How forenames are shortened: common in registers, and beside another word with a capital a name.
  static let shortForenames: Set<String> = Set(
    """
    tom tim jim joe sam ben dan dave mike nick rob bob alex andy chris matt steve tony fred ted will josh jon dom ed \
    kate liz beth meg abi becky vicky jen jess sue pam tess ellen jane anne anna ann mary john
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
