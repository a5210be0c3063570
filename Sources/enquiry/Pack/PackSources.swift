internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

/// The other folders that a pack is made of: those from which alliances of its cluster are read.
struct PackSources {
  private let snapshot: Snapshot
  private let members: [Slug]
  /// In the order of the alliances.
  let all: [SourceState]

  init(of members: [Slug], in snapshot: Snapshot) throws {
    (self.members, self.snapshot) = (members, snapshot)
    all = try members.compactMap { try snapshot.source(of: $0) }.unique
  }

  /// As the pack tells of them.
  ///
  /// - Parameter isNamed: whether by their names, which may tell who an alliance is.
  func basis(isNamed: Bool) -> [PackBasis.Source] {
    let told = isNamed ? all : all.sorted { $0.commit < $1.commit }
    return told.map { PackBasis.Source(name: isNamed ? $0.name.text : nil, version: $0.commit.short, day: $0.day) }
  }

  /// As the record of an issued pack keeps them: an edit, none where there are none.
  func edits() -> [RecordEdit] {
    if all.isEmpty { return [] }
    let items = all.map { source in
      YAMLValue.map([
        YAMLValue.Pair("name", .token(source.name.text)), YAMLValue.Pair("commit", .text(source.commit.hex)),
      ])
    }
    return [.set("sources", .list(items))]
  }

  /// What changed in them since a pack that was issued of a commit, of the alliances in this one.
  func changes(since commit: Commit) throws -> [RecordedChange] {
    try SourceChanges(in: snapshot, of: members).changes(
      since: snapshot.workspace.issuedSources(of: commit.id).mapValues { .some($0) })
  }
}
