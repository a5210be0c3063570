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
    if let store = try store() { ProseGate.addRowCodes(of: name, in: store, to: &book) }
    return book
  }

  /// Takes in the codes of all rows that bear on a text.
  func addRowCodes(of scope: Scope, to book: inout NameBook) throws {
    guard let store = try store() else { return }
    let alliances: [Slug]
    switch scope {
    case .enquiry(let name): alliances = [name.alliance]
    case .alliance(let alliance): alliances = [alliance]
    case .folder: alliances = try store.names(in: "rows").compactMap { Slug($0) }
    }
    for alliance in alliances {
      for slug in try store.names(in: "rows/\(alliance)").compactMap({ Slug($0) }) {
        ProseGate.addRowCodes(of: EnquiryName(alliance: alliance, slug: slug), in: store, to: &book)
      }
    }
  }

  private static func addRowCodes(of name: EnquiryName, in store: PrivateStore, to book: inout NameBook) {
    do {
      for measure in try store.measures(of: name) {
        for one in try store.rows(of: name, measure).imports {
          for row in one.contents.rows { book.addCode(row.person.code) }
        }
      }
    } catch {
      // Rows that were spoiled stand in the way of imports and of `check`, which say so, and of no note.
      return
    }
  }

  /// Whether rows need be read at all for a text.
  static func mayHoldCodes(_ file: Text) -> Bool {
    mayHoldCodes(file.path) || isProse(file.path) && mayHoldCodes(String(decoding: file.after, as: UTF8.self))
  }

  /// Whether a word of five characters or more has a figure and is no date, time or number.
  static func mayHoldCodes(_ words: String) -> Bool {
    words.split { $0.isWhitespace || "/_".contains($0) }.contains { word in
      guard word.count >= 5, word.contains(where: \.isNumber) else { return false }
      let isPlainNumber = word.allSatisfy { $0.isNumber || "-:.,+T%".contains($0) }
      return !isPlainNumber || word.allSatisfy(\.isNumber)
    }
  }
}
