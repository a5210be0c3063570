internal import Foundation
package import Model
package import Records

/// Where rows about people are kept: on this machine or on a drive of the school, never in a commit.
///
/// Below its root stand `rows/<alliance>/<enquiry>/<measure>/<NNNN>-<id>.csv`, one file an import, written once, the code
/// books `codes/<alliance>/<enquiry>.csv`, and what ``Part`` lists besides. Folders and files are for their owner alone.
package struct PrivateStore: Sendable {
  /// Absolute.
  package let root: String
  /// As people are told it: `private`, or what the programme names.
  package let name: String

  /// What stands directly below the root; docs/data-protection.md names all of it.
  package enum Part: String, CaseIterable {
    case rows, codes, files, waiting, forgotten
    /// What was forgotten here, and when.
    case diary = "forgotten.csv"
  }

  /// One import.
  package struct Batch: Hashable, Sendable {
    /// In the order of the imports, from 1.
    package let number: Int
    package let id: EntryID
    /// From the root of the store.
    package let path: String
  }

  init(root: String, name: String) {
    self.root = root
    self.name = name
  }

  /// The folder of a measure's batches, from the root.
  package static func rows(of name: EnquiryName, _ measure: Slug) -> String {
    "rows/\(name.alliance)/\(name.slug)/\(measure)"
  }

  /// The batches of a measure in the order in which they were imported.
  ///
  /// - Throws: ``ArchiveError/notReadable(_:)`` for a file that no import has written, as a copy in conflict.
  package func batches(of name: EnquiryName, _ measure: Slug) throws(ArchiveError) -> [Batch] {
    let folder = PrivateStore.rows(of: name, measure)
    var batches: [Batch] = []
    for file in try names(in: folder) where !file.hasPrefix(".") && !Layout.isJunk(file) {
      guard let batch = PrivateStore.batch(file, in: folder) else {
        throw .notReadable([
          Problem(
            .error, "batch_unknown", at: Place(path: told("\(folder)/\(file)")), "No import has written this file.",
            remedy: "Take it away; where it is a copy in conflict, keep the original.")
        ])
      }
      batches.append(batch)
    }
    return batches.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
  }

  /// `0001-7k3m9q2x.csv`; nil for any other name.
  private static func batch(_ file: String, in folder: String) -> Batch? {
    guard file.hasSuffix(".csv") else { return nil }
    let parts = file.dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count >= 4, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(parts[0]), let id = EntryID(parts[1])
    else { return nil }
    return Batch(number: number, id: id, path: "\(folder)/\(file)")
  }

  /// - Throws: ``RecordError`` with the place for a file that was spoiled by hand.
  package func read(_ batch: Batch) throws -> RowBatch {
    try RowBatch(path: told(batch.path), bytes: try bytes(batch.path) ?? [])
  }

  /// All rows of a measure that are kept here.
  package func rows(of name: EnquiryName, _ measure: Slug) throws -> StoredRows {
    StoredRows(try batches(of: name, measure).map { .init(batch: $0, contents: try read($0)) })
  }

  /// Writes the rows of an import after those of the earlier ones.
  package func add(_ rows: RowBatch, of name: EnquiryName, _ measure: Slug, id: EntryID) throws(ArchiveError) -> Batch {
    let number = (try batches(of: name, measure).last?.number ?? 0) + 1
    let digits = String(number)
    let file = String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(id).csv"
    let batch = Batch(number: number, id: id, path: "\(PrivateStore.rows(of: name, measure))/\(file)")
    try write(rows.bytes, to: batch.path)
    return batch
  }

  /// Writes a batch anew, as when a person is forgotten; its name stays.
  package func replace(_ batch: Batch, with rows: RowBatch) throws(ArchiveError) {
    try write(rows.bytes, to: batch.path)
  }

  package func remove(_ batch: Batch) throws(ArchiveError) { try remove(batch.path) }
}

extension PrivateStore {
  /// A place as people are told it.
  package func told(_ path: String) -> String { "\(name)/\(path)" }

  /// The names in a folder of the store, in order; none where there is no such folder.
  func names(in folder: String) throws(ArchiveError) -> [String] {
    let place = "\(root)/\(folder)"
    guard FileManager.default.fileExists(atPath: place) else { return [] }
    return try doing(folder) { try FileManager.default.contentsOfDirectory(atPath: place).sorted() }
  }

  /// Nil where there is no such file.
  func bytes(_ path: String) throws(ArchiveError) -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return nil }
    return try doing(path) { Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))) }
  }

  /// Puts a file in place of an earlier one: after a power cut one of the two is there whole.
  func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
    try doing(path) { try PrivateFile.write(bytes, to: "\(root)/\(path)") }
  }

  func remove(_ path: String) throws(ArchiveError) {
    guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else { return }
    try doing(path) { try FileManager.default.removeItem(atPath: "\(root)/\(path)") }
  }

  /// What writes that were cut short have left, from the root.
  func leftovers() throws(ArchiveError) -> [String] {
    var paths: [String] = []
    paths += try names(in: "").filter { PrivateFile.isLeftover($0) }
    for folder in Part.allCases.map(\.rawValue) where folder != Part.diary.rawValue {
      let place = "\(root)/\(folder)"
      guard FileManager.default.fileExists(atPath: place) else { continue }
      let files = try doing(folder) { try FileManager.default.subpathsOfDirectory(atPath: place) }
      paths += files.filter { PrivateFile.isLeftover(URL(fileURLWithPath: $0).lastPathComponent) }
        .map { "\(folder)/\($0)" }
    }
    return paths.sorted()
  }

  func removeLeftovers() throws(ArchiveError) {
    for path in try leftovers() { try doing(path) { try PrivateFile.removeLeftover("\(root)/\(path)") } }
  }

  private func doing<Result>(_ path: String, _ body: () throws -> Result) throws(ArchiveError) -> Result {
    do { return try body() } catch {
      throw .cannotMake(folder: told(path), reason: error.localizedDescription)
    }
  }
}
