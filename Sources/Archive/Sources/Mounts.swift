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

  static let none = Mounts()

  /// The sources that are read, by their names.
  package private(set) var sources: [SourceState] = []
  /// By the names that they have here.
  private(set) var byName: [Slug: Mount] = [:]
  /// Sources that are named and would be read, and are not.
  package private(set) var unread: [UnreadSource] = []
  /// The programme that names the sources, as it was read for them; nil where none was ever fetched.
  private(set) var programme: Loaded<Programme?>?
  /// Whether alliances of the folder itself are left out.
  private(set) var hidesOwn = false

  private init() {}
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
    // Without any the programme need not be read for them.
    guard !tips.isEmpty || reach != .everything else { return }
    let own = try Snapshot(of: workspace, view, reach: .own)
    let programme = try own.programme()
    self.programme = programme
    let named = programme.value?.sources ?? []
    let byItsName = Dictionary(named.map { ($0.name, $0) }) { first, _ in first }
    var found: [Mount] = []
    for (name, commit) in try workspace.commits(of: named, tips, in: view).sorted(by: { $0.0 < $1.0 }) {
      guard let source = byItsName[name] else { continue }
      do throws(UnreadSource.Fault) {
        let (state, alliances) = try workspace.read(source, at: commit)
        sources.append(state)
        found += alliances
      } catch {
        unread.append(UnreadSource(name: name, reason: error.reason))
      }
    }
    let names = Mounts.names(
      of: found.map { ($0.source.name, $0.alliance) }, keeping: named,
      besides: try own.allianceSlugs(holdingAnyOf: found.map(\.alliance)))
    byName = Dictionary(zip(names, found)) { first, _ in first }
    guard case .only(let name) = reach else { return }
    sources.removeAll { $0.name != name }
    unread.removeAll { $0.name != name }
    byName = byName.filter { $0.value.source.name == name }
    hidesOwn = true
  }

  /// What alliances are called here: as there, where the name is kept for them, or no other is called so; else with the name of
  /// their source before it. So nobody takes the name of another by calling an alliance like it.
  static func names(
    of found: [(source: Slug, alliance: Slug)], keeping sources: [Source], besides own: [Slug]
  ) -> [Slug] {
    let keepers = Dictionary(sources.flatMap { source in source.keptNames.map { ($0, source.name) } }) { first, _ in
      first
    }
    let others = Dictionary(grouping: found.filter { keepers[$0.alliance] == nil }, by: \.alliance)
    var taken = Set(own + keepers.keys + found.map(\.alliance))
    return found.map { item in
      let isIts = keepers[item.alliance].map { $0 == item.source } ?? (others[item.alliance]?.count == 1)
      if isIts, !own.contains(item.alliance) { return item.alliance }
      let words = ["\(item.source)-\(item.alliance)", item.source.text] + (2...99).map { "\(item.source)-\($0)" }
      let name = words.lazy.compactMap { Slug($0) }.first { !taken.contains($0) && Layout.allianceSlug($0.text) != nil }
      taken.insert(name ?? item.alliance)
      return name ?? item.alliance
    }
  }
}

extension Snapshot {
  /// The alliances of the folder itself; of those that others are called like, too, only such as hold anything: git knows no empty
  /// folder, and it must not rename what another copy of the same commit reads.
  fileprivate func allianceSlugs(holdingAnyOf others: [Slug]) throws -> [Slug] {
    let others = Set(others)
    return try allianceSlugs().filter { slug in
      try !others.contains(slug) || !names(in: Layout.alliance(slug)).isEmpty
    }
  }
}

extension Workspace {
  /// The commits at which sources are read; why there is none of one that would be.
  fileprivate func commits(
    of sources: [Source], _ tips: [Slug: ObjectID], in view: Snapshot.View
  ) throws -> [(Slug, Result<ObjectID, UnreadSource.Fault>)] {
    if case .known(let commit, _) = view {
      let issued = try issuedSources(of: commit)
      if !issued.isEmpty {
        return try issued.map { name, id in
          (name, try self.commit(named: id.hex) == nil ? .failure(.init(reason: .isGone(id))) : .success(id))
        }
      }
    }
    return sources.compactMap { source in
      guard let tip = tips[source.name] else { return (source.name, .failure(.init(reason: .neverFetched))) }
      return commit(of: tip, in: view).map { (source.name, $0) }
    }
  }

  /// The commit of a source for a view; nil where it had none by then.
  private func commit(of tip: ObjectID, in view: Snapshot.View) -> Result<ObjectID, UnreadSource.Fault>? {
    switch view {
    case .current, .committed: return .success(tip)
    case .known(_, let day), .atEnd(let day, _):
      do {
        guard case .found(let commit) = try commit(atEndOf: day, from: tip) else { return nil }
        return .success(commit.id)
      } catch {
        return .failure(.init(reason: .unfit((error as? GitError)?.message ?? "\(error)")))
      }
    }
  }

  /// A source with its alliances; one that cannot be read hides no other.
  fileprivate func read(
    _ source: Source, at commit: Result<ObjectID, UnreadSource.Fault>
  ) throws(UnreadSource.Fault) -> (SourceState, [Mounts.Mount]) {
    let id = try commit.get()
    do throws(GitError) {
      let state = try repository.state(id, of: source)
      return (state, try alliances(of: state))
    } catch {
      throw UnreadSource.Fault(reason: .unfit(error.message))
    }
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
