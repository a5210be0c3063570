package import Git
package import Model
internal import Records

/// What a merge came to.
package struct MergeOutcome: Sendable {
  package enum Ending: Hashable, Sendable {
    /// HEAD has all of it already.
    case upToDate
    /// Nothing was saved here since: HEAD moved on to theirs.
    case fastForward
    case merged
    /// A person is asked; nothing has changed.
    case open([OpenQuestion])
  }

  package let ending: Ending
  /// What HEAD stood on before; nil before the first commit.
  package let before: ObjectID?
  /// What it stands on now; nil where nothing was written.
  package var after: ObjectID?
  /// The files of the folder that are other ones than before, by their paths from it.
  package let paths: [String]
  /// What was decided by a person.
  package let decisions: [MergeDecision]
}

extension Workspace {
  /// Merges a commit into what HEAD stands on, as one commit, or asks.
  ///
  /// - Parameters:
  ///   - words: a decision on one line, for the commit's message.
  ///   - isDryRun: everything is worked out, and nothing is written.
  /// - Throws: ``ArchiveError``, as where files that would change were edited by hand.
  package func merge(
    _ pending: PendingMerge, today: Day, now: Moment, isDryRun: Bool = false, words: (MergeDecision) -> String
  ) throws -> MergeOutcome {
    try refuseSample()
    var outcome: MergeOutcome?
    let nobody = Signature(name: "nobody", email: "nobody@localhost", when: now)
    do {
      let commit = try repository.write(
        author: isDryRun ? nobody : repository.author(now: now),
        committer: isDryRun ? nobody : repository.committer(now: now)
      ) { session in
        let (found, plan) = try planned(pending, onto: session.head.commit, today: today, words: words)
        outcome = found
        return isDryRun ? nil : plan
      }
      guard var outcome else { throw ArchiveError.noSuchRevision(pending.name) }
      outcome.after = commit
      if commit != nil { try repository.packWhenDue() }
      return outcome
    } catch let error as GitError {
      throw ArchiveError.git(error)
    }
  }

  /// - Parameter head: what HEAD stands on; nil before the first commit.
  private func planned(
    _ pending: PendingMerge, onto head: ObjectID?, today: Day, words: (MergeDecision) -> String
  ) throws -> (MergeOutcome, CommitPlan?) {
    let theirs = try repository.commit(pending.theirs)
    func outcome(
      _ ending: MergeOutcome.Ending, _ paths: [String] = [], _ decisions: [MergeDecision] = []
    ) -> MergeOutcome {
      MergeOutcome(
        ending: ending, before: head, paths: paths.compactMap(inFolder).sorted(), decisions: decisions)
    }
    if let head, try head == theirs.id || repository.isAncestor(theirs.id, of: head) {
      return (outcome(.upToDate), nil)
    }
    if try head.map({ try repository.isAncestor($0, of: theirs.id) }) ?? true {
      let tree = try head.map { try repository.commit($0).tree }
      let paths = try repository.fileDifferences(from: tree, to: theirs.tree).map(\.path)
      return (
        outcome(.fastForward, paths),
        .fastForward(to: theirs.id, message: "merge \(pending.name): Fast-forward")
      )
    }
    guard let head else { return (outcome(.upToDate), nil) }
    let run = try mergeRun(pending, ours: repository.commit(head), theirs, today: today)
    if !run.questions.isEmpty {
      let questions = try told(run, ours: head, theirs: theirs.id)
      return (outcome(.open(questions), [], run.decisions), nil)
    }
    let changes = try run.changes()
    let files = changes.sorted { $0.key < $1.key }.map { path, content in
      switch content {
      case .stored(let id, let mode)?: PlannedFile.take(id, mode, to: path)
      case .text(let bytes, let mode)?: PlannedFile.write(bytes, to: path, mode: mode)
      case nil: PlannedFile.remove(path)
      }
    }
    let message = mergeMessage(pending.name, records: changes.keys.compactMap(inFolder), run.decisions.map(words))
    return (
      outcome(.merged, Array(changes.keys), run.decisions),
      .merge([theirs.id], message: message, files: files)
    )
  }

  /// The merge of two commits of which none leads to the other.
  private func mergeRun(_ pending: PendingMerge, ours: Commit, _ theirs: Commit, today: Day) throws -> MergeRun {
    let bases = try repository.mergeBases(ours.id, theirs.id)
    if bases.isEmpty, repository.isShallow { throw ArchiveError.mergeCutOff(name: pending.name) }
    if bases.isEmpty, !pending.joinsUnrelated { throw ArchiveError.unrelated(name: pending.name) }
    let trees: [ObjectID?] = bases.isEmpty ? [nil] : try bases.map { try repository.commit($0).tree }
    let versions = MergeRun.Versions(
      bases: try trees.map { try MergeVersion($0, since: trees[0], in: self) },
      ours: try MergeVersion(ours.tree, since: trees[0], in: self),
      theirs: try MergeVersion(theirs.tree, since: trees[0], in: self))
    let run = try MergeRun(versions, answers: pending.answers, in: self)
    try run.refuseUnreadable()
    if run.questions.isEmpty { try run.decideWhatChecksFind(ours.id, theirs.id, today: today) }
    return run
  }

  /// The open questions, with who said what when.
  private func told(_ run: MergeRun, ours: ObjectID, theirs: ObjectID) throws -> [OpenQuestion] {
    let bases = try repository.mergeBases(ours, theirs)
    let (our, their) = (
      try MergeTellers(of: ours, since: bases, in: repository),
      try MergeTellers(of: theirs, since: bases, in: repository)
    )
    return run.questions.map { question in
      var question = question
      let places = run.places[question.id]
      question.ours = places?.ours.flatMap { our[$0] }
      question.theirs = places?.theirs.flatMap { their[$0] }
      return question
    }
  }

  private func mergeMessage(_ name: String, records paths: [String], _ decisions: [String]) -> String {
    let count = paths.count { Layout.location(of: $0) != nil }
    let records = count == 0 ? "" : count == 1 ? ": 1 record" : ": \(count) records"
    func oneLine(_ words: String) -> String { words.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let trailers = decisions.map { "Decided: \(oneLine($0))" } + ["Action: merge"]
    return oneLine("Merge \(name)\(records)") + "\n\n" + trailers.joined(separator: "\n") + "\n"
  }
}

extension MergeRun {
  /// Refuses an answer in somebody's own words that makes a record unreadable.
  fileprivate func refuseUnreadable() throws {
    let hasWords = decisions.contains { if case .value = $0.answer { true } else { false } }
    guard hasWords else { return }
    for case (let slot, let path, .text(let bytes, _)?) in results {
      guard let place = workspace.inFolder(path) else { continue }
      let known = try Set(
        MergeSide.allCases.compactMap { slot[$0] }.flatMap { file in
          RecordCheck.errors(place, try workspace.repository.blob(file.id, limit: 64 << 20)).map(\.message)
        })
      let added = RecordCheck.errors(place, bytes).filter { !known.contains($0.message) }
      guard added.isEmpty else { throw ArchiveError.answerNotReadable(added) }
    }
  }
}
