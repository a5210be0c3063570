extension Repository {
  /// Shows every file below `path` in a tree, by path, until the visitor says stop.
  ///
  /// The empty path is the whole tree; a path that is not there shows nothing, one that is a file shows that file.
  /// Folders nested deeper than `maximumDepth` below `path` throw `.tooDeep`: a tree made by somebody else may nest
  /// without end. Links and submodules are shown, with their mode, and never entered.
  package func walk(
    _ tree: ObjectID, below path: String = "", maximumDepth: Int = 8,
    visit: (WalkedEntry) throws -> Visit
  ) throws {
    guard let start = try startOfWalk(tree, path) else { return }
    var open = [try OpenFolder(start, self)]
    while let entry = open[open.count - 1].next() {
      if entry.mode == .directory {
        guard open.count < maximumDepth else {
          throw GitError(
            "read the folder \(entry.path)", .tooDeep, message: "folders are nested deeper than \(maximumDepth)",
            detail: .path(entry.path))
        }
        open.append(try OpenFolder(entry, self))
      } else if try visit(entry) == .stop {
        return
      }
      while open.count > 1, open[open.count - 1].isDone { open.removeLast() }
    }
  }

  private func startOfWalk(_ tree: ObjectID, _ path: String) throws(GitError) -> WalkedEntry? {
    if path.isEmpty { return WalkedEntry(path: "", id: tree, mode: .directory) }
    return try entry(at: path, in: tree).map { WalkedEntry(path: path, id: $0.id, mode: $0.mode) }
  }

  /// A folder that is being walked, and how far.
  private struct OpenFolder {
    private let path: String
    private let entries: [TreeEntry]
    private var position = 0

    /// A plain file stands for a folder with nothing but itself.
    init(_ entry: WalkedEntry, _ repository: Repository) throws(GitError) {
      if entry.mode == .directory {
        path = entry.path.isEmpty ? "" : entry.path + "/"
        entries = try repository.tree(entry.id)
      } else {
        path = ""
        entries = [TreeEntry(name: entry.path, id: entry.id, mode: entry.mode)]
      }
    }

    var isDone: Bool { position == entries.count }

    mutating func next() -> WalkedEntry? {
      guard !isDone else { return nil }
      defer { position += 1 }
      let entry = entries[position]
      return WalkedEntry(path: path + entry.name, id: entry.id, mode: entry.mode)
    }
  }
}
