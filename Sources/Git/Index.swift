internal import Clibgit2

/// An index file that is open: the list of what would be committed next.
///
/// Opened by its path and without a repository: libgit2 then neither refreshes nor rewrites anything by itself.
struct Index: ~Copyable {
  let path: String
  private let handle: Handle

  /// A missing file is an empty index; a damaged, split or sparse one throws `.indexUnreadable`.
  ///
  /// - Parameter source: the index that it is a copy of, for the failure.
  init(at path: String, copyOf source: String? = nil) throws(GitError) {
    self.path = path
    do throws(GitError) {
      handle = try Handle("read the index", free: git_index_free) { git_index_open(&$0, path) }
    } catch {
      let whole = source ?? path
      if !Repository.isIndexWhole(whole) { throw error.caused(by: .index(whole), .indexUnreadable) }
      throw GitError(
        "read the index", .indexUnreadable, category: error.category, message: error.message, detail: .path(whole))
    }
  }

  /// What is staged for a path, without a conflict.
  struct Entry: Hashable {
    let id: ObjectID
    let mode: FileMode
    /// Left out of the working folder on purpose (`git sparse-checkout`).
    let isSkipped: Bool
  }

  func entry(_ path: String) throws(GitError) -> Entry? {
    guard let entry = git_index_get_bypath(handle.pointer, path, 0)?.pointee else { return nil }
    let extended = UInt32(entry.flags_extended)
    if extended & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0 { return nil }
    return Entry(
      id: ObjectID(entry.id), mode: FileMode(rawValue: entry.mode),
      isSkipped: extended & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0)
  }

  /// Whether a file, or every file of a folder, was left out of the working folder on purpose.
  func isLeftOut(_ path: String) throws(GitError) -> Bool {
    if let entry = try entry(path) { return entry.isSkipped }
    var position = 0
    guard git_index_find_prefix(&position, handle.pointer, path + "/") == 0,
      let entry = git_index_get_byindex(handle.pointer, position)?.pointee
    else { return false }
    return UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue != 0
  }

  /// Whether a merge left files in several versions.
  var hasConflicts: Bool { git_index_has_conflicts(handle.pointer) == 1 }

  /// Stages a blob. Without a stamp the entry says nothing about the file in the folder, and git looks at its content.
  ///
  /// - Parameter isLeftOut: whether it is left out of the working folder on purpose.
  func set(
    _ path: String, _ id: ObjectID, _ mode: FileMode, _ stamp: FileStamp?, isLeftOut: Bool = false
  ) throws(GitError) {
    let result = path.withCString { name in
      var entry = git_index_entry()
      entry.id = id.oid
      entry.mode = mode.rawValue
      entry.path = name
      stamp?.fill(&entry)
      if isLeftOut { entry.flags_extended = UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) }
      return git_index_add(handle.pointer, &entry)
    }
    try check("stage \(path)", result)
  }

  /// Takes a path out; one that is not in is no failure.
  func remove(_ path: String) throws(GitError) {
    let result = git_index_remove(handle.pointer, path, 0)
    if GitError.Code(rawValue: result) == .notFound { return }
    try check("take \(path) out of the index", result)
  }

  /// Writes it to ``path``.
  func write() throws(GitError) {
    try check("write the index", git_index_write(handle.pointer))
  }

  // MARK: - Times

  /// An entry by what it says about the file in the folder.
  struct TimedEntry {
    let path: String
    let id: ObjectID
    let seconds: Int32
    let size: UInt32

    /// Whether git would take the file for unchanged without reading it.
    func agrees(with stamp: FileStamp) -> Bool {
      size == UInt32(truncatingIfNeeded: stamp.size)
        && seconds == Int32(truncatingIfNeeded: stamp.modified.seconds)
    }
  }

  /// The files whose times are not older than `seconds`.
  func entries(modifiedSince seconds: Int) -> [TimedEntry] {
    (0..<git_index_entrycount(handle.pointer)).compactMap { position in
      guard let entry = git_index_get_byindex(handle.pointer, position)?.pointee, let path = entry.path,
        Int(entry.mtime.seconds) >= seconds, FileMode(rawValue: entry.mode).isPlainFile
      else { return nil }
      return TimedEntry(
        path: String(cString: path), id: ObjectID(entry.id), seconds: entry.mtime.seconds, size: entry.file_size)
    }
  }

  /// Makes git read the file before it believes it unchanged.
  func forgetSize(_ path: String) throws(GitError) {
    guard var entry = git_index_get_bypath(handle.pointer, path, 0)?.pointee else { return }
    entry.file_size = 0
    try check("note \(path) as changed", git_index_add(handle.pointer, &entry))
  }
}
