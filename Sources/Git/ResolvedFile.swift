/// A planned file with everything looked up that is needed to carry it out.
struct ResolvedFile {
  let path: WorkPath
  /// The mode that it will have.
  let mode: FileMode
  /// The mode that it has in HEAD, or in the index where HEAD has it not.
  let modeBefore: FileMode
  let committed: ResolvedEdit
  let staged: ResolvedEdit
  let working: ResolvedEdit
  /// The file in the folder as it was when first looked at; nil where there was none.
  let expected: FileStamp?
  /// Whether it was left out of the folder on purpose (`git sparse-checkout`), and stays so.
  let isLeftOut: Bool
  /// Where HEAD has it, its mode there.
  private let committedMode: FileMode?
  private let stagedMode: FileMode?

  /// Looks up HEAD, index and folder; refuses what is no plain file in any of them.
  ///
  /// - Parameter leavesOut: whether a file that was left out of the folder on purpose stays left out.
  init(_ planned: PlannedFile, _ session: WriteSession, leavesOut: Bool) throws(GitError) {
    path = try WorkPath(planned.path, for: "write \(planned.path)")
    let inHead = try session.committedEntry(path)
    let inIndex = try session.index?.entry(path)
    expected = try session.stamp(path)
    let known = inIndex?.mode ?? inHead?.mode ?? (expected?.isExecutable == true ? .executable : .file)
    mode = planned.mode ?? known
    modeBefore = known
    committedMode = inHead?.mode
    stagedMode = inIndex?.mode
    isLeftOut = leavesOut && expected == nil && inIndex?.isSkipped == true
    committed = try ResolvedEdit(planned.committed, from: inHead?.id)
    staged = try ResolvedEdit(planned.staged, from: inIndex?.id, like: committed)
    var edit = planned.working
    if isLeftOut || session.workTree == nil { edit = .keep }
    working = try ResolvedEdit(
      edit, from: edit == .keep ? nil : try session.workTree?.id(of: path), like: committed)
  }

  /// Whether HEAD's tree becomes another one by it.
  var changesTree: Bool {
    committed.after != committed.before || committed.isWriting && committedMode != mode
  }

  /// Whether index and folder will hold the same bytes, so that the file's times may stand in the index.
  var isStagedAsWorking: Bool { staged.isWriting && working.isWriting && staged.after == working.after }

  /// Whether somebody edited it by hand, or made it: index or folder have neither what HEAD has nor what they are to get.
  func isInTheWay(in repository: Repository) -> Bool {
    guard !repository.isBare else { return false }
    let isStaged =
      staged.before == committed.before && stagedMode == committedMode
      || staged.before == committed.after && (stagedMode == mode || committed.after == nil)
    guard isStaged else { return true }
    if isLeftOut || working.edit == .keep { return false }
    if working.before == committed.before || working.before == committed.after { return false }
    // Only other line ends, where git is told to have others in the folder.
    return expected == nil || committed.before == nil
      || repository.hashOfWorkingFile(path.text) != committed.before
  }
}
