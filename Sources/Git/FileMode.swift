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

  /// What git takes the mode of a stored folder for: it writes five, and old ones may say more of a file's permissions.
  init(stored mode: UInt32) {
    switch mode & 0o170000 {
    case 0o040000: self = .directory
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .submodule
    default: self = mode & 0o100 == 0 ? .file : .executable
    }
  }

  /// A file whose bytes may be read and written: executable or not, but no link and no submodule.
  package var isPlainFile: Bool { self == .file || self == .executable }
}
