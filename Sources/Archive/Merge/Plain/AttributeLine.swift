internal import Foundation
package import Git
internal import Records

/// A line of one of git's files of attributes.
package struct AttributeLine: Hashable, Sendable {
  /// From the top of the repository, as `.gitattributes`; `.git/info/attributes` for that file.
  package let file: String
  package let number: Int
  package let text: String
}

extension Workspace {
  /// The lines that decide which driver merges a file, the most important first: each file that says something about merging
  /// with its last line that does, as far as can be told without git's patterns.
  ///
  /// - Parameter path: from the top of the repository.
  package func mergeAttributes(of path: String) -> [AttributeLine] {
    guard let top = repository.workDirectory else { return [] }
    let folders = path.split(separator: "/").dropLast()
    let places = folders.indices.reversed().map { folders[...$0].joined(separator: "/") + "/" } + [""]
    let files =
      [(".git/info/attributes", repository.commonDirectory + "/info/attributes")]
      + places.map { ($0 + Layout.attributes, "\(top)/\($0)\(Layout.attributes)") }
    return files.compactMap { name, place in
      guard let bytes = FileManager.default.contents(atPath: place) else { return nil }
      let lines = String(decoding: bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let number = lines.lastIndex { Self.saysHowToMerge($0) }
      return number.map {
        AttributeLine(file: name, number: $0 + 1, text: lines[$0].trimmingCharacters(in: .whitespaces))
      }
    }
  }

  private static func saysHowToMerge(_ line: Substring) -> Bool {
    guard !line.drop(while: \.isWhitespace).hasPrefix("#") else { return false }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().contains { word in
      ["merge", "-merge", "!merge", "binary"].contains(word) || word.hasPrefix("merge=")
    }
  }

  /// Saves the line of `.gitattributes` that has git merge records through this program: where it is not there, or others below
  /// it say otherwise.
  package func selectMergeDriver(now: Moment, isDryRun: Bool = false) throws -> Saved {
    try save(
      Save("Have git merge records by what they say", action: "doctor --fix", changes: [try attributeChange()]),
      now: now,
      isDryRun: isDryRun)
  }

  private func attributeChange() throws -> RecordChange {
    let plain = RecordChange(Layout.attributes, .line(MergeDriver.attribute))
    guard let bytes = try snapshot(reach: .own).bytes(Layout.attributes) else { return plain }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.contains(Substring(MergeDriver.attribute)) else { return plain }
    guard try snapshot(.committed, reach: .own).bytes(Layout.attributes) == bytes else {
      throw ArchiveError.editedByHand(path: Layout.attributes, field: "Something")
    }
    let gap = bytes.last == UInt8(ascii: "\n") ? "" : "\n"
    let source = try SourceText(path: Layout.attributes, bytes: bytes + Array("\(gap)\(MergeDriver.attribute)\n".utf8))
    return RecordChange(Layout.attributes, .replace(source, of: bytes))
  }

  /// The paths of all committed records and what stands beside them, from the top of the repository.
  package func committedRecords() throws -> [String] {
    guard let head = try Workspace.git({ () throws(GitError) in try repository.head().commit }) else { return [] }
    var paths: [String] = []
    try repository.walk(repository.commit(head).tree, below: inRepository(Layout.records), maximumDepth: 64) { entry in
      if entry.mode.isPlainFile { paths.append(entry.path) }
      return .next
    }
    return paths
  }
}
