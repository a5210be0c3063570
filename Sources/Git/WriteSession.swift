/// What a write sees while it holds the locks: HEAD, and any file in its three versions.
package final class WriteSession {
  package let repository: Repository
  package let head: Head
  /// HEAD's tree; nil on a branch without a commit.
  package let tree: ObjectID?

  let workTree: WorkTree?
  let index: PreparedIndex?
  /// What is in the folders of HEAD that were looked into, by their names.
  private var folders: [ObjectID: [[UInt8]: StoredFolder.Line]] = [:]
  /// The files of the working folder as they were when first looked at; `.some(nil)` for one that was not there.
  private(set) var seen: [WorkPath: FileStamp?] = [:]

  init(_ repository: Repository) throws(GitError) {
    self.repository = repository
    head = try repository.head()
    tree = try head.commit.map { id throws(GitError) in try repository.commit(id).tree }
    workTree = repository.workDirectory.map { WorkTree(root: $0).inARow() }
    index = repository.isBare ? nil : try PreparedIndex(repository.gitDirectory)
    if index?.hasConflicts == true {
      throw GitError(
        "save", .conflict, message: "a merge left files in several versions; finish or abort it with git first")
    }
  }

  /// A file as HEAD, index and working folder have it. Links, folders and submodules throw `.notAFile`.
  ///
  /// An untracked file shows as `working` alone: whether it may be overwritten is for the caller to say.
  package func versions(of path: String, limit: Int = 64 << 20) throws(GitError) -> FileVersions {
    let place = try WorkPath(path, for: "read \(path)")
    let inHead = try committedEntry(place)
    let committed = try inHead.map { entry throws(GitError) in try repository.blob(entry.id, limit: limit) }
    guard let index, let workTree else {
      return FileVersions(committed: committed, staged: committed, working: committed)
    }
    let inIndex = try index.entry(place)
    var staged = committed
    if inIndex?.id != inHead?.id {
      staged = try inIndex.map { entry throws(GitError) in try repository.blob(entry.id, limit: limit) }
    }
    let found = try workTree.read(place, limit: limit)
    see(place, found?.stamp)
    let isLeftOut = found == nil && inIndex?.isSkipped == true
    return FileVersions(committed: committed, staged: staged, working: isLeftOut ? staged : found?.bytes)
  }

  /// HEAD's entry for a file; nil when it has none.
  func committedEntry(_ path: WorkPath) throws(GitError) -> TreeEntry? {
    guard let entry = try line(at: path) else { return nil }
    guard entry.fileMode.isPlainFile else {
      throw GitError("read \(path.text)", .notAFile, message: "it is no plain file", detail: .path(path.text))
    }
    return TreeEntry(name: path.name, id: entry.id, mode: entry.fileMode)
  }

  /// Each folder is read once: libgit2 keeps those of more than a hundred files in mind for one look only.
  private func line(at path: WorkPath) throws(GitError) -> StoredFolder.Line? {
    guard var here = tree else { return nil }
    for name in path.folders {
      guard let line = try names(in: here)[Array(name.utf8)], line.isFolder else { return nil }
      here = line.id
    }
    return try names(in: here)[Array(path.name.utf8)]
  }

  private func names(in folder: ObjectID) throws(GitError) -> [[UInt8]: StoredFolder.Line] {
    if let known = folders[folder] { return known }
    let lines = try repository.storedFolder(folder).lines
    let names = Dictionary(lines.map { ($0.name, $0) }) { first, _ in first }
    folders[folder] = names
    return names
  }

  /// The stamp of a working file when it was first looked at: now, if it was not before.
  func stamp(_ path: WorkPath) throws(GitError) -> FileStamp? {
    if let known = seen[path] { return known }
    let stamp = try workTree?.stamp(path) ?? nil
    see(path, stamp)
    return stamp
  }

  private func see(_ path: WorkPath, _ stamp: FileStamp?) {
    if seen[path] == nil { seen[path] = .some(stamp) }
  }
}
