internal import Clibgit2

extension GitError {
  /// What kind of failure it is; a number not listed here is still itself.
  ///
  /// Negative numbers are libgit2's, 1…999 are this module's, from 1000 on stands the system's `errno`.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }
  }
}

// MARK: - libgit2's codes

extension GitError.Code {
  package static let unknown = Self(GIT_ERROR)
  package static let notFound = Self(GIT_ENOTFOUND)
  package static let exists = Self(GIT_EEXISTS)
  package static let ambiguous = Self(GIT_EAMBIGUOUS)
  package static let bareRepository = Self(GIT_EBAREREPO)
  package static let unborn = Self(GIT_EUNBORNBRANCH)
  package static let invalidName = Self(GIT_EINVALIDSPEC)
  package static let conflict = Self(GIT_ECONFLICT)
  /// Another process holds the lock; ``GitError/Detail/path(_:)`` names it where it is known.
  package static let locked = Self(GIT_ELOCKED)
  /// Somebody else moved the ref, or changed the file, in between.
  package static let modified = Self(GIT_EMODIFIED)
  package static let invalid = Self(GIT_EINVALID)
  /// A name of something that is no commit, as of a folder in one.
  package static let notACommit = Self(GIT_EPEEL)
  /// The commit to move on to does not have HEAD's among its ancestors.
  package static let notFastForward = Self(GIT_ENONFASTFORWARD)
  /// The folder belongs to another user and no `safe.directory` allows it.
  package static let owner = Self(GIT_EOWNER)
  /// What was read is not what its id says.
  package static let mismatch = Self(GIT_EMISMATCH)

  private init(_ code: git_error_code) {
    self.init(rawValue: code.rawValue)
  }
}

// MARK: - Ours

extension GitError.Code {
  /// A merge, rebase … is not finished; ``GitError/Detail/operation(_:)`` says which.
  package static let operationInProgress = Self(rawValue: 1)
  /// Neither environment nor configuration says who writes.
  package static let noAuthor = Self(rawValue: 2)
  /// A date that cannot be read; ``GitError/Detail/setting(_:)`` names the variable.
  package static let badDate = Self(rawValue: 3)
  /// The index is damaged or of a kind that libgit2 cannot read (split or sparse).
  package static let indexUnreadable = Self(rawValue: 4)
  /// The commit of ``GitError/Detail/commit(_:)`` is in; the files in the folder could not follow.
  package static let savedButNotCheckedOut = Self(rawValue: 5)
  /// More bytes than the caller wanted to read.
  package static let tooLarge = Self(rawValue: 6)
  /// Folders nested deeper than the caller wanted to go.
  package static let tooDeep = Self(rawValue: 7)
  /// A symbolic link, folder or device stands where a plain file was expected.
  package static let notAFile = Self(rawValue: 8)
  /// A path that leads out of the folder or into `.git`.
  package static let badPath = Self(rawValue: 9)
  /// The note of a save that was interrupted is damaged; ``GitError/Detail/path(_:)`` names it.
  package static let journalUnreadable = Self(rawValue: 12)
  /// No room left on the disk, or in somebody's quota.
  package static let noSpace = Self(rawValue: 10)
  /// The system does not let this user do it.
  package static let noPermission = Self(rawValue: 11)
  /// A file of git's own is damaged; ``GitError/Detail/damage(_:)`` says which.
  package static let damaged = Self(rawValue: 13)
  /// Files that were edited by hand, or that git does not know, stand where a merge has others;
  /// ``GitError/Detail/inTheWay(edited:unknown:)`` names them.
  package static let inTheWay = Self(rawValue: 14)
  /// What older commits would have to say is not here, since history was cut off when this was cloned.
  package static let cutOff = Self(rawValue: 15)
  /// An address that git cannot send to or receive from, or that is not safe to use.
  package static let badAddress = Self(rawValue: 16)
  /// The other side said nothing for longer than was allowed.
  package static let tooLong = Self(rawValue: 17)
  /// The other side ended the conversation; what it said stands in the message.
  package static let endedByServer = Self(rawValue: 18)
  /// A program that is needed is not installed; the message names it.
  package static let noProgram = Self(rawValue: 19)
  /// The other side could not store what was sent; its reason stands in the message.
  package static let notStored = Self(rawValue: 20)
  /// No name or password was given that the server takes.
  package static let authentication = Self(GIT_EAUTH)
  /// The server does not prove that it is the one it says.
  package static let certificate = Self(GIT_ECERTIFICATE)
}
