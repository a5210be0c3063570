#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Finishes or takes back one interrupted save, with all locks held.
///
/// The branch decides: where it has the commit the files follow, else index and folder become what they were. A file that
/// is no longer what it was before the save has been changed by somebody, and stays. Being interrupted itself does no harm.
struct Recovery {
  let repository: Repository
  let journal: Journal

  func run(_ patience: Duration) throws(GitError) -> HealedSave {
    clearReferenceLock(patience)
    let counts = try isCommitted()
    var untouched: [String] = []
    if !repository.isBare {
      let files = try counts ? filesStillMeant() : []
      if let root = repository.workDirectory {
        let workTree = WorkTree(root: root)
        for file in files where try !finish(file, workTree) { untouched.append(file.path) }
        try clearDrafts(workTree)
        try healIndex(counts: counts, files.filter { !untouched.contains($0.path) }, workTree)
      }
      PreparedIndex.clear(repository.gitDirectory)
    }
    Journal.clear(repository.gitDirectory)
    return HealedSave(
      outcome: counts ? .finished : .takenBack, subject: journal.subject, commit: journal.new, untouched: untouched)
  }

  // MARK: - The branch

  /// Whether the branch that was to be moved has the commit, also under later ones.
  private func isCommitted() throws(GitError) -> Bool {
    guard case .commit(let tip)? = try repository.reference(journal.reference) else { return false }
    return try repository.isAncestor(journal.new, of: tip)
  }

  /// Removes the lock on the branch that the killed process left: it says the commit, or nothing yet and goes on doing so.
  private func clearReferenceLock(_ patience: Duration) {
    let folder = journal.reference == "HEAD" ? repository.gitDirectory : repository.commonDirectory
    let path = "\(folder)/\(journal.reference).lock"
    let deadline = Deadline(after: patience)
    while true {
      guard let said = contents(path) else { return }
      if said == journal.new.hex + "\n" || said.isEmpty && !deadline.pause() {
        unlink(path)
        return
      }
      // A git that is at work here: it goes by itself.
      if !said.isEmpty, !deadline.pause() { return }
    }
  }

  private func contents(_ path: String) -> String? {
    let number = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    defer { close(number) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = read(number, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  // MARK: - The index

  /// The files of the save that HEAD still has as the save left them; none where HEAD stands elsewhere.
  private func filesStillMeant() throws(GitError) -> [Journal.File] {
    guard let head = try repository.head().commit, try repository.isAncestor(journal.new, of: head) else { return [] }
    let now = try repository.commit(head).tree
    let then = try repository.commit(journal.new).tree
    var files: [Journal.File] = []
    for file in journal.files
    where try repository.entry(at: file.path, in: now) == repository.entry(at: file.path, in: then) {
      files.append(file)
    }
    return files
  }

  private struct StagedFile: Equatable {
    let id: ObjectID
    let mode: FileMode
  }

  private func healIndex(counts: Bool, _ files: [Journal.File], _ workTree: WorkTree) throws(GitError) {
    let index = try PreparedIndex(repository.gitDirectory)
    var isChanged = false
    for file in counts ? files : journal.files {
      guard let staged = file.staged, staged.before != staged.after || file.mode != file.modeBefore else { continue }
      let path = try WorkPath(file.path, for: "finish a save")
      let entry = try index.entry(path)
      let old = staged.before.map { StagedFile(id: $0, mode: file.modeBefore) }
      let new = staged.after.map { StagedFile(id: $0, mode: file.mode) }
      let (found, wanted) = counts ? (old, new) : (new, old)
      let present = entry.map { StagedFile(id: $0.id, mode: $0.mode) }
      // What was finished now has other times than the index knows.
      guard present == found || counts && present == wanted else { continue }
      if let wanted {
        let isAlike = counts && file.working?.after == wanted.id
        try index.set(
          file.path, wanted.id, wanted.mode, isAlike ? try workTree.stamp(path) : nil,
          isLeftOut: entry?.isSkipped ?? false && file.working == nil)
      } else {
        try index.remove(file.path)
      }
      isChanged = true
    }
    guard isChanged else { return }
    try index.settleRacyEntries(workTree, in: repository, except: Set(journal.files.map { Array($0.path.utf8) }))
    try index.write()
    try index.publish()
  }

  // MARK: - The files

  /// False where somebody has changed the file since; it then stays.
  private func finish(_ file: Journal.File, _ workTree: WorkTree) throws(GitError) -> Bool {
    guard let working = file.working else { return true }
    let path = try WorkPath(file.path, for: "finish a save")
    let found: WorkTree.Found?
    do throws(GitError) {
      found = try workTree.read(path, limit: .max)
    } catch  where error.code == .notAFile {
      return false
    }
    let id = try found.map { found throws(GitError) in try Repository.blobID(found.bytes) }
    let isOtherMode = file.mode != file.modeBefore && found?.stamp.isExecutable != (file.mode == .executable)
    if id == working.after, id == nil || !isOtherMode { return true }
    guard id == working.before else { return false }
    let checkout = Checkout(workTree)
    if let after = working.after {
      guard let bytes = try bytes(of: after, file, path, workTree) else { return false }
      try checkout.prepare(
        path, bytes, mode: file.mode, isNewMode: file.mode != file.modeBefore, expecting: found?.stamp)
    } else {
      checkout.prepareRemoval(path, expecting: found?.stamp)
    }
    if let failure = checkout.publish() { throw failure }
    return true
  }

  /// The new bytes: those in the file beside, else those that were committed.
  private func bytes(
    of id: ObjectID, _ file: Journal.File, _ path: WorkPath, _ workTree: WorkTree
  ) throws(GitError) -> [UInt8]? {
    if let number = file.temporary, let draft = draft(number, path),
      let bytes = try workTree.read(draft, limit: .max)?.bytes, try Repository.blobID(bytes) == id
    {
      return bytes
    }
    do throws(GitError) {
      return try repository.blob(id)
    } catch  where error.code == .notFound {
      return nil
    }
  }

  private func draft(_ number: Int, _ path: WorkPath) -> WorkPath? {
    let parts = path.folders + [Checkout.temporaryName(number)]
    do throws(GitError) { return try WorkPath(parts.joined(separator: "/"), for: "finish a save") } catch { return nil }
  }

  /// Removes the files beside and, where they are empty, the folders made for them.
  private func clearDrafts(_ workTree: WorkTree) throws(GitError) {
    for file in journal.files {
      guard let number = file.temporary else { continue }
      let path = try WorkPath(file.path, for: "finish a save")
      guard let folder = try workTree.openIfPresent(path.folders, "finish a save") else { continue }
      unlinkat(folder.number, Checkout.temporaryName(number), 0)
    }
    for folder in journal.folders.reversed() { rmdir(workTree.root + "/" + folder) }
  }
}
