internal import Git
internal import Model
internal import Records

/// The ids in versions of `enquiry.md`, by the object ids of those: each is read once, whichever state it is asked for in.
final class KnownIDs {
  /// Nil for a version that says none, or cannot be read.
  private var known: [ObjectID: EntryID?] = [:]

  func id(in blob: ObjectID, _ workspace: Workspace) throws(GitError) -> EntryID? {
    if let known = known[blob] { return known }
    let id = FolderState.enquiryID(in: try workspace.repository.blob(blob, limit: SourceText.limit))
    known[blob] = .some(id)
    return id
  }

  /// Reads many versions, all processors at once.
  func readAhead(_ blobs: Set<ObjectID>, _ workspace: Workspace) throws {
    let unknown = blobs.filter { known[$0] == nil }.sorted()
    let ids = try workspace.together(unknown.count, inStretchesOf: 64) { workspace, range in
      try range.map { number in
        FolderState.enquiryID(in: try workspace.repository.blob(unknown[number], limit: SourceText.limit))
      }
    }
    for (blob, id) in zip(unknown, ids) { known[blob] = .some(id) }
  }
}
