internal import Clibgit2

extension Repository {
  /// Moves what HEAD stands on to a new commit, if it still stands where it did: a compare-and-swap.
  ///
  /// - Parameter log: what the log of the branch says of it.
  ///
  /// `.modified`, `.exists` or `.notFound` when somebody was faster, `.locked` while another process writes the ref.
  /// After any failure read ``head()`` again: the ref may have moved all the same.
  func moveReference(
    _ head: Head, to commit: ObjectID, _ log: String, by committer: Signature
  ) throws(GitError) {
    let name = head.reference
    // The reflog says who; without this libgit2 would look for a configured name.
    try check("sign as \(committer.name)", git_repository_set_ident(pointer, committer.name, committer.email))
    var made: OpaquePointer?
    defer { git_reference_free(made) }
    var new = commit.oid
    let result: Int32
    if let old = head.commit {
      var current = old.oid
      result = git_reference_create_matching(&made, pointer, name, &new, 1, &current, log)
    } else {
      result = git_reference_create(&made, pointer, name, &new, 0, log)
    }
    do throws(GitError) {
      try check("move \(name)", result)
    } catch {
      guard error.code == .locked else { throw explainedMove(error, of: name) }
      // HEAD of a linked working tree is its own, branches are everyone's.
      let path = (name == "HEAD" ? gitDirectory : commonDirectory) + "/\(name).lock"
      throw GitError(
        error.attempt, .locked, category: error.category,
        message: "another git is moving it, or was killed (look for \(path))", detail: .path(path))
    }
  }
}
