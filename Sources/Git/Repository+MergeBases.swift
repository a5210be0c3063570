internal import Clibgit2

extension Repository {
  /// The best commits that both have among their ancestors, as `git merge-base --all` names them; sorted by id, so that it does not
  /// matter which commit is given first. None where the histories have nothing in common; several where they crossed.
  package func mergeBases(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> [ObjectID] {
    var (first, second) = (one.oid, other.oid)
    var found = git_oidarray()
    defer { git_oidarray_dispose(&found) }
    let result = git_merge_bases(&found, pointer, &first, &second)
    // A commit that is missing is "not found", too.
    if GitError.Code(rawValue: result) == .notFound, Self.isOfMerges { return [] }
    let attempt = "find what \(one.short) and \(other.short) have in common"
    try explainingCut(attempt) { () throws(GitError) in _ = try check(attempt, result) }
    return UnsafeBufferPointer(start: found.ids, count: found.count).map { ObjectID($0) }.sorted()
  }

  private static var isOfMerges: Bool { git_error_last()?.pointee.klass == Int32(GIT_ERROR_MERGE.rawValue) }

  /// Whether a commit is another one or has it among its ancestors.
  package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws(GitError) -> Bool {
    if ancestor == commit { return true }
    var (one, other) = (commit.oid, ancestor.oid)
    let result = git_graph_descendant_of(pointer, &one, &other)
    if GitError.Code(rawValue: result) == .notFound { return false }
    let attempt = "compare \(ancestor.short) with \(commit.short)"
    do throws(GitError) {
      return try explainingCut(attempt) { () throws(GitError) in try check(attempt, result) == 1 }
    } catch {
      // libgit2 reads no commit that names people in a form that is not git's.
      guard error.damage == nil, error.code != .cutOff else { throw error }
      return try isReached(ancestor, from: commit)
    }
  }

  /// The same, commit by commit.
  private func isReached(_ ancestor: ObjectID, from commit: ObjectID) throws(GitError) -> Bool {
    var open = [commit]
    var seen: Set<ObjectID> = []
    while let next = open.popLast() {
      if next == ancestor { return true }
      if seen.insert(next).inserted { open += try place(of: next).parents }
    }
    return false
  }

  /// libgit2 knows nothing of history that was cut off, and looks for what was left out.
  private func explainingCut<Result>(_ attempt: String, _ body: () throws(GitError) -> Result) throws(GitError)
    -> Result
  {
    do throws(GitError) { return try explaining(nil, "", body) } catch {
      guard error.category == Int(GIT_ERROR_ODB.rawValue), isShallow else { throw error }
      throw GitError(attempt, .cutOff, category: error.category, message: "history was cut off when this was cloned")
    }
  }
}
