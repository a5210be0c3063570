internal import Foundation

/// What was typed and is not saved yet: files in `private/drafts/`, which nobody else on the machine can read and which
/// no commit holds.
package struct Drafts: Sendable {
  /// The enquiry folder's place on the disk.
  private let root: String

  /// - Parameter root: the enquiry folder, absolute; it may not be there yet.
  package init(in root: String) { self.root = root }

  /// A draft's path from the enquiry folder.
  package func path(_ name: String) -> String { "\(Layout.drafts)/\(name)" }

  /// A draft's place on the disk.
  package func place(_ name: String) -> String { "\(root)/\(path(name))" }

  /// Nil when there is none.
  package func read(_ name: String) throws(ArchiveError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: place(name)) else { return nil }
    return try doing(name) { Array(try Data(contentsOf: URL(fileURLWithPath: place(name)))) }
  }

  /// When a draft was written, in seconds since 1970; nil when there is none.
  package func written(_ name: String) throws(ArchiveError) -> Int64? {
    try doing(name) { try FileTime.modified(place(name)).map { Int64($0.timeIntervalSince1970) } }
  }

  /// Writes a draft in place of an earlier one: at any instant one of the two is there whole.
  package func write(_ bytes: [UInt8], to name: String) throws(ArchiveError) {
    try doing(name) { try PrivateFile.write(bytes, to: place(name)) }
  }

  /// Takes a draft away, where there is one.
  package func remove(_ name: String) throws(ArchiveError) {
    guard FileManager.default.fileExists(atPath: place(name)) else { return }
    try doing(name) { try FileManager.default.removeItem(atPath: place(name)) }
  }

  /// Gives a draft another name, so that it is neither in the way nor lost.
  ///
  /// - Returns: its new path from the enquiry folder.
  package func putAside(_ name: String) throws(ArchiveError) -> String {
    var aside = "\(name).old"
    var number = 2
    while FileManager.default.fileExists(atPath: place(aside)) {
      aside = "\(name).old-\(number)"
      number += 1
    }
    try doing(name) { try FileManager.default.moveItem(atPath: place(name), toPath: place(aside)) }
    return path(aside)
  }

  private func doing<Result>(_ name: String, _ body: () throws -> Result) throws(ArchiveError) -> Result {
    do { return try body() } catch {
      throw .cannotMake(folder: path(name), reason: error.localizedDescription)
    }
  }
}

extension Workspace {
  /// Where drafts are kept; nil in a bare repository.
  package var drafts: Drafts? { root.map { Drafts(in: $0) } }
}
