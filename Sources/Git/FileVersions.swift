/// The three versions of one file that git knows; nil where it is absent.
///
/// Where nobody edited by hand all three are equal. In a bare repository they always are.
package struct FileVersions: Hashable, Sendable {
  package let committed: [UInt8]?
  package let staged: [UInt8]?
  package let working: [UInt8]?

  /// Whether a person changed the file since it was committed.
  package var isEditedByHand: Bool { committed != staged || committed != working }
}
