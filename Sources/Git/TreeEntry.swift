internal import Clibgit2

/// One line of a tree: a name, what it is, and the object it stands for.
package struct TreeEntry: Hashable, Sendable {
  /// One path component. Bytes that are not UTF-8 appear as U+FFFD.
  package let name: String
  package let id: ObjectID
  package let mode: FileMode

  package init(name: String, id: ObjectID, mode: FileMode) {
    self.name = name
    self.id = id
    self.mode = mode
  }
}

extension TreeEntry {
  /// Copies out what libgit2 lends.
  init(borrowed entry: OpaquePointer) {
    name = git_tree_entry_name(entry).map { String(cString: $0) } ?? ""
    id = ObjectID(git_tree_entry_id(entry).pointee)
    mode = FileMode(rawValue: git_tree_entry_filemode(entry).rawValue)
  }
}
