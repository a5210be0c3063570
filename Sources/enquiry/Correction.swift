internal import Archive
internal import Git
internal import Model
internal import Records

/// A correction of one record: edits of its fields, another name of its file, or both.
struct Correction {
  let found: FoundRecord
  let kind: RecordKind
  let edits: [RecordEdit]
  /// Where it stands afterwards.
  let place: Layout.Location
  /// Who may read it from now on; nil when that stays.
  let share: Share?
  let now: Moment
  let isDryRun: Bool
  /// What else is worth saying.
  var notes: [String] = []

  func saved(in workspace: Workspace, _ snapshot: Snapshot) throws -> SavedReport {
    if found.isPrivate { return try correctedPrivate(in: workspace) }
    if share == .me {
      throw Failure(
        "\(found.path) was saved where others can read it, and stays in the history.",
        hint: "An entry is kept for yourself from the start: --share me.", code: .refusedForPrivacy)
    }
    var changes: [RecordChange] = []
    if place == found.location {
      changes = [.edit(found.path, kind, edits)]
    } else {
      guard let bytes = try snapshot.bytes(found.path) else { throw ArchiveError.neverSaved(path: found.path) }
      let text = try SourceText(path: place.path, bytes: bytes).applying(edits, as: kind)
      changes = [RecordChange(found.path, .remove), .create(text)]
    }
    let saved = try workspace.save(
      Save("Correct \(name)", action: "edit", enquiry: place.enquiry, changes: changes), now: now, isDryRun: isDryRun)
    return SavedReport(done: "Corrected \(name).", saved: saved, isDryRun: isDryRun, next: next, notes: notes)
  }

  /// The record as a message names it.
  private var name: String {
    switch place {
    case .evidence, .leadership, .participation, .coding: "the entry \(place.id?.text ?? "")"
    case .meeting(let cluster, let day): "the meeting of \(cluster) on \(day.spoken)"
    case .checkIn(_, _, let alliance, let id): "the check-in \(id) with \(alliance)"
    case .action(_, let id): "the action \(id)"
    case .cycle(_, let period, _): "the cycle of \(period.spoken)"
    case .measure(let name, let id): "the measure \(id) of \(name.slug)"
    case .enquiry(let name): "the plan of \(name.slug)"
    default: place.path
    }
  }

  private var next: [String] {
    switch place {
    case .enquiry(let name): ["see it: enquiry show \(name)"]
    case .meeting(let cluster, let day): ["see it: enquiry meeting show \(cluster) --date \(day)"]
    default: place.id.map { ["see it: enquiry show \($0)"] } ?? []
    }
  }

  // MARK: - Private entries

  /// An entry in `private/`: edited there, or shared from there for the first time.
  private func correctedPrivate(in workspace: Workspace) throws -> SavedReport {
    guard let old = try workspace.privateText(found.location.path) else {
      throw ArchiveError.neverSaved(path: found.path)
    }
    let text = try workspace.revisedForOneself(
      try SourceText(path: place.path, bytes: old.bytes).applying(edits, as: kind))
    let errors = RecordCheck.errors(place.path, text.bytes)
    guard errors.isEmpty else { throw ArchiveError.notReadable(errors) }
    if let share, share != .me {
      let saved = try workspace.save(
        Save("Share \(name)", action: "edit", enquiry: place.enquiry, changes: [.create(text)]), now: now,
        isDryRun: isDryRun)
      if !isDryRun { try workspace.removePrivate(found.location.path) }
      return SavedReport(
        done: "Shared \(name), for \(LogList.readers(share)) to read.", saved: saved, isDryRun: isDryRun, next: next)
    }
    var report = SavedReport(
      done: "Corrected \(name).", saved: .nothing, isDryRun: isDryRun, next: next)
    if text.bytes != old.bytes || place != found.location || workspace.revision != nil {
      report.privatePaths = [Layout.privatePath(of: place.path)]
      if !isDryRun {
        _ = try workspace.keepPrivate(text)
        if place != found.location { try workspace.removePrivate(found.location.path) }
      }
    }
    return report
  }
}
