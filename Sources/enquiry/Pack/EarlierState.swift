internal import Archive
internal import Git
internal import Model
internal import Packs

/// What was known when a pack was issued: with what another one tells, it must not give a small group away.
struct EarlierState {
  let pack: IssuedPack
  private let audience: PackAudience
  private let snapshot: Snapshot

  /// The oldest first; none for those who see everything anyway. A pack whose commit is not here cannot be looked at.
  static func all(
    of cluster: Slug, for audience: PackAudience, in workspace: Workspace
  ) throws -> [EarlierState] {
    guard audience.fewest != nil else { return [] }
    return try workspace.issuedPacks().compactMap { pack in
      guard pack.cluster == cluster, let readers = PackAudience(rawValue: pack.audience), readers.fewest != nil,
        let commit = try workspace.commit(of: pack)
      else { return nil }
      return EarlierState(
        pack: pack, audience: readers, snapshot: try workspace.snapshot(.known(commit.id, on: pack.meeting)))
    }
  }

  /// - Parameter today: by which the enquiry is called; its alliance may have gone by another name then.
  func knew(of name: EnquiryName, in today: Snapshot) throws -> EarlierPack {
    let name = EnquiryName(alliance: try today.name(of: name.alliance, in: snapshot), slug: name.slug)
    let measures = try snapshot.measures(of: name).value
    return EarlierPack(for: audience, measures: try snapshot.lock(of: name).value?.applied(to: measures) ?? measures)
  }

  /// The sources that it was made of at commits which are not here.
  func goneSources() throws -> [(name: Slug, commit: ObjectID)] {
    try snapshot.unreadSources().compactMap { source in
      if case .isGone(let commit) = source.reason { (source.name, commit) } else { nil }
    }
  }
}
