#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One commit on its way, with all locks held: first everything that may fail, then the branch, then the folder.
///
/// What is visible changes in this order: the index (``PreparedIndex`` says why), the branch (from then on the commit
/// counts), the files, the times in the index. A process killed in between leaves each of them old or new, never half.
struct WriteTransaction {
  let session: WriteSession
  let author: Signature
  let committer: Signature
  let patience: Duration

  /// How it ended.
  enum Outcome {
    case committed(ObjectID)
    /// HEAD's tree would be the same.
    case unchanged
    /// Somebody moved the branch or changed a file since the session began: begin again.
    case overtaken(GitError)
  }

  private var repository: Repository { session.repository }

  func run(_ plan: CommitPlan) throws(GitError) -> Outcome {
    let files = try resolve(plan.files)
    guard try hasEffect(files) else { return .unchanged }
    let commit = try storeObjects(plan.message, files)
    guard let commit else { return .unchanged }
    // From here on a crash leaves traces outside the object store.
    try journal(commit, plan.message, files).write(repository.gitDirectory)
    var isJournalOpen = true
    defer { if isJournalOpen { Journal.clear(repository.gitDirectory) } }
    let checkout = try prepareFiles(files)
    if let workTree = session.workTree {
      let ours = Set(files.map(\.path.text))
      try session.index?.settleRacyEntries(workTree, in: repository, except: ours)
    }
    try prepareIndex(files, stamps: [:])
    guard try checkout?.isUndisturbed() ?? true else {
      return .overtaken(GitError("save", .modified, message: "files were changed meanwhile"))
    }
    var isTakenBack = true
    do throws(GitError) {
      if let overtaken = try publish(commit, plan.message, &isTakenBack) { return .overtaken(overtaken) }
    } catch {
      isJournalOpen = isTakenBack
      throw error
    }
    // Whatever fails now, the next command tries again.
    isJournalOpen = false
    try finish(commit, files, checkout)
    return .committed(commit)
  }

  // MARK: - Nothing is visible yet

  private func resolve(_ planned: [PlannedFile]) throws(GitError) -> [ResolvedFile] {
    var paths: Set<String> = []
    var files: [ResolvedFile] = []
    for file in planned {
      guard paths.insert(file.path).inserted else {
        throw GitError("save", .invalid, message: "\(file.path) is planned twice", detail: .path(file.path))
      }
      files.append(try ResolvedFile(file, session))
    }
    return files
  }

  private func hasEffect(_ files: [ResolvedFile]) throws(GitError) -> Bool {
    for file in files where try file.changesTree { return true }
    return false
  }

  /// Files, folders, commit; nil when the tree turns out to be HEAD's.
  private func storeObjects(_ message: String, _ files: [ResolvedFile]) throws(GitError) -> ObjectID? {
    var edits = TreeEdits()
    for file in files {
      switch file.planned.committed {
      case .keep: break
      case .remove: edits.remove(file.path)
      case .write(let bytes): edits.set(file.path, try repository.writeBlob(bytes), file.mode)
      }
      if case .write(let bytes) = file.planned.staged, session.index != nil,
        file.planned.staged != file.planned.committed
      {
        _ = try repository.writeBlob(bytes)
      }
    }
    let tree = try edits.applied(to: session.tree, in: repository)
    if tree == session.tree { return nil }
    return try repository.writeCommit(
      message, tree: tree, parent: session.head.commit, author: author, committer: committer)
  }

  private func prepareFiles(_ files: [ResolvedFile]) throws(GitError) -> Checkout? {
    guard let workTree = session.workTree else { return nil }
    let checkout = Checkout(workTree)
    for file in files {
      switch file.planned.working {
      case .keep: break
      case .remove: checkout.prepareRemoval(file.path, expecting: file.expected)
      case .write(let bytes):
        try checkout.prepare(file.path, bytes, mode: file.mode, expecting: file.expected)
      }
    }
    return checkout
  }

  /// Writes the private copy of the index, with the times of those files that have them.
  private func prepareIndex(_ files: [ResolvedFile], stamps: [String: FileStamp]) throws(GitError) {
    guard let index = session.index else { return }
    for file in files {
      switch file.planned.staged {
      case .keep: break
      case .remove: try index.remove(file.path.text)
      case .write(let bytes):
        try index.set(file.path.text, try Repository.blobID(bytes), file.mode, stamps[file.path.text])
      }
    }
    try index.write()
  }

