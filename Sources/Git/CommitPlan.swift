/// What HEAD becomes, and what happens to which files. Every other file stays as it is.
package struct CommitPlan: Hashable, Sendable {
  /// How HEAD moves on.
  package enum Step: Hashable, Sendable {
    /// A new commit on HEAD's; none where the tree stays the same.
    case commit
    /// A new commit that has HEAD's and these as its parents, also where the tree stays the same.
    case merge([ObjectID])
    /// HEAD moves to a commit that is there and has HEAD's among its ancestors; none is made.
    case fastForward(ObjectID)
  }

  package var message: String
  package var files: [PlannedFile]
  package var step: Step

  package init(message: String, files: [PlannedFile]) {
    self.init(.commit, message: message, files: files)
  }

  private init(_ step: Step, message: String, files: [PlannedFile]) {
    self.step = step
    self.message = message
    self.files = files
  }

  /// A commit with more parents than HEAD's.
  ///
  /// - Parameter files: what becomes of HEAD's files. None of them may have been edited by hand, nor may a file that git does not
  ///   know stand in its place: hand edits of other files stay as they are.
  package static func merge(
    _ parents: [ObjectID], message: String, files: [PlannedFile]
  ) -> CommitPlan {
    CommitPlan(.merge(parents), message: message, files: files)
  }

  /// HEAD moves on to a commit that is there already, and the files that differ follow, under the same condition.
  ///
  /// - Parameter message: what the log of the branch says of it.
  package static func fastForward(to commit: ObjectID, message: String) -> CommitPlan {
    CommitPlan(.fastForward(commit), message: message, files: [])
  }

  /// What the log of the branch says of it, in git's words.
  func log(from head: Head) -> String {
    let subject = message.prefix { !$0.isNewline }
    return switch step {
    case .commit: head.commit == nil ? "commit (initial): \(subject)" : "commit: \(subject)"
    case .merge: "commit (merge): \(subject)"
    case .fastForward: String(subject)
    }
  }
}
