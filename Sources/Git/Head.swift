/// Where HEAD stands.
package enum Head: Hashable, Sendable {
  /// On a branch that has no commit yet; `branch` is the full ref, "refs/heads/main".
  case unborn(branch: String)
  /// On a branch; `name` is the full ref, "refs/heads/main".
  case branch(name: String, commit: ObjectID)
  /// On a commit, on no branch.
  case detached(ObjectID)

  /// The commit, if there is one.
  package var commit: ObjectID? {
    switch self {
    case .unborn: nil
    case .branch(_, let commit), .detached(let commit): commit
    }
  }

  /// The ref that a new commit moves.
  package var reference: String {
    switch self {
    case .unborn(let branch), .branch(let branch, _): branch
    case .detached: "HEAD"
    }
  }
}
