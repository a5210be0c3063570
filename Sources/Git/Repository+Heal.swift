internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What became of a save that a crash had interrupted.
package struct HealedSave: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Its commit counted already; the files have followed now.
    case finished
    /// Its commit did not count; nothing of it is left.
    case takenBack
  }

  package let outcome: Outcome
  /// The first line of its message.
  package let subject: String
  package let commit: ObjectID
  /// Files that were changed since and stay as they are.
  package let untouched: [String]
}

extension Repository {
  /// What a process of ours leaves only when it is killed.
  private var traces: [String] {
    [Journal.path(gitDirectory), Journal.path(gitDirectory) + ".new"]
      + ["index.lock", "index.enquiry", "index.enquiry.lock", "index.enquiry.old"].map {
        gitDirectory + "/" + $0
      }
  }

  /// Whether a name is there, also that of a link that leads nowhere.
  private func isNamed(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Finishes a save that was interrupted if its commit counts, else takes it back; clears what lies about.
  ///
  /// nil where there is nothing to do, and where another process is saving at this moment. Looks at a few names only where
  /// nobody was interrupted.
  ///
  /// - Throws: `.journalUnreadable` for a damaged note; `.locked` where git holds a lock; what the system says where it cannot
  ///   be written.
  package func heal(patience: Duration = .seconds(2)) throws(GitError) -> HealedSave? {
    guard traces.contains(where: isNamed) else { return nil }
    // A git of somebody else's that is at work is none of our traces.
    guard access(Journal.path(gitDirectory), F_OK) == 0 || IndexLock.isOurs(gitDirectory) || hasDrafts else {
      return nil
    }
    // Who is saving at this moment clears up behind himself.
    guard try RepositoryLock.isFree(commonDirectory) else { return nil }
    let lock = try RepositoryLock(commonDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(lock) {} }
    if isBare { return try healed(patience) }
    let indexLock = try IndexLock(gitDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(indexLock) {} }
    return try healed(patience)
  }

  private var hasDrafts: Bool { traces.contains { !$0.hasSuffix("/index.lock") && isNamed($0) } }

  /// The same with the locks held.
  func healed(_ patience: Duration) throws(GitError) -> HealedSave? {
    unlink(Journal.path(gitDirectory) + ".new")
    guard let journal = try Journal.left(gitDirectory) else {
      if !isBare { PreparedIndex.clear(gitDirectory) }
      return nil
    }
    return try Recovery(repository: self, journal: journal).run(patience)
  }
}
