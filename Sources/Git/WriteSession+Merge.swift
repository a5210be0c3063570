extension WriteSession {
  /// What becomes of which files; of a step to a commit that is there, what differs between HEAD and it.
  ///
  /// - Throws: `.notFastForward`; `.notAFile` where something that is no plain file differs.
  func files(of plan: CommitPlan) throws(GitError) -> [PlannedFile] {
    switch plan.step {
    case .commit: return plan.files
    case .merge(let others):
      guard let commit = head.commit, !others.isEmpty, Set(others + [commit]).count == others.count + 1 else {
        throw GitError("merge", .invalid, message: "its parents are none, or the same commit twice")
      }
      return plan.files
    case .fastForward(let commit):
      if let old = head.commit, try !repository.isAncestor(old, of: commit) {
        throw GitError(
          "move on to \(commit.short)", .notFastForward, message: "something was saved here that it does not have")
      }
      var files: [PlannedFile] = []
      try forEachDifference(tree, try repository.commit(commit).tree, in: "") { (path, new) throws(GitError) in
        files.append(new.map { .take($0.id, $0.mode, to: path) } ?? .remove(path))
      }
      return files
    }
  }

  /// Shows each plain file that differs between two folders, and what it is in the second.
  private func forEachDifference(
    _ old: ObjectID?, _ new: ObjectID?, in folder: String,
    _ visit: (String, TreeDifference.Entry?) throws(GitError) -> Void
  ) throws(GitError) {
    for difference in try repository.differences(from: old, to: new) {
      let path = folder + difference.name
      if difference.old?.folder != nil || difference.new?.folder != nil {
        try forEachDifference(difference.old?.folder, difference.new?.folder, in: path + "/", visit)
        continue
      }
      guard difference.old?.mode.isPlainFile ?? true, difference.new?.mode.isPlainFile ?? true,
        !difference.name.unicodeScalars.contains("\u{FFFD}")
      else {
        throw GitError(
          "change \(path)", .notAFile, message: "it is a link, another repository, or has no name in UTF-8",
          detail: .path(path))
      }
      try visit(path, difference.new)
    }
  }

  /// Refuses (`.inTheWay`) where a file that changes was edited by hand, or one that git does not know stands in its place.
  func refuseFilesInTheWay(_ files: [ResolvedFile]) throws(GitError) {
    guard let workTree else { return }
    var edited: [String] = []
    var unknown: Set<String> = []
    for file in files {
      if file.isInTheWay(in: repository) {
        if file.committed.before == nil, file.staged.before == nil {
          unknown.insert(file.path.text)
        } else {
          edited.append(file.path.text)
        }
      } else if file.working.isWriting, file.expected == nil, let obstacle = try workTree.obstacle(before: file.path) {
        unknown.insert(obstacle)
      }
    }
    if edited.isEmpty, unknown.isEmpty { return }
    let paths = edited.sorted() + unknown.sorted()
    throw GitError(
      "merge", .inTheWay, message: "it would write over what is not committed: \(paths.joined(separator: ", "))",
      detail: .inTheWay(edited: edited.sorted(), unknown: unknown.sorted()))
  }
}
