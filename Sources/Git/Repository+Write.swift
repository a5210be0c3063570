extension Repository {
  /// Saves: one commit on HEAD's tree that changes the planned files and nothing else, in HEAD, index and folder.
  ///
  /// `build` is called with the locks held; it reads what it needs from the session and says what to write. It is
  /// called again when somebody else moved the branch, or changed a file it looked at, before we did. nil, or a plan
  /// that leaves HEAD's tree as it is, makes no commit, touches nothing and returns nil.
  ///
  /// All or nothing: an error other than `.savedButNotCheckedOut` leaves repository and folder as they were (objects
  /// nobody points to aside). What it returns is on the disk. Hand edits of other files, staged or not, stay as they
  /// are. Bytes are written as given: no line-end conversion, no filter, no hook, no signature.
  ///
  /// Throws `.locked` when another process holds a lock for longer than `patience`, `.operationInProgress`,
  /// `.conflict` or `.indexUnreadable` when git must be helped first, `.notAFile` for links and folders in the way,
  /// and whatever `build` throws.
  package func write(
    author: Signature, committer: Signature, patience: Duration = .seconds(2),
    build: (WriteSession) throws -> CommitPlan?
  ) throws -> ObjectID? {
    try refuseIncoming()
    let lock = try RepositoryLock(commonDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(lock) {} }
    if isBare {
      _ = try healed(patience)
      return try attempt(author, committer, patience, build)
    }
    let indexLock = try IndexLock(gitDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(indexLock) {} }
    _ = try healed(patience)
    return try attempt(author, committer, patience, build)
  }

  /// With the locks held, tries until nobody is faster or patience is out.
  private func attempt(
    _ author: Signature, _ committer: Signature, _ patience: Duration, _ build: (WriteSession) throws -> CommitPlan?
  ) throws -> ObjectID? {
    try refuseOperationInProgress()
    let deadline = Deadline(after: patience)
    while true {
      let session = try WriteSession(self)
      guard let plan = try build(session) else { return nil }
      let transaction = WriteTransaction(
        session: session, author: author, committer: committer, patience: patience)
      switch try transaction.run(plan) {
      case .committed(let commit): return commit
      case .unchanged: return nil
      case .overtaken(let reason):
        guard deadline.pause() else { throw reason }
      }
    }
  }

  private func refuseOperationInProgress() throws(GitError) {
    guard let operation = operationInProgress else { return }
    throw GitError(
      "save", .operationInProgress,
      message: "a \(operation.rawValue) is in progress here; finish or abort it with git first",
      detail: .operation(operation))
  }
}
