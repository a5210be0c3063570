package import Git
package import Model

/// The alliances of sources, as they stand beside those of the folder itself.
package struct Mounts: Sendable {
  struct Mount: Hashable, Sendable {
    let source: SourceState
    /// What its folder is called there.
    let alliance: Slug
    let folder: ObjectID
  }

  static let none = Mounts(sources: [], byName: [:])

  /// The sources that are read, by their names.
  package private(set) var sources: [SourceState]
  /// By the names that they have here.
  private(set) var byName: [Slug: Mount]
  /// Whether alliances of the folder itself are left out.
  private(set) var hidesOwn = false

  private init(sources: [SourceState], byName: [Slug: Mount]) { (self.sources, self.byName) = (sources, byName) }
}

/// Which folders a snapshot reads.
package enum Reach: Hashable, Sendable {
  /// This one, and beside it the alliances of all sources.
  case everything
  /// This one alone.
  case own
  /// This one's programme and clusters with the alliances of one source.
  case only(Slug)
}

extension Mounts {
  /// - Parameters:
  ///   - view: sources are read as they were then: at the commits of the pack that was made of it, else at the end of the day.
  init(in workspace: Workspace, _ view: Snapshot.View, _ reach: Reach) throws {
    self = .none
    if reach == .own || workspace.source != nil { return }
    let tips = try workspace.sourceTips()
    let own = try Snapshot(of: workspace, view, reach: .own)
    // Without any the programme need not be read for them.
    guard !tips.isEmpty || reach != .everything else { return }
    let named = try own.programme().value?.sources ?? []
    let commits = try workspace.commits(of: named, tips, in: view)
    sources = try named.compactMap { source in
      try commits[source.name].map { id throws(GitError) in try workspace.repository.state(id, of: source) }
    }.sorted { $0.name < $1.name }
    let found = try sources.flatMap { try workspace.alliances(of: $0) }
    let names = Mounts.names(of: found.map { ($0.source.name, $0.alliance) }, besides: try own.allianceSlugs())
    byName = Dictionary(zip(names, found)) { first, _ in first }
    guard case .only(let name) = reach else { return }
    sources.removeAll { $0.name != name }
    byName = byName.filter { $0.value.source.name == name }
    hidesOwn = true
  }

  /// What alliances are called here: as there, where no other is called so; else with the name of their source before it.
  static func names(of found: [(source: Slug, alliance: Slug)], besides own: [Slug]) -> [Slug] {
    var times = Dictionary(own.map { ($0, 1) }) { first, _ in first }
    for item in found { times[item.alliance, default: 0] += 1 }
    var taken = Set(times.keys)
    return found.map { item in
      if times[item.alliance] == 1 { return item.alliance }
      let words = ["\(item.source)-\(item.alliance)", item.source.text] + (2...99).map { "\(item.source)-\($0)" }
      let name = words.lazy.compactMap { Slug($0) }.first { !taken.contains($0) && Layout.allianceSlug($0.text) != nil }
      taken.insert(name ?? item.alliance)
      return name ?? item.alliance
    }
  }
}

extension Workspace {
  /// The commits at which sources are read.
  fileprivate func commits(
    of sources: [Source], _ tips: [Slug: ObjectID], in view: Snapshot.View
  ) throws -> [Slug: ObjectID] {
    guard case .known(let commit, let day) = view else { return tips }
    let issued = try issuedSources(of: commit)
    if !issued.isEmpty { return try issued.filter { try self.commit(named: $0.value.hex) != nil } }
    var found: [Slug: ObjectID] = [:]
    for source in sources {
      guard let tip = tips[source.name] else { continue }
      if case .found(let commit) = try self.commit(atEndOf: day, from: tip) { found[source.name] = commit.id }
    }
    return found
  }

  /// The commits of sources that a pack was made of which was issued of a commit; none where there is no such pack.
  package func issuedSources(of commit: ObjectID) throws -> [Slug: ObjectID] {
    for pack in try issuedPacks() where try self.commit(of: pack)?.id == commit {
      let issues = try Snapshot(of: self, .committed, reach: .own).packIssues(of: pack.cluster).value
      guard let issue = issues.first(where: { $0.meeting == pack.meeting && $0.edition == pack.edition }) else {
        continue
      }
      let known = issue.sources.compactMap { source in
        Slug(source.name).flatMap { name in ObjectID(hex: source.commit).map { (name, $0) } }
      }
      if !known.isEmpty { return Dictionary(known) { first, _ in first } }
    }
    return [:]
  }

  /// The folders of a source's alliances.
  fileprivate func alliances(of source: SourceState) throws(GitError) -> [Mounts.Mount] {
    guard let records = try repository.entry(at: Layout.records, in: source.tree), records.mode == .directory else {
      return []
    }
    let found = try repository.soundEntries(of: records.id, at: Layout.records)
    return found.compactMap { entry in
      guard entry.mode == .directory, let alliance = Layout.allianceSlug(entry.name) else { return nil }
      return Mounts.Mount(source: source, alliance: alliance, folder: entry.id)
    }.sorted { $0.alliance < $1.alliance }
  }
}
