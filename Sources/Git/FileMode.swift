internal import Clibgit2

/// What a tree says an entry is: git knows five kinds and no permissions but "executable".
package struct FileMode: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  package static let file = Self(rawValue: GIT_FILEMODE_BLOB.rawValue)
  package static let executable = Self(rawValue: GIT_FILEMODE_BLOB_EXECUTABLE.rawValue)
  package static let directory = Self(rawValue: GIT_FILEMODE_TREE.rawValue)
  package static let symbolicLink = Self(rawValue: GIT_FILEMODE_LINK.rawValue)
  package static let submodule = Self(rawValue: GIT_FILEMODE_COMMIT.rawValue)

  /// A file whose bytes may be read and written: executable or not, but no link and no submodule.
  package var isPlainFile: Bool { self == .file || self == .executable }
}
