package import Git
package import Model

extension Workspace {
  /// The commit that a person names: its id or the beginning of it, a tag, a branch, `HEAD~2`; nil when it names none.
  ///
  /// - Throws: ``ArchiveError/ambiguous(_:name:choices:)`` where several ids begin so.
  package func commit(named word: String) throws -> Commit? {
    do throws(GitError) {
      return try repository.commit(repository.resolve(word))
    } catch {
      switch error.code {
      case .notFound, .invalidName, .notACommit: return nil
      case .ambiguous: throw ArchiveError.ambiguous(.commit, name: word, choices: [])
      default: throw error
      }
    }
  }

  /// What was known at the end of a day: the first commit on HEAD's first-parent chain that was committed on that day or
  /// before, by the clock of whoever committed it.
  ///
  /// Clocks may be wrong: of commits that stand in the wrong order the newest one counts that says such a day.
  package func commit(atEndOf day: Day) throws -> CommitOfDay {
    guard let head = try repository.head().commit else { return .none(first: nil) }
    var found: Commit?
    var first: Commit?
    let end = try repository.history(from: head, firstParentOnly: true) { commit in
      first = commit
      guard commit.committer.when.day <= day else { return .next }
      found = commit
      return .stop
    }
    if let found { return .found(found) }
    return end == .shallow ? .cutOff : .none(first: first?.committer.when.day)
  }

  package enum CommitOfDay: Sendable {
    case found(Commit)
    /// Nothing was saved by then; with the day of the first commit, if there is one.
    case none(first: Day?)
    /// History is cut off here (a shallow clone) before such a day is reached.
    case cutOff
  }
}

extension Moment {
  /// The day on the clock of whoever wrote it.
  package var day: Day {
    let local = seconds + Int64(offsetMinutes) * 60
    return Day(daysSince1970: Int((Double(local) / 86_400).rounded(.down))) ?? Day.first
  }
}
