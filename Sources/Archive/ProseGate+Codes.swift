internal import Model
internal import Records

// Codes of participants, who are known by them to whoever has the list.
extension ProseGate {
  /// Where rows and code books are; nil where there are none on this machine, which `doctor` tells.
  func store() throws -> PrivateStore? {
    do { return try workspace.privateStore() } catch let error as ArchiveError {
      switch error {
      case .storeMissing, .storeInFolder, .storeNowhere, .noPrivateFolder: return nil
      default: throw error
      }
    }
  }

  /// The names of an enquiry with the codes in its rows, which schools may have given.
  func namesAndCodes(of name: EnquiryName) throws -> NameBook {
    var book = try names(of: name)
    if let store = try store() { addRowCodes(of: name, in: store, to: &book) }
    return book
  }

  /// Takes in the codes of all rows that bear on a text.
  func addRowCodes(of scope: Scope, to book: inout NameBook) throws {
    guard let store = try store() else { return }
    let alliances: [Slug]
    switch scope {
    case .enquiry(let name): alliances = [name.alliance]
    case .alliance(let alliance): alliances = [alliance]
    case .folder: alliances = try store.alliancesWithRows()
    }
    for name in try alliances.flatMap(store.enquiriesWithRows) { addRowCodes(of: name, in: store, to: &book) }
  }

  /// Rows that were spoiled stand in the way of imports, and of no note; whoever saves one is told.
  private func addRowCodes(of name: EnquiryName, in store: PrivateStore, to book: inout NameBook) {
    known.warn(store.readRows(of: name) { for row in $0.rows { book.addCode(row.person.code) } })
  }

  // MARK: - Whether a text may hold one

  /// Whether rows need be read for a text: for what it adds, and for a name that a person gave it.
  static func mayHoldCodes(_ file: Text) -> Bool {
    file.before.isEmpty && givenName(of: file.path).map(mayHoldCodes) == true
      || isProse(file.path) && newLines(of: file).contains { !isReference($0, in: file) && mayHoldCodes($0) }
  }

  /// What keys of a record name: `schema: enquiry/1`, `intervention: men.5`, `  - men.5`, `  - k4vq7d2m-1.jpg`.
  private static func isReference(_ line: String, in file: Text) -> Bool {
    if line.hasPrefix("schema:") { return true }
    guard line.hasPrefix("intervention:") || line.hasPrefix("  - "), Layout.location(of: file.path)?.kind != nil,
      let value = line.split(separator: " ").last?.split(separator: "."), value.count == 2
    else { return false }
    return isPublished(value[0]) || value[0].allSatisfy(\.isLetter) && value[1].allSatisfy(\.isNumber)
  }

  /// `k4vq7d2m-1`: how the program calls a file that it publishes with an entry.
  private static func isPublished(_ stem: some StringProtocol) -> Bool {
    let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && EntryID(parts[0]) != nil && Int(parts[1]) != nil
  }

  /// The name of a file or folder without what the program makes: `2026-05-03-survey-k4vq7d2m.md` and `k4vq7d2m-1.jpg`
  /// have none.
  private static func givenName(of path: String) -> String? {
    guard Layout.location(of: path)?.id == nil, let own = ownName(of: path) else { return nil }
    let stem = own.split(separator: ".").first.map(String.init) ?? own
    return isPublished(stem) && path.hasSuffix("files/\(own)") ? nil : stem
  }

  /// Whether a word of five characters or more has a figure and is no date, time or number.
  static func mayHoldCodes(_ words: some StringProtocol) -> Bool {
    words.split { $0.isWhitespace }.contains { word in
      guard word.count >= 5, word.contains(where: \.isNumber) else { return false }
      let isPlainNumber = word.allSatisfy { $0.isNumber || "-:.,+T%/".contains($0) }
      return !isPlainNumber || word.allSatisfy(\.isNumber)
    }
  }
}
