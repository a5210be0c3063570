/// What becomes of one version of a file, with the ids of what it was and will be.
struct ResolvedEdit {
  let edit: FileEdit
  /// nil where there is no file.
  let before: ObjectID?
  /// nil where there will be no file; of one that stays, what it was.
  let after: ObjectID?

  /// - Parameter other: an edit that may do the same, and knows the id of what it writes.
  init(_ edit: FileEdit, from before: ObjectID?, like other: ResolvedEdit? = nil) throws(GitError) {
    self.edit = edit
    self.before = before
    switch edit {
    case .keep: after = before
    case .remove: after = nil
    case .write(let bytes): after = edit == other?.edit ? other?.after : try Repository.blobID(bytes)
    case .take(let id): after = id
    }
  }

  /// Whether there will be bytes that it says.
  var isWriting: Bool {
    switch edit {
    case .write, .take: true
    case .keep, .remove: false
    }
  }

  /// The bytes that it writes; nil where it writes none.
  func bytes(from repository: Repository) throws(GitError) -> [UInt8]? {
    switch edit {
    case .keep, .remove: nil
    case .write(let bytes): bytes
    case .take(let id): try repository.blob(id)
    }
  }

  /// As the note of a save has it; nil for a version that stays.
  var noted: Journal.Edit? { edit == .keep ? nil : Journal.Edit(before: before, after: after) }
}
