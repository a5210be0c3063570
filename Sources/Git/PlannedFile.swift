/// What a commit does to one file: in HEAD's tree, in the index, and in the working folder.
package struct PlannedFile: Hashable, Sendable {
  package var path: String
  package var committed: FileEdit
  package var staged: FileEdit
  package var working: FileEdit

  /// One edit for each version, so that hand edits elsewhere in the file stay what they were.
  package init(_ path: String, committed: FileEdit, staged: FileEdit, working: FileEdit) {
    self.path = path
    self.committed = committed
    self.staged = staged
    self.working = working
  }

  /// The same bytes everywhere.
  package static func write(_ bytes: [UInt8], to path: String) -> PlannedFile {
    PlannedFile(path, committed: .write(bytes), staged: .write(bytes), working: .write(bytes))
  }

  /// Gone everywhere, and the folders that it leaves empty with it.
  package static func remove(_ path: String) -> PlannedFile {
    PlannedFile(path, committed: .remove, staged: .remove, working: .remove)
  }
}
