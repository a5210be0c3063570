internal import Clibgit2

extension Repository {
  /// Moves a ref to another commit, if it still stands where it did: a compare-and-swap. Nothing happens where it
  /// holds that already.
  ///
  /// - Parameters:
  ///   - old: what it held; nil for one that is new.
  ///   - log: what the log of the ref says of it.
  ///   - committer: whom the log names; nil for refs that nobody works on, as `refs/remotes/origin/main`.
  ///   - patience: how long to wait while another process writes the ref.
  ///
  /// - Throws: `.modified`, `.exists` or `.notFound` when somebody was faster, `.locked` when another process writes the ref for
  ///   longer.
  package func moveReference(
    _ name: String, from old: ObjectID?, to commit: ObjectID, _ log: String, by committer: Signature? = nil,
    patience: Duration = .zero
  ) throws(GitError) {
    let deadline = Deadline(after: patience)
    while true {
      do throws(GitError) { return try moveOnce(name, from: old, to: commit, log, by: committer) } catch {
        // A failure may be reported although the ref moved: what it says counts.
        if case .commit(commit)? = try reference(name) { return }
        guard error.code == .locked, deadline.pause() else { throw error }
      }
    }
  }

  private func moveOnce(
    _ name: String, from old: ObjectID?, to commit: ObjectID, _ log: String, by committer: Signature?
  ) throws(GitError) {
    if old == commit { return }
    let (signer, address) = committer.map { ($0.name, $0.email) } ?? ("enquiry", "enquiry@localhost")
    // The reflog says who; without this libgit2 would look for a configured name.
    try check("sign as \(signer)", git_repository_set_ident(pointer, signer, address))
    var made: OpaquePointer?
    defer { git_reference_free(made) }
    var new = commit.oid
    let result: Int32
    if let old {
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
