package import Git
package import Model

/// A pack that was issued: the tag `pack/<cluster>/<day of the meeting>/<audience>` on the commit that it was made of.
package struct IssuedPack: Hashable, Sendable {
  package let cluster: Slug
  package let meeting: Day
  package let edition: PackIssue.Edition

  package var audience: String { edition.audience }

  package init(cluster: Slug, meeting: Day, edition: PackIssue.Edition) {
    self.cluster = cluster
    self.meeting = meeting
    self.edition = edition
  }

  /// Reads `pack/north/2026-03-05/cluster`; nil for a tag of another kind.
  package init?(tag: String) {
    let parts = tag.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, parts[0] == "pack", let cluster = Slug(parts[1]), let meeting = Day(iso: parts[2]),
      let edition = PackIssue.Edition(parts[3])
    else { return nil }
    self.init(cluster: cluster, meeting: meeting, edition: edition)
  }

  package var tag: String { "pack/\(cluster)/\(meeting)/\(edition)" }

  /// By the day of the meeting; of one day what was made for the cluster comes last, since it tells most.
  fileprivate func isOlder(than other: IssuedPack) -> Bool {
    func rank(_ pack: IssuedPack) -> Int { pack.audience == Share.cluster.rawValue ? 1 : 0 }
    return (meeting, rank(self), cluster, edition) < (other.meeting, rank(other), other.cluster, other.edition)
  }
}

extension Workspace {
  /// The packs that were issued, the newest last; whether or not what they were made of belongs to the history of now.
  package func issuedPacks() throws(ArchiveError) -> [IssuedPack] {
    let tags = try Workspace.git { () throws(GitError) in try repository.tags(beginning: "pack/") }
    return tags.compactMap(IssuedPack.init).sorted { $0.isOlder(than: $1) }
  }

  /// The commit that a pack was made of; nil where it is not here.
  package func commit(of pack: IssuedPack) throws -> Commit? { try commit(named: "refs/tags/\(pack.tag)") }

  /// Marks the commit that a pack was made of; where it is marked already nothing happens.
  ///
  /// - Throws: ``GitError`` with `.exists` where another commit is marked so.
  package func mark(_ pack: IssuedPack, at commit: ObjectID) throws {
    if let marked = try self.commit(of: pack), marked.id == commit { return }
    try repository.tag(pack.tag, commit)
  }

  /// The commit from which “since” counts, by ancestry: the one itself where the history of now has it, else the newest that
  /// both have; nil where they have none.
  package func start(since commit: Commit) throws -> Commit? {
    guard let head = try head() else { return nil }
    return try repository.commonAncestor(commit.id, head).map { try repository.commit($0) }
  }
}
