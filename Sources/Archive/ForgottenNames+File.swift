internal import Foundation
package import Model
internal import Records

// By what names and codes that were forgotten are known again in the texts of an alliance.
extension PrivateStore {
  static func forgottenNames(_ alliance: Slug) -> String { "forgotten/\(alliance).txt" }

  /// Nil where nobody was forgotten here, or the file was deleted.
  ///
  /// - Throws: ``ArchiveError/notReadable(_:)`` for a file that was spoiled by hand.
  package func forgottenNames(of alliance: Slug) throws(ArchiveError) -> ForgottenNames? {
    let path = PrivateStore.forgottenNames(alliance)
    guard let bytes = try bytes(path) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard let first = lines.first, first.hasPrefix("salt "), first.utf8.count == 5 + 32,
      lines.dropFirst().allSatisfy({ $0.utf8.count == 16 && $0.allSatisfy(\.isHexDigit) })
    else {
      throw .notReadable([
        Problem(
          .error, "forgotten_spoiled", at: Place(path: told(path)), "This file is not as the program wrote it.",
          remedy: "Put back the copy from your backup, or delete it: names that were forgotten are then let through.")
      ])
    }
    return ForgottenNames(salt: String(first.dropFirst(5)), sums: Set(lines.dropFirst().map(String.init)))
  }

  /// What is told of such a file that cannot be read.
  func unreadForgottenNames(_ alliance: Slug) -> Problem {
    Problem(
      .warning, "forgotten_unreadable", at: Place(path: told(PrivateStore.forgottenNames(alliance))),
      "This file cannot be read, so no text is looked through for names that were forgotten.",
      remedy: "Put it back from your backup, or delete it: names that were forgotten are then let through.")
  }

  func write(_ names: ForgottenNames, of alliance: Slug) throws(ArchiveError) {
    let lines = PrivateStore.head + ["salt \(names.salt)"] + names.sums.sorted()
    try write(Array(lines.map { $0 + "\n" }.joined().utf8), to: PrivateStore.forgottenNames(alliance))
  }

  private static let head = [
    "# By these sums the program knows names and codes that were forgotten, and refuses them in new texts.",
    "# No name can be read here; who has this file and a list of names can try whether one was forgotten.",
    "# To be rid of it, delete this file: see “Erasure” in docs/data-protection.md.",
  ]

  /// The alliances of which names are known here, or were.
  func namedAlliances() throws(ArchiveError) -> [Slug] {
    let forgotten = try names(in: "forgotten").filter { $0.hasSuffix(".txt") }.compactMap { Slug($0.dropLast(4)) }
    return Set(try codedAlliances() + forgotten).sorted()
  }
}

extension ForgottenNames {
  /// With a salt of its own.
  static func new() -> ForgottenNames {
    let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    return ForgottenNames(salt: bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }

  /// Takes in somebody, before the code book forgets them.
  ///
  /// - Parameters:
  ///   - book: of all people: what it does not refuse, as a surname that is the school's name, is not kept either.
  ///   - code: theirs, which schools may have given.
  /// - Returns: whether there is anything that texts are refused for.
  mutating func add(_ people: [NameBook.Person], of book: CodeBook, coded code: String) -> Bool {
    var codes = NameBook()
    codes.addCode(code)
    let phrases = NameBook(people: people).phrases.intersection(book.names.phrases).union(codes.phrases)
    add(phrases)
    return !phrases.isEmpty
  }
}
