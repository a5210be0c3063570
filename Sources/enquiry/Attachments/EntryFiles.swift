internal import Archive
internal import Git
internal import Model
internal import Records

/// The files of a new entry, on their way into the folder or the private store.
struct EntryFiles {
  let attachments: Attachments
  let entry: EntryID
  let name: EnquiryName

  /// Nil where there are none.
  init?(_ attachments: Attachments, of record: SourceText, in name: EnquiryName) {
    guard let id = Layout.location(of: record.path)?.id, !attachments.kept.isEmpty || !attachments.published.isEmpty
    else { return nil }
    (self.attachments, entry, self.name) = (attachments, id, name)
  }

  /// Puts the published ones into the commit of their entry.
  func add(to save: inout Save) {
    save.changes += attachments.changes(with: entry, of: name)
    if attachments.reason != nil { save.looksLikeIdentifiers = true }
  }

  /// Saves an entry with its files in the private store; where that fails, none of them stay.
  static func keep(
    _ files: EntryFiles?, in workspace: Workspace, isDryRun: Bool, now: Moment, save: () throws -> Saved
  ) throws -> Saved {
    guard let files, !files.attachments.kept.isEmpty, !isDryRun else { return try save() }
    return try workspace.keep(
      files.attachments.kept, with: files.entry, of: files.name, in: workspace.privateStore(), now: now, save: save)
  }

  func tell(in report: inout SavedReport, _ workspace: Workspace) throws {
    report.fileNotes = attachments.notes
    guard !attachments.kept.isEmpty else { return }
    let store = try workspace.privateStore()
    report.keptFiles = PrivateStore.places(of: attachments.kept, with: entry, of: name).map(store.told)
  }
}
