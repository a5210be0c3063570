package import Git
package import Model

/// A source as it is read: one commit of it.
package struct SourceState: Hashable, Sendable {
  package let name: Slug
  package let commit: ObjectID
  /// When that was committed, by the clock of whoever did.
  package let day: Day
  /// Whether it is what the alliance shares, and no more.
  let isShared: Bool
  /// Where the enquiry folder stands in it: empty, or with a slash at its end.
  let prefix: String
  /// The enquiry folder.
  let tree: ObjectID
}

extension Repository {
  /// A commit of a source.
  ///
  /// - Parameter source: where its enquiry folder stands.
  /// - Throws: `.notFound` where there is no such folder, `.notACommit` where it is no commit.
  func state(_ id: ObjectID, of source: Source) throws(GitError) -> SourceState {
    let commit = try commit(id)
    var tree = commit.tree
    if let folder = source.folder {
      guard let entry = try entry(at: folder, in: tree), entry.mode == .directory else {
        throw GitError("read \(source.name)", .notFound, message: "it has no folder \(folder)")
      }
      tree = entry.id
    }
    return SourceState(
      name: source.name, commit: id, day: commit.committer.when.day,
      isShared: source.branch == Source.usualBranch,
      prefix: source.folder.map { $0 + "/" } ?? "", tree: tree)
  }
}
