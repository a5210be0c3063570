internal import Git
package import Model
internal import Records

extension Workspace {
  /// The save that takes in all hand edits of the folder's records, settings and templates.
  ///
  /// - Parameter today: what is dated later lies in the future.
  /// - Throws: ``ArchiveError/notReadable(_:)`` with all errors of the edited files: what cannot be read is not saved.
  package func saveOfHandEdits(subject: String?, today: Day) throws -> Save {
    let folders = [Layout.records, Layout.templates, Layout.attributes, Layout.ignore]
    let snapshot = try snapshot(reach: .own)
    let paths = try snapshot.unsaved(below: folders)
    let edited = Set(paths)
    let enquiries = Set(paths.compactMap { Layout.location(of: $0)?.enquiry })
    let errors = try snapshot.check(of: enquiries, today: today, history: .lookedUp).filter {
      $0.severity == .error && edited.contains($0.place.path)
    }
    let own = try paths.filter { Layout.location(of: $0) == nil }.compactMap { path -> Problem? in
      var unreadable: [Problem] = []
      guard let source = try snapshot.source(path, &unreadable), RecordCheck.isForOneself(source) else { return nil }
      return Problem(
        .error, Problem.keptForOneself, at: Place(path: path), "This entry is for you alone, but stands in the folder.",
        remedy: "Move it to \(Layout.privatePath(of: path)), or share it with the team.")
    }
    guard errors.isEmpty, own.isEmpty else { throw ArchiveError.notReadable(errors + own) }
    let changes = try paths.map { path in
      RecordChange(path, .adopt(try snapshot.exists(path) ? snapshot.bytes(path, limit: .max) : nil))
    }
    let only = enquiries.count == 1 ? enquiries.first : nil
    return Save(
      subject ?? "Save edits by hand\(only.map { " to \($0.slug)" } ?? "")", action: "save", enquiry: only,
      changes: changes)
  }
}
