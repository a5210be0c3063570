internal import Archive
internal import Model
internal import Records

/// A log entry to be saved, with what its options said.
struct NewEntry {
  enum Log: Hashable {
    case evidence(EvidenceEntry.Kind)
    case leadership(keyMessages: [String])

    var spoken: String {
      switch self {
      case .evidence: "the evidence log"
      case .leadership: "the leadership log"
      }
    }
  }

  let log: Log
  let text: String
  let date: Day?
  let share: Share
  var school: String?
  var role: String?

  /// The record, with an id that no file of the enquiry has yet.
  func record(for name: EnquiryName, in snapshot: Snapshot, using generator: inout any RandomNumberGenerator) throws
    -> SourceText
  {
    let path = try snapshot.freePath(using: &generator) { place(name, $0) }
    var edits = [RecordEdit.set("share", .token(share.rawValue))]
    if case .leadership(let messages) = log, !messages.isEmpty {
      edits.append(.set("key_messages", .list(messages.map { .token($0) })))
    }
    if let school = NewName.plain(school) { edits.append(.set("school", .text(school))) }
    if let role = NewName.plain(role) { edits.append(.set("role", .text(role))) }
    edits.append(.write(text))
    return try snapshot.newRecord(kind, at: path, edits)
  }

  private var kind: RecordKind {
    switch log {
    case .evidence: .evidence
    case .leadership: .leadership
    }
  }

  private func place(_ name: EnquiryName, _ id: EntryID) -> String {
    switch log {
    case .evidence(let kind): Layout.Location.evidence(name, date, kind, id).path
    case .leadership: Layout.Location.leadership(name, date, id).path
    }
  }
}

extension NewEntry {
  /// Saves entries in one commit; those that are shared with oneself alone go to `private/`.
  static func save(
    _ entries: [NewEntry], action: String, enquiry: EnquiryOption, isDryRun: Bool, in context: Context
  ) throws -> SavedReport {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot()
    let name = try enquiry.name(in: snapshot)
    var generator = context.random(snapshot.commit)
    var records: [SourceText] = []
    var kept: [String] = []
    for entry in entries {
      let record = try entry.record(for: name, in: snapshot, using: &generator)
      if entry.share != .me {
        records.append(record)
      } else {
        kept.append(isDryRun ? Layout.privatePath(of: record.path) : try workspace.keepPrivate(record))
      }
    }
    let logs = NewName.unique(entries.map(\.log.spoken)).spokenAnd
    let readers = NewName.unique(entries.map { LogList.readers($0.share) }).spokenAnd
    let day = entries.first?.date.map(\.spoken) ?? "an unknown day"
    let save = Save(
      "Add to \(logs) of \(name.slug)", action: action, enquiry: name, changes: records.map { .create($0) })
    let saved = try workspace.save(save, now: context.now, isDryRun: isDryRun)
    var report = SavedReport(
      done: "Added to \(logs) of \(name.slug), on \(day), for \(readers) to read.", saved: saved, isDryRun: isDryRun,
      next: ["read the log: enquiry log -e \(name)"])
    report.privatePaths = kept
    if kept.isEmpty, try snapshot.locations(of: name, in: "evidence").isEmpty,
      try snapshot.locations(of: name, in: "leadership").isEmpty
    {
      report.notes = ["Whoever can copy this folder can read every entry in it; --share me keeps one to yourself."]
    }
    return report
  }

  static func words(_ options: EntryOptions, in context: Context) throws -> String {
    if let text = try options.text(in: context) { return text }
    throw Failure("The entry has no text.", hint: "Give it with -m \"…\", or -F FILE.", code: .usage)
  }
}
