package import Model
internal import Records

/// Which random code stands for whom, school by school: kept beside the rows, never in a commit.
///
/// A name keeps its code over all imports of an enquiry; capitals, accents and blanks make no new person.
package struct CodeBook: Sendable {
  private struct Person: Hashable {
    let school: String
    let name: String
  }

  private struct Line {
    let school: String
    let name: String
    let code: String
  }

  private var lines: [Line] = []
  private var codes: [Person: String] = [:]
  private var taken: Set<String> = []

  private static let columns = ["school", "name", "code"]

  package init() {}

  /// - Throws: ``RecordError`` for a file that was spoiled by hand.
  package init(path: String, bytes: [UInt8]) throws {
    // A code book is small; what a row of it says is never shown.
    let table = try CSVTable(try SourceText(path: path, bytes: bytes))
    guard table.header.map(\.text) == CodeBook.columns, table.rows.allSatisfy({ $0.count == 3 }) else {
      throw ArchiveError.notReadable([
        Problem(
          .error, "codes_spoiled", at: Place(path: path), "This code book is not as the program wrote it.",
          remedy: "Put back the copy from your backup: without it nobody can tell whose code is whose.")
      ])
    }
    for row in table.rows { add(row[2].text, for: row[1].text, at: row[0].text) }
  }

  private mutating func add(_ code: String, for name: String, at school: String) {
    lines.append(Line(school: school, name: name, code: code))
    codes[CodeBook.person(name, school)] = code
    taken.insert(code)
  }

  private static func person(_ name: String, _ school: String?) -> Person {
    Person(school: SpokenName(school ?? "").key, name: SpokenName(name).key)
  }

  /// The code of somebody, a new random one where there is none yet.
  package mutating func code(
    for name: String, at school: String?, using generator: inout any RandomNumberGenerator
  ) -> String {
    if let known = codes[CodeBook.person(name, school)] { return known }
    let code = newCode(using: &generator)
    add(code, for: SpokenName(name).text, at: school ?? "")
    return code
  }

  /// Whether somebody has a code already.
  package func knows(_ name: String, at school: String?) -> Bool { codes[CodeBook.person(name, school)] != nil }

  /// A code that nobody has.
  package mutating func newCode(using generator: inout any RandomNumberGenerator) -> String {
    var code: String
    repeat { code = EntryID(using: &generator).text } while !taken.insert(code).inserted
    return code
  }

  /// The names, for finding them in texts.
  package var names: NameBook { NameBook(people: people) }

  /// Whose codes stand here, in the order in which they came.
  var people: [NameBook.Person] {
    lines.map { NameBook.Person(name: $0.name, school: $0.school, code: $0.code) }
  }

  /// Takes lines out, by the key of their school (empty for none) and their code.
  ///
  /// - Returns: how many.
  mutating func removeAll(where isUnwanted: (_ line: (school: String, code: String)) -> Bool) -> Int {
    let gone = lines.filter { isUnwanted((SpokenName($0.school).key, $0.code)) }.map(\.code)
    lines.removeAll { gone.contains($0.code) }
    codes = codes.filter { !gone.contains($0.value) }
    return gone.count
  }

  /// How many people are in it.
  package var count: Int { lines.count }

  var bytes: [UInt8] {
    let rows = [CodeBook.columns] + lines.map { [$0.school, $0.name, $0.code] }
    return Array(rows.map { $0.map(CSVTable.quoted).joined(separator: ",") + "\n" }.joined().utf8)
  }
}

extension PrivateStore {
  /// Where the code book of an enquiry stands, from the root.
  package static func codes(of name: EnquiryName) -> String { "codes/\(name.alliance)/\(name.slug).csv" }

  /// The code book of an enquiry; an empty one where there is none yet.
  package func codeBook(of name: EnquiryName) throws -> CodeBook {
    let path = PrivateStore.codes(of: name)
    return try bytes(path).map { try CodeBook(path: told(path), bytes: $0) } ?? CodeBook()
  }

  /// The alliances and the enquiries that have code books here.
  func codedAlliances() throws(ArchiveError) -> [Slug] { try names(in: "codes").compactMap { Slug($0) } }

  func codedEnquiries(of alliance: Slug) throws(ArchiveError) -> [EnquiryName] {
    try names(in: "codes/\(alliance)").filter { $0.hasSuffix(".csv") }.compactMap { file in
      Slug(file.dropLast(4)).map { EnquiryName(alliance: alliance, slug: $0) }
    }
  }

  package func write(_ book: CodeBook, of name: EnquiryName) throws(ArchiveError) {
    try write(book.bytes, to: PrivateStore.codes(of: name))
  }
}
