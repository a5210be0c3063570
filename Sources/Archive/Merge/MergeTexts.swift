internal import Git
internal import Model
internal import Records

/// The versions of one file that come together by what they say.
struct MergeTexts: Sendable {
  private let form: TextMerge.Form
  /// For words about it.
  private let path: String
  private let bases: [ObjectID?]
  private let ours: ObjectID
  private let theirs: ObjectID

  /// Nil where a side does not have the file.
  init?(_ form: TextMerge.Form, _ slot: MergeSlot, at path: String) {
    guard let ours = slot.ours, let theirs = slot.theirs else { return nil }
    (self.form, self.path, self.ours, self.theirs) = (form, path, ours.id, theirs.id)
    bases = slot.bases.map { $0?.id }
  }

  /// - Parameter answer: the answer to a question, as far as there is one.
  /// - Returns: nil where a version is no text: nothing can be told of what is in it.
  func merged(
    in workspace: Workspace, answer: (MergeQuestion) -> MergeAnswer?
  ) throws -> MergedText? {
    func text(_ id: ObjectID) throws -> SourceText {
      try SourceText(path: path, bytes: try workspace.repository.blob(id, limit: 64 << 20))
    }
    let versions: (bases: [SourceText?], ours: SourceText, theirs: SourceText)
    do {
      versions = (try bases.map { try $0.map(text) }, try text(ours), try text(theirs))
    } catch is RecordError {
      return nil
    }
    return TextMerge(form, bases: versions.bases).merge(versions.ours, versions.theirs, answer: answer)
  }
}
