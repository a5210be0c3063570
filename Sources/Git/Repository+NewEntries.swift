/// A name in a folder of a commit that stands there for something else than in any of its parents.
package struct NewEntry: Sendable {
  /// As bytes, which need not be UTF-8.
  package let name: [UInt8]
  package let mode: FileMode
  package let id: ObjectID
  /// What files stand under this name in the parents.
  package let before: [ObjectID]

  /// The folders that stand under this name in the parents.
  fileprivate let folders: [ObjectID]
}

/// A folder of a commit in which something is new.
package struct NewFolder: Sendable {
  /// From the root of the tree, with a slash at its end; empty for the root. Bytes that are not UTF-8 appear as U+FFFD.
  package let path: String
  /// How many folders stand above it.
  package let depth: Int
  /// All names in it, as they are stored: somebody else's may be in no order, or twice.
  package let names: [[UInt8]]
  package let entries: [NewEntry]
}

extension Repository {
  /// Shows each folder of a tree in which something is other than in all of some older trees, from the top down; what is as it was
  /// is never read.
  ///
  /// - Parameters:
  ///   - largest: how many bytes a folder may have; a larger one throws `.tooLarge`.
  ///   - visit: which of the new folders in it to enter, by their places among its entries.
  package func showNewEntries(
    of tree: ObjectID, besides older: [ObjectID], largest: Int, _ visit: (NewFolder) throws -> [Int]
  ) throws {
    if older.contains(tree) { return }
    var open = [OpenFolder(id: tree, older: older, path: "", depth: 0)]
    while let next = open.popLast() {
      let lines = try linesOfFolder(next.id, largest)
      let before = try next.older.map { id throws(GitError) in
        Dictionary(try linesOfFolder(id, .max).map { ($0.name, $0) }) { first, _ in first }
      }
      let entries = lines.compactMap { line -> NewEntry? in
        let same = before.compactMap { $0[line.name] }
        if same.contains(where: { $0.id == line.id && $0.fileMode == line.fileMode }) { return nil }
        return NewEntry(
          name: line.name, mode: line.fileMode, id: line.id, before: same.filter(\.fileMode.isPlainFile).map(\.id),
          folders: same.filter { $0.fileMode == .directory }.map(\.id))
      }
      let folder = NewFolder(path: next.path, depth: next.depth, names: lines.map(\.name), entries: entries)
      for place in try visit(folder).reversed() where entries[place].mode == .directory {
        let entry = entries[place]
        open.append(
          OpenFolder(
            id: entry.id, older: entry.folders, path: next.path + String(decoding: entry.name, as: UTF8.self) + "/",
            depth: next.depth + 1))
      }
    }
  }

  private struct OpenFolder {
    let id: ObjectID
    let older: [ObjectID]
    let path: String
    let depth: Int
  }
}
