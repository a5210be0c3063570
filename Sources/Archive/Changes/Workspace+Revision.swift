package import Git
package import Model

extension Workspace {
  /// Whether older history is not here, as in a shallow clone.
  package var isCutOff: Bool { repository.isShallow }

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
  /// - Parameter start: where that chain begins, in place of HEAD.
  package func commit(atEndOf day: Day, from start: ObjectID? = nil) throws -> CommitOfDay {
    guard let head = try start ?? head() else { return .none(first: nil) }
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

extension Workspace {
  /// The enquiry that had a name and is there no longer, or has another one now; nil when none ever had it.
  ///
  /// - Parameter word: its short name, in one of the alliances that there are; or with its alliance.
  package func formerEnquiry(called word: String) throws -> EnquiryName? {
    guard let head = try head() else { return nil }
    var names = EnquiryName(word).map { [$0] } ?? []
    if let slug = Slug(word) {
      names = try snapshot(.committed, reach: .own).allianceSlugs().map { EnquiryName(alliance: $0, slug: slug) }
    }
    if names.isEmpty { return nil }
    let paths = names.map(Layout.enquiryFile)
    var found: EnquiryName?
    try history(from: head, touching: paths) { commit in
      // The newest of these commits took it away, so that it stood in the one before.
      let earlier = try repository.firstParent(of: commit)?.tree
      for (name, path) in zip(names, paths) where found == nil {
        if let earlier, try repository.entry(at: inRepository(path), in: earlier) != nil { found = name }
      }
      return found == nil ? .next : .stop
    }
    return found
  }
}

extension Repository {
  /// The first parent of a commit; nil for a first commit, and where a shallow clone ends.
  func firstParent(of commit: Commit) throws(GitError) -> Commit? {
    guard let id = commit.parents.first else { return nil }
    do throws(GitError) { return try self.commit(id) } catch {
      if error.code == .notFound, isShallow { return nil }
      throw error
    }
  }
}

extension Moment {
  /// The day on the clock of whoever wrote it.
  package var day: Day {
    let (local, isBeyond) = seconds.addingReportingOverflow(Int64(offsetMinutes) * 60)
    if isBeyond { return .first }
    return Day(daysSince1970: Int((Double(local) / 86_400).rounded(.down))) ?? Day.first
  }
}
