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
  /// From how many files on they are flushed at once.
  private static let many = 16

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
    let files = try resolve(plan)
    guard let commit = try commit(plan, files) else { return .unchanged }
    // From here on a crash leaves traces outside the object store.
    try journal(commit, plan.message, files).write(repository.gitDirectory)
    var isJournalOpen = true
    defer { if isJournalOpen { Journal.clear(repository.gitDirectory) } }
    let isFlushedAtOnce = plan.step != .commit || files.count > Self.many
    let checkout = try prepareFiles(files, isFlushedAtOnce)
    if let workTree = session.workTree {
      let ours = Set(files.map { Array($0.path.text.utf8) })
      try session.index?.settleRacyEntries(workTree, in: repository, except: ours)
    }
    try prepareIndex(files, stamps: [:])
    if isFlushedAtOnce { try settle(checkout) }
    guard try checkout?.isUndisturbed() ?? true else {
      return .overtaken(GitError("save", .modified, message: "files were changed meanwhile"))
    }
    var isTakenBack = true
    do throws(GitError) {
      if let overtaken = try publish(commit, plan.log(from: session.head), &isTakenBack) {
        return .overtaken(overtaken)
      }
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

  private func resolve(_ plan: CommitPlan) throws(GitError) -> [ResolvedFile] {
    let isPlain = plan.step == .commit
    var paths: Set<WorkPath> = []
    var files: [ResolvedFile] = []
    for file in try session.files(of: plan) {
      let resolved = try ResolvedFile(file, session, leavesOut: !isPlain)
      guard paths.insert(resolved.path).inserted else {
        throw GitError("save", .invalid, message: "\(file.path) is planned twice", detail: .path(file.path))
      }
      files.append(resolved)
    }
    if !isPlain { try session.refuseFilesInTheWay(files) }
    return files
  }

  /// The commit that HEAD is to have, stored; nil when nothing changes.
  private func commit(_ plan: CommitPlan, _ files: [ResolvedFile]) throws(GitError) -> ObjectID? {
    var parents = session.head.commit.map { [$0] } ?? []
    switch plan.step {
    case .fastForward(let commit): return commit == session.head.commit ? nil : commit
    case .merge(let others): parents += others
    case .commit: guard files.contains(where: \.changesTree) else { return nil }
    }
    let tree = try storeObjects(files)
    if plan.step == .commit, tree == session.tree { return nil }
    return try repository.writeCommit(plan.message, tree: tree, parents: parents, author: author, committer: committer)
  }

  /// Files and folders: the tree that the commit gets.
  private func storeObjects(_ files: [ResolvedFile]) throws(GitError) -> ObjectID {
    var edits = TreeEdits()
    let objects = NewObjects(in: repository)
    for file in files {
      if case .write(let bytes) = file.committed.edit { try objects.add(.file, bytes, id: file.committed.after) }
      if case .write(let bytes) = file.staged.edit, session.index != nil {
        try objects.add(.file, bytes, id: file.staged.after)
      }
      if file.committed.edit == .remove { edits.remove(file.path) }
      guard file.committed.isWriting, let id = file.committed.after else { continue }
      if case .take = file.committed.edit { try repository.refuseMissingFile(id) }
      edits.set(file.path, id, file.mode)
    }
    let tree = try edits.applied(to: session.tree, in: repository, objects)
    try objects.store()
    return tree
  }

  private func prepareFiles(_ files: [ResolvedFile], _ isFlushedAtOnce: Bool) throws(GitError) -> Checkout? {
    guard let workTree = session.workTree else { return nil }
    let checkout = Checkout(workTree, isFlushedAtOnce: isFlushedAtOnce)
    for file in files {
      if file.working.edit == .remove { checkout.prepareRemoval(file.path, expecting: file.expected) }
      guard let bytes = try file.working.bytes(from: repository) else { continue }
      try checkout.prepare(
        file.path, bytes, mode: file.mode, isNewMode: file.mode != file.modeBefore, expecting: file.expected)
    }
    return checkout
  }

  /// Comes back when the files are on the disk, and so is what the commit builds on: plain git leaves new commits unflushed.
  private func settle(_ checkout: Checkout?) throws(GitError) {
    try checkout?.settle()
    let attempt = "have the disk keep the history"
    let path = repository.objectFolder
    let folder = try FileDescriptor(attempt, path: path, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    try folder.settleAll(attempt, path: path)
  }

  /// Writes the private copy of the index, with the times of those files that have them.
  private func prepareIndex(_ files: [ResolvedFile], stamps: [WorkPath: FileStamp]) throws(GitError) {
    guard let index = session.index else { return }
    for file in files {
      if file.staged.edit == .remove { try index.remove(file.path.text) }
      guard file.staged.isWriting, let id = file.staged.after else { continue }
      try index.set(file.path.text, id, file.mode, stamps[file.path], isLeftOut: file.isLeftOut)
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
      if file.working.isWriting { number = temporary }
      // Removals of what is not there take no step.
      if number != nil || file.working.edit == .remove && file.expected != nil { temporary += 1 }
      noted.append(
        Journal.File(
          path: file.path.text, mode: file.mode, modeBefore: file.modeBefore, staged: file.staged.noted,
          working: file.working.noted, temporary: number))
      if number != nil { folders += missingFolders(file.path).filter { !folders.contains($0) } }
    }
    return Journal(
      reference: session.head.reference, old: session.head.commit, new: commit,
      subject: String(message.prefix { !$0.isNewline }), files: noted, folders: folders)
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
        try repository.moveReference(
          session.head.reference, from: session.head.commit, to: commit, message, by: committer)
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
      let workTree = session.workTree?.inARow()
      var stamps: [WorkPath: FileStamp] = [:]
      for file in files where file.isStagedAsWorking {
        stamps[file.path] = try workTree?.stamp(file.path)
      }
      try prepareIndex(files, stamps: stamps)
    } catch {
      return
    }
  }
}
