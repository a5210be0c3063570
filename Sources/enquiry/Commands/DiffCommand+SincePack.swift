internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

extension DiffCommand {
  /// Since which pack: the newest one of a cluster, which need not be named.
  struct PackChoice: ExpressibleByArgument, CustomStringConvertible {
    let cluster: String?

    init(cluster: String?) { self.cluster = cluster }

    init(argument: String) { cluster = argument }

    var description: String { cluster ?? "the cluster of the enquiry" }
  }

  /// The state from which it is told what changed since a pack.
  struct PackStart {
    let pack: IssuedPack
    let state: KnownState
    /// Whether the pack was made of something that the history of now does not have.
    let isApart: Bool
    /// What it was made of in sources.
    let sources: [Slug: ObjectID]
    /// Of the cluster; nil where it is not known any more.
    let alliances: [Slug]?

    func has(_ name: EnquiryName?) -> Bool {
      guard let alliances, let name else { return true }
      return alliances.contains(name.alliance)
    }

    /// `the pack of north for 5 March 2026 (commit 4f2a9c1 of 3 March 2026)`
    var spoken: String {
      let name = "the pack of \(pack.cluster) for \(pack.meeting.spoken)"
      return isApart
        ? "\(name), which was made of what is not in the history of this folder; so from \(state.spoken), the last that both have,"
        : "\(name) (\(state.spoken))"
    }

    var json: JSON {
      .object([
        "cluster": .text(pack.cluster.text), "date": .text(pack.meeting.description), "audience": .text(pack.audience),
        "tag": .text(pack.tag), "apart": .truth(isApart),
      ])
    }
  }

  func packStart(_ choice: PackChoice, in workspace: Workspace) throws -> PackStart {
    let snapshot = try workspace.snapshot()
    let all = try workspace.issuedPacks()
    let clusters = try clusters(choice, among: all, in: snapshot)
    guard let pack = all.last(where: { clusters.contains($0.cluster) }) else {
      let whose = clusters.isEmpty ? "" : " of \(clusters.map(\.text).spokenOr)"
      throw Failure(
        "No pack\(whose) was issued yet, as far as this folder knows.",
        hint: "Packs issued elsewhere come with: git fetch --tags. Or compare with a day: enquiry diff 2026-03-05",
        code: .notFound)
    }
    guard let commit = try workspace.commit(of: pack) else {
      throw Failure(
        "What the pack of \(pack.cluster) for \(pack.meeting.spoken) was made of is not in this folder (\(pack.tag)).",
        hint: "Get it: git fetch --tags, and in a shallow clone git fetch --unshallow", code: .notFound)
    }
    guard let start = try workspace.start(since: commit) else {
      throw Failure(
        "What the pack of \(pack.cluster) for \(pack.meeting.spoken) was made of has nothing in common with this folder’s history.",
        hint:
          "In a shallow clone get the rest: git fetch --unshallow. Or compare with it alone: enquiry diff \(pack.tag)",
        code: .notFound)
    }
    return PackStart(
      pack: pack, state: KnownState(start), isApart: start.id != commit.id,
      sources: try workspace.issuedSources(of: commit.id),
      alliances: try snapshot.clusterSlugs().contains(pack.cluster)
        ? snapshot.cluster(pack.cluster).value?.alliances : nil)
  }

  /// What changed since a pack in the sources that it was made of.
  func changesOfSources(
    since start: PackStart, of name: EnquiryName?, in workspace: Workspace
  ) throws -> [RecordedChange] {
    guard !start.sources.isEmpty else { return [] }
    return try SourceChanges(in: workspace.snapshot(), of: start.alliances).changes(
      since: start.sources.mapValues { .some($0) }
    ) { name == nil || $0 == name }
  }

  /// The enquiry that is named: one of the folder in one of its states, or where sources are told of, one of theirs.
  func find(enquiry word: String, in comparison: StateComparison, _ workspace: Workspace?) throws -> EnquiryName {
    do { return try comparison.find(enquiry: word) } catch {
      guard let workspace, let name = try? workspace.snapshot().find(enquiry: word) else { throw error }
      return name
    }
  }

  /// The clusters whose packs are meant: the one that is named, those of the enquiry, else the only one that had a pack.
  private func clusters(_ choice: PackChoice, among packs: [IssuedPack], in snapshot: Snapshot) throws -> [Slug] {
    if let word = choice.cluster {
      // A cluster that is gone has its packs all the same.
      if let known = packs.first(where: { $0.cluster.text == word })?.cluster { return [known] }
      return [try snapshot.find(cluster: word)]
    }
    if let enquiry = only.slug {
      let name = try snapshot.find(enquiry: enquiry)
      return try snapshot.clusterSlugs().filter { slug in
        try snapshot.cluster(slug).value?.alliances.contains(name.alliance) ?? false
      }
    }
    let known = packs.map(\.cluster).unique
    guard known.count > 1 else { return known.isEmpty ? try snapshot.clusterSlugs() : known }
    throw Failure(
      "Since the pack of which cluster: \(known.map(\.text).spokenOr)?",
      hint: "Say it: enquiry diff --since-pack \(known[0])", code: .usage)
  }
}
