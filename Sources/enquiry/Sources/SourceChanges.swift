internal import Archive
internal import Git
internal import Model

/// What changed in sources, each since a commit of its own, in the names that enquiries have here.
struct SourceChanges {
  private let snapshot: Snapshot
  /// Only these alliances; nil for all.
  private let members: Set<Slug>?

  init(in snapshot: Snapshot, of members: [Slug]? = nil) {
    (self.snapshot, self.members) = (snapshot, members.map(Set.init))
  }

  /// - Parameters:
  ///   - former: from where it is told; what is not named is not looked at, and nil stands for nothing yet.
  ///   - isWanted: asked of an enquiry as it is called here.
  func changes(
    since former: [Slug: ObjectID?], where isWanted: (EnquiryName) throws -> Bool = { _ in true }
  ) throws -> [RecordedChange] {
    try snapshot.mounts().sources.flatMap { source -> [RecordedChange] in
      guard let then = former[source.name] else { return [] }
      let names = Dictionary(
        try snapshot.alliances(of: source.name).filter { members?.contains($0.here) ?? true }.map {
          ($0.there, $0.here)
        }
      ) { first, _ in first }
      func here(_ name: EnquiryName) -> EnquiryName? {
        names[name.alliance].map { EnquiryName(alliance: $0, slug: name.slug) }
      }
      return try snapshot.workspace.comparison(of: source, since: then).changes { old, new in
        try (new ?? old).flatMap(here).map(isWanted) ?? false
      }.changes.map { change in
        var change = change
        change.record.enquiry = change.record.enquiry.flatMap(here)
        return change
      }
    }
  }

  /// The same since the end of a day, by the clocks of those who shared.
  func changes(sinceEndOf day: Day, where isWanted: (EnquiryName) throws -> Bool) throws -> [RecordedChange] {
    var former: [Slug: ObjectID?] = [:]
    for source in try snapshot.mounts().sources {
      switch try snapshot.workspace.commit(atEndOf: day, from: source.commit) {
      case .found(let commit): former[source.name] = .some(commit.id)
      case .none: former[source.name] = .some(nil)
      // What a source had before cannot be told.
      case .cutOff: break
      }
    }
    return try changes(since: former, where: isWanted)
  }
}
