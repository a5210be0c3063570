internal import Foundation
package import Model
package import Records

extension Snapshot {
  /// The text of a record that was found by its name.
  ///
  /// - Throws: ``RecordError`` for bytes that are no text.
  package func source(of found: FoundRecord) throws -> SourceText {
    guard let bytes = try bytes(of: found) else {
      throw ArchiveError.notFound(.record, name: found.path, nearest: nil, choices: [])
    }
    return try dated(try SourceText(path: found.path, bytes: bytes), at: found.location)
  }

  private func bytes(of found: FoundRecord) throws -> [UInt8]? {
    guard found.isPrivate else { return try bytes(found.path) }
    return workspace.root.flatMap { FileManager.default.contents(atPath: $0 + "/" + found.path) }.map(Array.init)
  }

  /// Whether one record of an enquiry, its plan or what is kept for oneself among them, holds all of some folded words.
  package func holds(_ words: [String], in name: EnquiryName) throws -> Bool {
    let plan = FoundRecord(location: .enquiry(name))
    return try ([plan] + records(of: name)).contains { try written(in: $0).holds(words) }
  }

  /// What people wrote in a record: its values and its text, without the names of its keys.
  private func written(in found: FoundRecord) throws -> String {
    guard let bytes = try bytes(of: found) else { return "" }
    do {
      let source = try SourceText(path: found.path, bytes: bytes)
      let matter = try FrontMatter(try dated(source, at: found.location))
      return (matter.root?.writtenTexts ?? []).joined(separator: "\n") + "\n" + matter.source.string(matter.body)
    } catch {
      // What the readers refuse is searched as it stands, so that it can be found and mended.
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Node {
  /// The texts of all values below it, but for the words that the program itself chose.
  fileprivate var writtenTexts: [String] {
    switch content {
    case .scalar(let text, _): [text]
    case .list(let items, _): items.flatMap(\.writtenTexts)
    case .map(let entries, _): entries.filter { !["schema", "share"].contains($0.key) }.flatMap(\.value.writtenTexts)
    }
  }
}

extension Snapshot {
  /// The errors of a record's values, as its reader tells them.
  package func errors(in source: SourceText, at location: Layout.Location) -> [Problem] {
    RecordCheck.errors(location.path, source.bytes)
  }

  /// The enquiries whose id begins so; all their plans are read.
  package func enquiries(idBeginning word: String) throws -> [EnquiryName] {
    guard !word.isEmpty else { return [] }
    return try enquiryNames().filter { try enquiry($0).value?.id?.text.hasPrefix(word) ?? false }
  }
}
