package import Git

/// The records as they were at one moment: a commit, and over it the hand edits that are not saved yet.
///
/// Reading needs no checkout: a bare repository, or an old commit, reads the same way.
package final class Snapshot {
  /// What a reader sees.
  package enum View: Hashable, Sendable {
    /// The commit at HEAD with hand edits over it.
    case current
    /// The commit at HEAD alone.
    case committed
  }

  package let workspace: Workspace
  /// Nil before the first commit.
  package let commit: ObjectID?

  private let tree: ObjectID?
  /// Files that differ from the commit, by path from the enquiry folder; false where the file is gone.
  private let edits: [String: Bool]
  private var folders: [String: [TreeEntry]] = [:]

  /// - Parameter folders: what will be read; edits are looked for there only.
  init(of workspace: Workspace, _ view: View, below folders: [String]) throws(GitError) {
    self.workspace = workspace
    let repository = workspace.repository
    let head = try repository.head().commit
    commit = head
    let top = try head.map { id throws(GitError) in try repository.commit(id).tree }
    if let top, !workspace.prefix.isEmpty {
      tree = try repository.entry(at: String(workspace.prefix.dropLast()), in: top)?.id
    } else {
      tree = top
    }
    var edits: [String: Bool] = [:]
    if view == .current, !repository.isBare {
      for change in try repository.changes(below: folders.map(workspace.inRepository)) {
        guard let path = workspace.inFolder(change.path) else { continue }
        edits[path] = change.working != .deleted && !(change.staged == .deleted && change.working == nil)
      }
    }
    self.edits = edits
  }

  /// Paths with hand edits that are not saved yet, in order.
  package var unsaved: [String] { edits.keys.sorted() }

  package func isUnsaved(_ path: String) -> Bool { edits[path] != nil }

  package func exists(_ path: String) throws(ArchiveError) -> Bool {
    if let kept = edits[path] { return kept }
    return try committedEntry(path) != nil
  }

  /// The bytes of a file; nil when there is none.
  package func bytes(_ path: String, limit: Int = 1_048_577) throws(ArchiveError) -> [UInt8]? {
    let repository = workspace.repository
    if let kept = edits[path] {
      guard kept else { return nil }
      return try Workspace.git { () throws(GitError) in
        try repository.workingFile(workspace.inRepository(path), limit: limit)
      }
    }
    guard let entry = try committedEntry(path), entry.mode.isPlainFile else { return nil }
    return try Workspace.git { () throws(GitError) in try repository.blob(entry.id, limit: limit) }
  }

  /// The names in a folder, in order: files and folders, as they stand now.
  package func names(in folder: String) throws(ArchiveError) -> [String] {
    var names = Set(try committedEntries(folder).map(\.name))
    let begin = folder + "/"
    for (path, kept) in edits where path.hasPrefix(begin) {
      let rest = path.dropFirst(begin.count)
      let name = String(rest.prefix { $0 != "/" })
      if kept {
        names.insert(name)
      } else if name.count == rest.count {
        names.remove(name)
      }
    }
    return names.sorted()
  }

  private func committedEntry(_ path: String) throws(ArchiveError) -> TreeEntry? {
    guard let slash = path.lastIndex(of: "/") else { return try committedEntries("").first { $0.name == path } }
    let name = path[path.index(after: slash)...]
    return try committedEntries(String(path[..<slash])).first { $0.name == name }
  }

  private func committedEntries(_ folder: String) throws(ArchiveError) -> [TreeEntry] {
    if let known = folders[folder] { return known }
    guard let tree else { return [] }
    let repository = workspace.repository
    let entries = try Workspace.git { () throws(GitError) -> [TreeEntry] in
      if folder.isEmpty { return try repository.tree(tree) }
      guard let entry = try repository.entry(at: folder, in: tree), entry.mode == .directory else { return [] }
      return try repository.tree(entry.id)
    }
    folders[folder] = entries
    return entries
  }
}

extension Workspace {
  /// The records as they are now.
  ///
  /// - Parameter folders: what will be read, so that hand edits elsewhere cost nothing; the whole of `enquiries` else.
  package func snapshot(
    _ view: Snapshot.View = .current, below folders: [String] = [Layout.records, Layout.templates]
  ) throws(ArchiveError) -> Snapshot {
    try Workspace.git { () throws(GitError) in try Snapshot(of: self, view, below: folders) }
  }
}
