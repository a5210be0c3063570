internal import Git
package import Model
internal import Records

extension Snapshot {
  /// What was fixed of an enquiry's plan; nil when nothing was, or when its file cannot be read.
  package func lock(of name: EnquiryName) throws -> Loaded<PlanLock?> {
    var problems: [Problem] = []
    let lock = try record(Layout.lockFile(name), &problems, RecordReader.lock)
    return Loaded(dated(lock), problems: problems)
  }

  /// What became of an enquiry's plan since it was fixed; nil where none was.
  package func planChanges(of name: EnquiryName) throws -> PlanChanges? {
    guard let lock = try lock(of: name).value, let enquiry = try enquiry(name).value else { return nil }
    let measures = try measures(of: name).value
    return try planChanges(lock: lock, enquiry: enquiry, measures: measures, looksAtHistory: true)
  }

  /// The same of an enquiry that is loaded whole.
  package func planChanges(of dossier: Dossier) throws -> PlanChanges? {
    guard let lock = dossier.lock else { return nil }
    return try planChanges(lock: lock, enquiry: dossier.enquiry, measures: dossier.measures, looksAtHistory: true)
  }

  /// The same of what is loaded.
  ///
  /// - Parameter looksAtHistory: whether also who changed what when is looked at, and whether the file of the plan was
  ///   edited by hand, which walks through all commits; without it nothing is known but what is different.
  func planChanges(
    lock: PlanLock, enquiry: Enquiry, measures: [MeasuredFigures], looksAtHistory: Bool
  ) throws -> PlanChanges {
    let definitions = measures.map(\.measure)
    let open = lock.plan.changes(to: enquiry, measures: definitions)
    let record = PlanRecord(lock: lock, enquiry: enquiry, definitions: definitions, open: open)
    guard looksAtHistory, let commit else {
      return dated(record.changes { $0.map { TracedChange($0, .cannotBeTold) } })
    }
    let history = try planHistory(from: commit, of: enquiry.name)
    return dated(try record.changes(by: history))
  }

  /// The edits by hand of the file of a plan: what stands in it that neither “plan lock” nor “plan amend” put there.
  package func handEditsOfLock(of name: EnquiryName) throws -> [PlanChange] {
    guard let lock = try lock(of: name).value, let commit else { return [] }
    return try planHistory(from: commit, of: name).handEdits(of: lock)
  }

  private func planHistory(from commit: ObjectID, of name: EnquiryName) throws -> PlanHistory {
    if let home = try home(of: name), let source = home.workspace.source {
      let graph = try knownCommitsOfSources[source.name] ?? CommitGraph(from: source.commit, in: workspace.repository)
      knownCommitsOfSources[source.name] = graph
      return try PlanHistory(of: home.name, along: graph, in: snapshot(of: source))
    }
    if knownCommits == nil { knownCommits = try CommitGraph(from: commit, in: workspace.repository) }
    return try PlanHistory(
      of: name, along: knownCommits ?? CommitGraph(from: commit, in: workspace.repository), in: self)
  }
}

extension Snapshot {
  /// The name that an enquiry has in HEAD, which may be another one than in the folder; nil when it is not there.
  func nameInCommit(of name: EnquiryName) throws -> EnquiryName? {
    let committed = try workspace.snapshot(.committed, reach: .own)
    if try committed.exists(Layout.enquiryFile(name)) { return name }
    guard let id = try enquiry(name).value?.id else { return nil }
    return try committed.enquiryNames().first { try committed.enquiry($0).value?.id == id }
  }
}
