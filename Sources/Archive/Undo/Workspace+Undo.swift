package import Git
package import Model
internal import Records

extension Workspace {
  private static let trailer = "Undoes"

  /// The last action of whoever saves here that was not undone and does not undo another one; nil where there is none.
  ///
  /// Their actions are those under their address, on the line of first parents; merges are nobody's.
  package func lastAction(now: Moment) throws -> Commit? {
    let me = try Workspace.git { () throws(GitError) in try repository.author(now: now).email }
    guard let head = try Workspace.git({ () throws(GitError) in try repository.head().commit }) else { return nil }
    var undone: Set<String> = []
    var found: Commit?
    try repository.history(from: head, firstParentOnly: true) { commit in
      let isUndone = undone.contains(commit.id.hex)
      if let earlier = commit.trailers.first(where: { $0.key == Workspace.trailer })?.value {
        if !isUndone { undone.insert(earlier) }
        return .next
      }
      guard !isUndone, commit.parents.count == 1, commit.author.email == me else { return .next }
      found = commit
      return .stop
    }
    return found
  }

  /// Looks whether an action can be undone, and what would be different.
  ///
  /// - Throws: ``ArchiveError/cannotUndo(_:)`` with the reason where it cannot.
  package func undoing(_ commit: Commit, today: Day) throws -> Undoing {
    let entry = HistoryEntry(commit)
    guard commit.parents.count < 2 else { throw ArchiveError.cannotUndo(.merge) }
    guard let parent = commit.parents.first, try hasCommit(parent) else { throw ArchiveError.cannotUndo(.beginning) }
    if entry.action?.hasPrefix("forget") == true { throw ArchiveError.cannotUndo(.forgotten) }
    let back = StateComparison(from: try state(of: commit.id), to: try state(of: parent))
    let (changes, pairs) = try back.changes()
    let paths = pairs.flatMap { [$0.old, $0.new].compactMap(\.self) }.unique
    guard !paths.isEmpty else { throw ArchiveError.cannotUndo(.nothing) }
    let files = try paths.map { path in
      Undoing.File(
        path: path, present: try bytes(path, in: commit), former: try bytes(path, in: repository.commit(parent)))
    }
    for file in files { try refuseIfChanged(file, since: commit) }
    try refuseIfNeeded(files, today: today)
    return Undoing(entry: entry, changes: changes, imports: try imports(files), files: files)
  }

  /// Undoes it, as a new commit; the rows of an import go from this machine.
  package func undo(_ undoing: Undoing, now: Moment, isDryRun: Bool = false) throws -> Saved {
    var save = Save(
      "Undo: \(undoing.entry.subject)", action: "undo",
      enquiry: undoing.changes.lazy.compactMap(\.record.enquiry).first,
      changes: undoing.files.map { RecordChange($0.path, .restore($0.former, of: $0.present)) })
    save.trailers = ["\(Workspace.trailer): \(undoing.entry.commit.hex)"]
    let saved = try self.save(save, now: now, isDryRun: isDryRun)
    if isDryRun || undoing.imports.isEmpty { return saved }
    let store = try privateStore()
    for one in undoing.imports {
      try store.remove(one.kept)
      // Who came with imports that stay and are in no sums.
      var waiting = WaitingPeople()
      for batch in try store.batches(of: one.enquiry, one.measure) where !one.summed.contains(batch.id.text) {
        waiting.add(try store.read(batch).rows)
      }
      try store.write(waiting, of: one.enquiry, one.measure)
    }
    try KeptResults.drop(in: self)
    return saved
  }

  // MARK: - What stands in the way

  private func hasCommit(_ id: ObjectID) throws -> Bool {
    do throws(GitError) {
      _ = try repository.commit(id)
      return true
    } catch {
      // A shallow clone ends here.
      if error.code == .notFound, repository.isShallow { return false }
      throw error
    }
  }

  private func refuseIfChanged(_ file: Undoing.File, since commit: Commit) throws {
    guard let head = try repository.head().commit else { return }
    if try bytes(file.path, in: repository.commit(head)) == file.present { return }
    var last: Commit?
    try history(from: head, touching: [file.path]) { later in
      last = later
      return .stop
    }
    guard let last, last.id != commit.id else { return }
    throw ArchiveError.cannotUndo(.changedSince(path: file.path, by: HistoryEntry(last)))
  }

  /// Refuses what would leave a later record without what it names: whatever `check` would find then and does not now.
  private func refuseIfNeeded(_ files: [Undoing.File], today: Day) throws {
    let names = Set(files.compactMap { Layout.location(of: $0.path)?.enquiry })
    func errors(_ snapshot: Snapshot) throws -> [Problem] {
      try snapshot.check(of: names, today: today, history: .lookedUp).filter { $0.severity == .error }
    }
    let former = Dictionary(files.map { ($0.path, $0.former) }) { first, _ in first }
    let known = Set(try errors(snapshot()).map { "\($0.code) \($0.message)" })
    let found = try errors(Snapshot(of: self, .current, replacing: former))
    guard let new = found.first(where: { !known.contains("\($0.code) \($0.message)") }) else { return }
    throw ArchiveError.cannotUndo(.neededBy(new))
  }

  private func bytes(_ path: String, in commit: Commit) throws(GitError) -> [UInt8]? {
    guard let entry = try repository.entry(at: inRepository(path), in: commit.tree), entry.mode.isPlainFile else {
      return nil
    }
    return try repository.blob(entry.id, limit: 64 << 20)
  }

  // MARK: - Rows on this machine

  /// The imports that the sums have now and had not before.
  private func imports(_ files: [Undoing.File]) throws -> [Undoing.Batch] {
    try files.flatMap { file -> [Undoing.Batch] in
      guard case .summary(let name, let measure)? = Layout.location(of: file.path) else { return [] }
      let (present, former) = (try batches(file.present, file.path), try batches(file.former, file.path))
      let (gone, back) = (present.subtracting(former), former.subtracting(present))
      let kept = try privateStore().batches(of: name, measure)
      guard back.allSatisfy({ id in kept.contains { $0.id.text == id } }) else {
        throw ArchiveError.cannotUndo(.rowsGone(measure))
      }
      return kept.filter { gone.contains($0.id.text) }.map {
        Undoing.Batch(enquiry: name, measure: measure, kept: $0, summed: former)
      }
    }
  }

  private func batches(_ bytes: [UInt8]?, _ path: String) throws -> Set<String> {
    guard let bytes else { return [] }
    return try RecordReader.summary(SourceText(path: path, bytes: bytes)).value?.summary.batches ?? []
  }
}
