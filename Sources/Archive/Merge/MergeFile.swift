internal import Git

/// A file in one version of the repository.
struct MergeFile: Hashable {
  /// From the top of the repository.
  let path: String
  let id: ObjectID
  let mode: FileMode
}

/// A file that is not the same in two versions.
struct FileDifference {
  let path: String
  /// Nil where it is not there.
  let old: MergeFile?
  let new: MergeFile?
}

extension Repository {
  /// More than any folder of records is nested; a tree that somebody else made may nest without end.
  private static let deepest = 64

  /// The files that differ between two trees, in git's order; nil is the empty tree.
  func fileDifferences(
    from old: ObjectID?, to new: ObjectID?, below folder: String = "", depth: Int = 0
  ) throws(GitError) -> [FileDifference] {
    guard depth < Repository.deepest else {
      throw GitError(
        "read the folder \(folder)", .tooDeep, message: "folders are nested deeper than \(Repository.deepest)")
    }
    var found: [FileDifference] = []
    for difference in try differences(from: old, to: new) {
      let path = folder + difference.name
      func file(_ entry: TreeDifference.Entry?) -> MergeFile? {
        entry.flatMap { $0.folder == nil ? MergeFile(path: path, id: $0.id, mode: $0.mode) : nil }
      }
      let (before, after) = (file(difference.old), file(difference.new))
      if before != nil || after != nil { found.append(FileDifference(path: path, old: before, new: after)) }
      if difference.old?.folder != nil || difference.new?.folder != nil {
        found += try fileDifferences(
          from: difference.old?.folder, to: difference.new?.folder, below: path + "/", depth: depth + 1)
      }
    }
    return found
  }
}
