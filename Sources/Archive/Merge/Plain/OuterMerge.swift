internal import Git

/// The merge of two commits that plain git is in the middle of, as its environment tells: `GITHEAD_<id of theirs>=<name of it>`.
struct OuterMerge {
  let ours: Commit
  let theirs: Commit
  /// By what theirs can be named, as "there" or "origin/main".
  let name: String
  let bases: [Commit]

  /// Nil where git does not tell, or where more than two are merged.
  init?(_ repository: Repository) throws(GitError) {
    let prefix = "GITHEAD_"
    let told = repository.environment.filter { $0.key.hasPrefix(prefix) }
    guard told.count == 1, let (key, name) = told.first, let id = ObjectID(hex: key.dropFirst(prefix.count)),
      let head = try repository.head().commit
    else { return nil }
    self.name = try Self.stands(name, for: id, in: repository) ? name : id.short
    ours = try repository.commit(head)
    theirs = try repository.commit(id)
    bases = try repository.mergeBases(head, id).map { base throws(GitError) in try repository.commit(base) }
  }

  /// Whether a name leads to a commit here; what was just fetched may be called by its address.
  private static func stands(
    _ name: String, for id: ObjectID, in repository: Repository
  ) throws(GitError) -> Bool {
    do throws(GitError) { return try repository.resolve(name) == id } catch {
      if [.notFound, .ambiguous, .invalidName, .notACommit].contains(error.code) { return false }
      throw error
    }
  }
}
