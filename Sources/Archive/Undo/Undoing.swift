internal import Git
package import Model

/// One action on its way back: what it changed becomes what it was, as a new commit.
package struct Undoing: Sendable {
  /// The action.
  package let entry: HistoryEntry
  /// What will be different, in words of the field.
  package let changes: [RecordedChange]
  /// Imports whose rows on this machine go with it.
  package let imports: [Batch]
  let files: [File]

  package struct Batch: Hashable, Sendable {
    package let enquiry: EnquiryName
    package let measure: Slug
    let kept: PrivateStore.Batch
    /// The ids of the imports that stay in the sums.
    let summed: Set<String>
  }

  /// A file that the action changed, from the enquiry folder.
  struct File: Hashable, Sendable {
    let path: String
    /// As the action left it, and as it must still be.
    let present: [UInt8]?
    /// As it was before.
    let former: [UInt8]?
  }
}

/// Why an action is not undone.
package enum UndoObstacle: Hashable, Sendable {
  /// It brought together what was saved apart.
  case merge
  /// It began the folder, or is the first that a shallow clone has.
  case beginning
  /// Nothing of the records was changed.
  case nothing
  /// What somebody had to be able to rely on being gone.
  case forgotten
  /// A later action changed the same file.
  case changedSince(path: String, by: HistoryEntry)
  /// Without it a later record is wrong.
  case neededBy(Problem)
  /// It brought back sums of an import whose rows are gone.
  case rowsGone(Slug)
}
