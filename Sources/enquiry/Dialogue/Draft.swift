internal import Archive
internal import Foundation
internal import Model

/// The answers of a dialogue that did not come to its end.
struct Draft: Codable, Equatable {
  static let schema = "enquiry.draft/1"
  /// In place of a question's key: all were answered, and the summary was shown.
  static let summary = "summary"

  var schema = Draft.schema
  /// The day on which it was begun, as 2014-03-05.
  var begun: String
  var answers: [String: [String]] = [:]
  /// The key of the question that was being asked.
  var at: String
  /// What stood in the line.
  var typed = ""
}

/// Keeps the draft of one dialogue on the disk.
struct DraftKeeper {
  let drafts: Drafts
  let name: String

  private var file: String { name + ".json" }

  /// Nil when there is none.
  ///
  /// - Throws: ``Failure`` for one that cannot be read; it is put aside, not lost.
  func read() throws -> Draft? {
    guard let bytes = try drafts.read(file) else { return nil }
    if let draft = try Self.decoded(bytes) { return draft }
    let place = try drafts.putAside(file)
    throw Failure("What you typed here before cannot be read; it is kept in \(place).")
  }

  /// Nil for a file that was damaged, or that another version of the program wrote.
  private static func decoded(_ bytes: [UInt8]) throws -> Draft? {
    do {
      let draft = try JSONDecoder().decode(Draft.self, from: Data(bytes))
      return draft.schema == Draft.schema ? draft : nil
    } catch is DecodingError {
      return nil
    }
  }

  func write(_ draft: Draft) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try drafts.write(Array(try encoder.encode(draft)) + [UInt8(ascii: "\n")], to: file)
  }

  func remove() throws { try drafts.remove(file) }

  func putAside() throws -> String { try drafts.putAside(file) }
}