  /// What is about to happen, for whoever comes after a crash.
  private func journal(
    _ commit: ObjectID, _ message: String, _ files: [ResolvedFile]
  ) throws(GitError) -> Journal {
    var noted: [Journal.File] = []
    var temporary = 0
    var folders: [String] = []
    for file in files {
      var number: Int?
      if session.workTree != nil, case .write = file.planned.working { number = temporary }
      // Removals of what is not there take no step.
      if number != nil || session.workTree != nil && file.planned.working == .remove && file.expected != nil {
        temporary += 1
      }
      noted.append(
        Journal.File(
          path: file.path.text, mode: file.mode, staged: try edit(file.planned.staged, from: file.staged),
          working: try edit(file.planned.working, from: try workingID(file)), temporary: number))
      if number != nil { folders += missingFolders(file.path).filter { !folders.contains($0) } }
    }
    return Journal(
      reference: session.head.reference, old: session.head.commit, new: commit,
      subject: String(message.prefix { !$0.isNewline }), files: noted, folders: folders)
  }

  private func edit(_ edit: FileEdit, from before: ObjectID?) throws(GitError) -> Journal.Edit? {
    switch edit {
    case .keep: nil
    case .remove: Journal.Edit(before: before, after: nil)
    case .write(let bytes): Journal.Edit(before: before, after: try Repository.blobID(bytes))
    }
  }

  private func workingID(_ file: ResolvedFile) throws(GitError) -> ObjectID? {
    guard file.planned.working != .keep, let workTree = session.workTree else { return nil }
    guard let found = try workTree.read(file.path, limit: .max) else { return nil }
    return try Repository.blobID(found.bytes)
  }

  private func missingFolders(_ path: WorkPath) -> [String] {
    guard let root = session.workTree?.root else { return [] }
    return path.folders.indices.map { path.folders[...$0].joined(separator: "/") }.filter {
      access(root + "/" + $0, F_OK) != 0
    }
  }

  // MARK: - Index and branch, and after

  /// nil when commit and index are in; an error when somebody was faster, and then, or when it throws, neither is.
  ///
  /// - Parameter isTakenBack: becomes false where the index stays as it should not: the journal is left for the next command.
  private func publish(
    _ commit: ObjectID, _ message: String, _ isTakenBack: inout Bool
  ) throws(GitError) -> GitError? {
    do throws(GitError) {
      try session.index?.keepOld()
      try session.index?.publish()
      if let overtaken = try moveReference(to: commit, message) {
        isTakenBack = session.index?.takeBack() ?? true
        guard isTakenBack else { throw overtaken }
        return overtaken
      }
    } catch {
      isTakenBack = session.index?.takeBack() ?? true
      throw error
    }
    session.index?.confirm()
    return nil
  }

  /// nil when the branch is ours now; an error when somebody else moved it first; throws any other failure.
  private func moveReference(to commit: ObjectID, _ message: String) throws(GitError) -> GitError? {
    let deadline = Deadline(after: patience)
    while true {
      do throws(GitError) {
        try repository.moveReference(session.head, to: commit, message, by: committer)
        return nil
      } catch {
        // A failure may be reported although the branch moved (a folder that could not be flushed): what it says counts.
        if try repository.head().commit == commit { return nil }
        switch error.code {
        case .modified, .exists, .notFound: return error
        case .locked where deadline.pause(): continue
        default: throw error
        }
      }
    }
  }

  /// Files and index follow; whatever fails now, the commit stands, and the error says so.
  private func finish(_ commit: ObjectID, _ files: [ResolvedFile], _ checkout: Checkout?) throws(GitError) {
    guard let checkout, let index = session.index else { return Journal.clear(repository.gitDirectory) }
    var failure = checkout.publish()
    do throws(GitError) {
      if failure == nil, !index.isLarge {
        addTimes(files)
        try index.publish(isLast: true)
      } else {
        // Without the times git looks at the contents of our few files, and notes the times itself. The times of a file
        // that is not in its place would have git believe the old one.
        try index.settle(isLast: failure == nil)
      }
    } catch {
      failure = failure ?? error
    }
    index.letReadersPass()
    guard let failure else { return }
    throw GitError(
      failure.attempt, .savedButNotCheckedOut, category: failure.category,
      message: "\(failure.message); what you saved is safe in commit \(commit.short)", detail: .commit(commit))
  }

  /// Writes the index once more, now with the files' final times.
  ///
  /// Should somebody have written to a file since it was put there, its times are no older than those of the index,
  /// and git looks at its contents. Where the writing fails the index prepared before the branch moved stays: it lacks
  /// only the times, and git does without.
  private func addTimes(_ files: [ResolvedFile]) {
    do throws(GitError) {
      var stamps: [String: FileStamp] = [:]
      for file in files where file.isStagedAsWorking {
        stamps[file.path.text] = try session.workTree?.stamp(file.path)
      }
      try prepareIndex(files, stamps: stamps)
    } catch {
      return
    }
  }
}
