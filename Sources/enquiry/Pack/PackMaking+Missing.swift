internal import Archive
internal import Git
internal import Model
internal import Packs

extension PackMaking {
  /// What a pack cannot tell, or must not, since it is not here: a draft says so, and none is issued.
  func missing(_ members: [Slug], of cluster: Cluster, after earlier: [EarlierState]) throws -> [Problem] {
    let found = try members.compactMap { try missing($0, of: cluster) } + unguarded(members, after: earlier)
    if isIssued, let first = found.first(where: { $0.code != "unknown_alliance" }) {
      throw Failure("No pack is issued. \(first.message)", hint: first.remedy)
    }
    return found
  }

  /// An alliance of the cluster that is not here.
  private func missing(_ member: Slug, of cluster: Cluster) throws -> Problem? {
    if try snapshot.allianceSlugs().contains(member) { return nil }
    let unread = try snapshot.unreadSources()
    let place = Place(path: Layout.clusterFile(cluster.slug))
    if let source = try snapshot.unreadKeeper(of: member) ?? unread.first?.name {
      return Problem(
        .error, "not_fetched", at: place, "The alliance “\(member)” is not here, and \(source) is not read.",
        remedy: "Fetch it: enquiry source fetch \(source)")
    }
    return Problem(
      .error, "unknown_alliance", at: place, "There is no alliance “\(member)”.",
      remedy: "Look how it is called: enquiry alliance")
  }

  /// Earlier packs that were made of commits which are not here, so that nobody can see whether only a few people came or went.
  private func unguarded(_ members: [Slug], after earlier: [EarlierState]) throws -> [Problem] {
    let sources = Set(try members.compactMap { try snapshot.source(of: $0)?.name })
    return try earlier.flatMap { earlier in
      try earlier.goneSources().filter { sources.contains($0.name) }.map { source in
        let pack = earlier.pack
        let record = Layout.Location.pack(pack.cluster, pack.meeting, pack.edition).path
        return Problem(
          .error, "earlier_pack_unread", at: Place(path: record),
          """
          The pack of \(pack.meeting.spoken) was made of \(source.name) at \(source.commit.short), which is not here: whether \
          figures of this one give a small group away beside it cannot be seen.
          """,
          remedy: """
            Get that commit from the copy where it was issued: git fetch COPY 'refs/sources/*:refs/sources/*'. If it was erased \
            on purpose, take \(source.name) out of \(record).
            """)
      }
    }
  }
}
