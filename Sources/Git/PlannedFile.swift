/// What a commit does to one file: in HEAD's tree, in the index, and in the working folder.
package struct PlannedFile: Hashable, Sendable {
  package var path: String
  /// Whether it is executable afterwards; nil where that stays as it is.
  package var mode: FileMode?
  package var committed: FileEdit
  package var staged: FileEdit
  package var working: FileEdit

  /// One edit for each version, so that hand edits elsewhere in the file stay what they were.
  package init(_ path: String, mode: FileMode? = nil, committed: FileEdit, staged: FileEdit, working: FileEdit) {
    self.path = path
    self.mode = mode
    self.committed = committed
    self.staged = staged
    self.working = working
  }

  /// The same bytes everywhere.
  package static func write(_ bytes: [UInt8], to path: String, mode: FileMode? = nil) -> PlannedFile {
    PlannedFile(path, mode: mode, committed: .write(bytes), staged: .write(bytes), working: .write(bytes))
  }

  /// The same stored bytes everywhere, as a commit has them.
  package static func take(_ id: ObjectID, _ mode: FileMode, to path: String) -> PlannedFile {
    PlannedFile(path, mode: mode, committed: .take(id), staged: .take(id), working: .take(id))
  }

  /// Gone everywhere, and the folders that it leaves empty with it.
  package static func remove(_ path: String) -> PlannedFile {
    PlannedFile(path, committed: .remove, staged: .remove, working: .remove)
  }
}
