/// A planned file with everything looked up that is needed to carry it out.
struct ResolvedFile {
  let path: WorkPath
  let planned: PlannedFile
  let mode: FileMode
  let committed: ObjectID?
  let staged: ObjectID?
  let expected: FileStamp?

  /// Looks up HEAD, index and folder; refuses what is no plain file in any of them.
  init(_ planned: PlannedFile, _ session: WriteSession) throws(GitError) {
    self.planned = planned
    path = try WorkPath(planned.path, for: "write \(planned.path)")
    let inHead = try session.committedEntry(path)
    let inIndex = try session.index?.entry(path)
    expected = try session.stamp(path)
    mode = inIndex?.mode ?? inHead?.mode ?? (expected?.isExecutable == true ? .executable : .file)
    committed = inHead?.id
    staged = inIndex?.id
  }

  /// Whether HEAD's tree becomes another one by it.
  var changesTree: Bool {
    get throws(GitError) {
      switch planned.committed {
      case .keep: false
      case .remove: committed != nil
      case .write(let bytes): try Repository.blobID(bytes) != committed
      }
    }
  }

  /// Whether index and folder will hold the same bytes, so that the file's times may stand in the index.
  var isStagedAsWorking: Bool {
    guard case .write(let bytes) = planned.staged else { return false }
    return planned.working == .write(bytes)
  }
}
