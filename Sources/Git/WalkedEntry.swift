/// A file met on a walk, with its whole path.
package struct WalkedEntry: Hashable, Sendable {
  /// From the root of the tree: "enquiries/north/alliance.yaml".
  package let path: String
  package let id: ObjectID
  package let mode: FileMode

  package init(path: String, id: ObjectID, mode: FileMode) {
    self.path = path
    self.id = id
    self.mode = mode
  }

  /// Whether it may be read as a file; links and submodules are shown to the visitor but should not be followed.
  package var isPlainFile: Bool { mode.isPlainFile }
}
