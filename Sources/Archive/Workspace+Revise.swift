internal import Git
package import Model
package import Records

extension Workspace {
  /// Lets a person change a record's text before it is saved.
  ///
  /// The text is given with what finds its errors; what comes back has none.
  package typealias Revision = (_ source: SourceText, _ errors: (SourceText) -> [Problem]) throws -> SourceText

  /// The save with its records as the person changed them; as it is where nobody wants to.
  ///
  /// - Throws: ``ArchiveError/editedByHand(path:field:)`` when a record has edits by hand that are not saved: a whole text
  ///   takes its place, and theirs would go with it.
  func revised(_ save: Save) throws -> Save {
    guard let revision else { return save }
    var revised = save
    revised.changes = try save.changes.map { change in
      guard Layout.location(of: change.path)?.kind != nil else { return change }
      switch change.kind {
      case .create(let source): return .create(try revision(source, Workspace.errorsOfShared))
      case .edit(let edits, let kind):
        let snapshot = try snapshot()
        guard try snapshot.unsaved(below: [change.path]).isEmpty else {
          throw ArchiveError.editedByHand(path: change.path, field: "Something")
        }
        guard let base = try snapshot.bytes(change.path) else { throw ArchiveError.neverSaved(path: change.path) }
        let text = try SourceText(path: change.path, bytes: base).applying(edits, as: kind)
        return RecordChange(change.path, .replace(try revision(text, Workspace.errorsOfShared), of: base))
      case .figure, .file, .adopt, .restore, .line, .remove, .replace: return change
      }
    }
    return revised
  }

  /// What keeps a text from being saved where others can read it.
  private static func errorsOfShared(_ source: SourceText) -> [Problem] {
    let errors = RecordCheck.errors(source.path, source.bytes)
    if !errors.isEmpty || !RecordCheck.isForOneself(source) { return errors }
    return [
      Problem(
        .error, Problem.keptForOneself, at: Place(path: source.path), "This entry would be for you alone.",
        remedy: "Share it with the team; or stop, and run the same command with --share me.")
    ]
  }
}
