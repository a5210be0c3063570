/// The three versions of one file that git knows; nil where it is absent.
///
/// Where nobody edited by hand all three are equal. In a bare repository they always are.
package struct FileVersions: Hashable, Sendable {
  package let committed: [UInt8]?
  package let staged: [UInt8]?
  package let working: [UInt8]?

  package init(committed: [UInt8]?, staged: [UInt8]?, working: [UInt8]?) {
    self.committed = committed
    self.staged = staged
    self.working = working
  }

  /// Whether a person changed the file since it was committed.
  package var isEditedByHand: Bool { committed != staged || committed != working }
}
