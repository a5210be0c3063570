internal import Archive
internal import Model
internal import Records

/// A log entry to be saved, with what its options said.
struct NewEntry {
  enum Log: Hashable {
    case evidence(EvidenceEntry.Kind)
    case leadership
    case participation(ParticipationEntry.Kind)

    var spoken: String {
      switch self {
      case .evidence: "the evidence log"
      case .leadership: "the leadership log"
      case .participation: "the participation list"
      }
    }

    /// The command that reads it.
    var command: String {
      switch self {
      case .evidence: "evidence"
      case .leadership: "leadership"
      case .participation: "participation"
      }
    }

    var kind: RecordKind {
      switch self {
      case .evidence: .evidence
      case .leadership: .leadership
      case .participation: .participation
      }
    }
  }

  let log: Log
  /// Nil where the keys say all.
  let text: String?
  let date: Day?
  let share: Share
  var school: String?
  var role: String?
  /// Files that go with it.
  var attachments = Attachments()
  /// What else its keys hold, worked out when the enquiry is known.
  var keys: (Snapshot, EnquiryName) throws -> [RecordEdit] = { _, _ in [] }

  /// The record, with an id that no file of the enquiry has yet.
  func record(for name: EnquiryName, in snapshot: Snapshot, using generator: inout any RandomNumberGenerator) throws
    -> SourceText
  {
    let path = try snapshot.freePath(using: &generator) { place(name, $0).path }
    var edits = [RecordEdit.set("share", .token(share.rawValue))]
    if let school = NewName.plain(school) { edits.append(.set("school", .text(school))) }
    if let role = NewName.plain(role) { edits.append(.set("role", .text(role))) }
    edits += try keys(snapshot, name)
    if let id = Layout.location(of: path)?.id, !attachments.published.isEmpty {
      edits.append(.set("files", .list(attachments.names(with: id).map { .text($0) })))
    }
    if let text { edits.append(.write(text)) }
    return try snapshot.newRecord(log.kind, at: path, edits)
  }

  private func place(_ name: EnquiryName, _ id: EntryID) -> Layout.Location {
    switch log {
    case .evidence(let kind): .evidence(name, date, kind, id)
    case .leadership: .leadership(name, date, id)
    case .participation(let kind): .participation(name, date, kind, id)
    }
  }
}

extension NewEntry {
  /// Saves entries in one commit; those that are shared with oneself alone go to `private/`.
  ///
  /// - Parameter more: other changes that belong to the same act.
  static func save(
    _ entries: [NewEntry], action: String, enquiry: EnquiryOption, isDryRun: Bool, in context: Context,
    more: (Snapshot, EnquiryName) throws -> [RecordChange] = { _, _ in [] }
  ) throws -> SavedReport {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot()
    let name = try enquiry.name(in: snapshot)
    var generator = context.random(snapshot.commit)
    var records: [SourceText] = []
    var own: [SourceText] = []
    var files: EntryFiles?
    for entry in entries {
      let record = try entry.record(for: name, in: snapshot, using: &generator)
      // All are as they shall be before the first is written: what fails then leaves nothing half done.
      files = files ?? EntryFiles(entry.attachments, of: record, in: name)
      if entry.share == .me { own.append(try workspace.revisedForOneself(record)) } else { records.append(record) }
    }
    let logs = NewName.unique(entries.map(\.log.spoken)).spokenAnd
    let readers = NewName.unique(entries.map { LogList.readers($0.share) }).spokenAnd
    let day = entries.first?.date.map(\.spoken) ?? "an unknown day"
    var save = Save(
      "Add to \(logs) of \(name.slug)", action: action, enquiry: name,
      changes: records.map { .create($0) } + (try more(snapshot, name)))
    files?.add(to: &save)
    var kept: [String] = []
    let saved = try EntryFiles.keep(files, in: workspace, isDryRun: isDryRun, now: context.now) {
      let saved = try workspace.save(save, now: context.now, isDryRun: isDryRun)
      kept = try own.map { isDryRun ? Layout.privatePath(of: $0.path) : try workspace.keepPrivate($0) }
      return saved
    }
    var report = SavedReport(
      done: "Added to \(logs) of \(name.slug), on \(day), for \(readers) to read.", saved: saved, isDryRun: isDryRun,
      next: ["read it: enquiry \(entries.count == 1 ? entries[0].log.command : "log list") -e \(name)"])
    report.privatePaths = kept
    try files?.tell(in: &report, workspace)
    if kept.isEmpty, try snapshot.locations(of: name, in: "evidence").isEmpty,
      try snapshot.locations(of: name, in: "leadership").isEmpty
    {
      report.notes = ["Whoever can copy this folder can read every entry in it; --share me keeps one to yourself."]
    }
    return report
  }

  /// The text of an entry that says nothing without one.
  static func words(_ options: EntryOptions, in context: Context) throws -> String {
    if let text = try options.text(in: context) { return text }
    throw Failure("The entry has no text.", hint: "Give it with -m \"…\", or -F FILE.", code: .usage)
  }
}
