internal import Foundation
package import Git
package import Model

/// Results that were worked out before, under `.git/enquiry/`: one file for each enquiry, which can be deleted at any time and
/// is never a source of truth.
///
/// Each is kept under the object id of a text that names all it was made of, so that nothing is ever found for what is not the
/// same any more. A file that is damaged, or of another layout, counts as none.
///
/// The file, with numbers from the lowest byte up: 16 bytes of name, the checksum of all that follows, the number of results;
/// for each its key (20 bytes), its note (4), where its bytes begin and how many they are (8 each); then their bytes.
package struct KeptResults {
  /// One result: what it says, and a note that is read without it.
  package struct Result {
    package let note: UInt32
    package let bytes: ArraySlice<UInt8>

    package init(note: UInt32, bytes: ArraySlice<UInt8>) { (self.note, self.bytes) = (note, bytes) }
  }

  private let path: String
  let results: [ObjectID: Result]

  /// What is kept of one enquiry; nothing where it cannot be read.
  package init(of name: EnquiryName, in workspace: Workspace) {
    path = "\(KeptResults.folder(workspace))/\(name.alliance)/\(name.slug)"
    results = KeptResults.read(path) ?? [:]
  }

  /// The key of what is made of some things, each told in a line.
  package static func key(_ parts: [String]) throws -> ObjectID {
    try Workspace.git { () throws(GitError) in try Repository.blobID(Array(parts.joined(separator: "\n").utf8)) }
  }

  package subscript(key: ObjectID) -> Result? { results[key] }

  /// Keeps these and no others. Where they cannot be written, they will be worked out again.
  package func replace(with all: [(key: ObjectID, result: Result)]) {
    KeptBytes.write(KeptResults.file(all), to: path)
  }

  /// Drops what is kept of all enquiries, as after something was forgotten.
  static func drop(in workspace: Workspace) throws {
    do { try FileManager.default.removeItem(atPath: folder(workspace)) } catch CocoaError.fileNoSuchFile {}
  }

  private static func folder(_ workspace: Workspace) -> String {
    workspace.keptFolder("impact")
  }

  // MARK: - The file

  private static let name = "enquiry kept 1"
  /// Of a result: its key, its note, where its bytes begin and how many they are.
  private static let line = 40

  private static func file(_ all: [(key: ObjectID, result: Result)]) -> [UInt8] {
    let before = KeptBytes.head + 8
    var start = before + line * all.count
    var bytes = KeptBytes.begun
    bytes.reserveCapacity(all.reduce(start) { $0 + $1.result.bytes.count })
    bytes.append(number: UInt64(all.count))
    for (key, result) in all {
      bytes += key.bytes
      bytes.append(number: result.note)
      bytes.append(number: UInt64(start))
      bytes.append(number: UInt64(result.bytes.count))
      start += result.bytes.count
    }
    for (_, result) in all { bytes += result.bytes }
    return KeptBytes.finished(bytes, name)
  }

  private static func read(_ path: String) -> [ObjectID: Result]? {
    guard let bytes = KeptBytes.bytes(of: path, name), bytes.count >= KeptBytes.head + 8 else { return nil }
    let before = KeptBytes.head + 8
    let count = bytes.number(at: KeptBytes.head) as UInt64
    guard count <= UInt64(bytes.count / line), before + line * Int(count) <= bytes.count else { return nil }
    var results: [ObjectID: Result] = Dictionary(minimumCapacity: Int(count))
    for position in 0..<Int(count) {
      let here = before + line * position
      guard let key = ObjectID(bytes: bytes[here..<here + 20]),
        let start = Int(exactly: bytes.number(at: here + 24) as UInt64),
        let length = Int(exactly: bytes.number(at: here + 32) as UInt64),
        start <= bytes.count, length <= bytes.count - start
      else { return nil }
      results[key] = Result(note: bytes.number(at: here + 20), bytes: bytes[start..<start + length])
    }
    return results
  }
}
