internal import Foundation
internal import Git
internal import Model
internal import Records

/// A table with a row a person that lies in the enquiry folder, where git can take it in.
struct FileAboutPeople {
  /// From the enquiry folder.
  let path: String
  /// Why it is taken for one, as `Column 1, “UPN”: 24 of 24 cells look like UPNs`.
  let reason: String
  /// Whether git has it already.
  let isCommitted: Bool
}

extension Workspace {
  /// Tables about people anywhere in the folder, saved or not: all but the records, which have rules of their own, and
  /// what is private.
  func filesAboutPeople() throws -> [FileAboutPeople] {
    guard let root else { return [] }
    let committed = try snapshot(.committed, reach: .own)
    return try Workspace.tables(below: root).compactMap { path in
      guard let reason = try Workspace.sight(of: "\(root)/\(path)") else { return nil }
      let isCommitted = try committed.names(in: (path as NSString).deletingLastPathComponent)
        .contains((path as NSString).lastPathComponent)
      return FileAboutPeople(path: path, reason: reason, isCommitted: isCommitted)
    }
  }

  private static func tables(below root: String) -> [String] {
    guard let files = FileManager.default.enumerator(atPath: root) else { return [] }
    var paths: [String] = []
    while let path = files.nextObject() as? String {
      let name = (path as NSString).lastPathComponent
      if name.hasPrefix(".") || [Layout.privateFolder, Layout.records].contains(path) {
        files.skipDescendants()
      } else if [".csv", ".tsv"].contains(where: name.lowercased().hasSuffix) {
        paths.append(path)
      }
    }
    return paths.sorted()
  }

  /// What the first rows of a file tell of people.
  private static func sight(of path: String) throws -> String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    let bytes = Array(try file.read(upToCount: 65_536) ?? Data())
    try file.close()
    return try FileAboutPeople.reason(path, bytes, isCut: bytes.count == 65_536)
  }
}

extension FileAboutPeople {
  /// What the first rows of a table tell of people; nil where they tell nothing.
  ///
  /// - Parameter isCut: whether the last line may have been cut.
  static func reason(_ path: String, _ bytes: [UInt8], isCut: Bool) throws -> String? {
    var lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    if isCut { lines = lines.dropLast() }
    guard let head = lines.first else { return nil }
    let mark = [",", ";", "\t"].max { head.split(separator: $0).count < head.split(separator: $1).count } ?? ","
    let rows = lines.map { line in
      line.split(separator: mark, omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: blanks) }
    }
    let columns = rows[0].enumerated().map { place, heading in
      Identifiers.Column(
        heading: heading, role: .group,
        cells: rows.dropFirst().compactMap { place < $0.count && !$0[place].isEmpty ? $0[place] : nil })
    }
    if let found = Identifiers.findings(in: columns).first(where: \.isRefused) {
      return "Column \(found.column)\(found.heading.map { ", “\($0)”" } ?? ""): \(found.words)."
    }
    let header = try SourceText(path: path, bytes: Array(head.utf8))
    return PeopleColumns.first(in: header).map { "The column “\($0.name)” looks like a list of people, one a row." }
  }

  private static let blanks = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "\"\u{FEFF}"))
}

extension Inspection {
  /// Files that schools sent and that were left in the folder; they are no matter of an earlier state, nor of what is saved where
  /// they are not.
  func filesAboutPeople() throws -> [Problem] {
    if snapshot.asOf != nil { return [] }
    let files = try snapshot.workspace.filesAboutPeople().filter { snapshot.readsOwn || $0.isCommitted }
    return files.map { file in
      problem(
        file.isCommitted ? .error : .warning, file.isCommitted ? "people_in_git" : "people_in_folder", of: file.path,
        file.reason, remedy: file.remedy)
    }
  }
}

extension FileAboutPeople {
  var remedy: String {
    isCommitted
      ? "Remove it: git rm \(path). Earlier versions stay in git's history all the same: see “Erasure” in "
        + "docs/data-protection.md."
      : "Delete it, or move it out of this folder, before git takes it in."
  }
}
