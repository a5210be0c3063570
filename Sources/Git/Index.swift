internal import Clibgit2

/// An index file that is open: the list of what would be committed next.
///
/// Opened by its path and without a repository: libgit2 then neither refreshes nor rewrites anything by itself.
struct Index: ~Copyable {
  let path: String
  private let handle: Handle

  /// A missing file is an empty index; a damaged, split or sparse one throws `.indexUnreadable`.
  init(at path: String) throws(GitError) {
    self.path = path
    do throws(GitError) {
      handle = try Handle("read the index", free: git_index_free) { git_index_open(&$0, path) }
    } catch {
      throw GitError(
        "read the index", .indexUnreadable, category: error.category, message: error.message, detail: .path(path))
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

  /// Whether a merge left files in several versions.
  var hasConflicts: Bool { git_index_has_conflicts(handle.pointer) == 1 }

  /// Stages a blob. Without a stamp the entry says nothing about the file in the folder, and git looks at its content.
  func set(_ path: String, _ id: ObjectID, _ mode: FileMode, _ stamp: FileStamp?) throws(GitError) {
    let result = path.withCString { name in
      var entry = git_index_entry()
      entry.id = id.oid
      entry.mode = mode.rawValue
      entry.path = name
      stamp?.fill(&entry)
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
}
