internal import Clibgit2

/// A file that differs between HEAD, index and working folder.
package struct Change: Hashable, Sendable {
  package let path: String
  /// HEAD to index; nil when they agree.
  package let staged: Kind?
  /// Index to working folder; nil when they agree.
  package let working: Kind?

  package init(path: String, staged: Kind?, working: Kind?) {
    self.path = path
    self.staged = staged
    self.working = working
  }

  /// In what way it differs.
  package enum Kind: String, Hashable, Sendable {
    case added
    case modified
    case deleted
    /// A file became a link, or the other way round.
    case typeChanged = "type changed"
    /// git does not know it yet.
    case untracked
    /// A merge left it in several versions.
    case conflicted
    /// It cannot be read.
    case unreadable
  }
}

extension Change {
  init(path: String, status: UInt32) {
    func first(_ kinds: [(git_status_t, Kind)]) -> Kind? {
      kinds.first { status & $0.0.rawValue != 0 }?.1
    }
    self.path = path
    staged = first([
      (GIT_STATUS_CONFLICTED, .conflicted), (GIT_STATUS_INDEX_NEW, .added), (GIT_STATUS_INDEX_DELETED, .deleted),
      (GIT_STATUS_INDEX_TYPECHANGE, .typeChanged), (GIT_STATUS_INDEX_MODIFIED, .modified),
    ])
    working = first([
      (GIT_STATUS_CONFLICTED, .conflicted), (GIT_STATUS_WT_NEW, .untracked), (GIT_STATUS_WT_DELETED, .deleted),
      (GIT_STATUS_WT_TYPECHANGE, .typeChanged), (GIT_STATUS_WT_MODIFIED, .modified),
      (GIT_STATUS_WT_UNREADABLE, .unreadable),
    ])
  }
}
