internal import Git
package import Model
internal import Records

extension Snapshot {
  /// The alliances of sources that are read beside those of the folder itself.
  package func mounts() throws(ArchiveError) -> Mounts {
    if let knownMounts { return knownMounts }
    let found: Mounts
    do { found = try Mounts(in: workspace, view, reach) } catch let error as ArchiveError { throw error } catch let
      error
      as GitError
    { throw .git(error) } catch {
      throw .git(GitError("read the sources", .invalid, message: "\(error)"))
    }
    knownMounts = found
    if replaced[Layout.programme] == nil { knownProgramme = knownProgramme ?? found.programme }
    return found
  }

  /// The source that an alliance comes from, as it is read; nil for one of the folder's own.
  package func source(of alliance: Slug) throws(ArchiveError) -> SourceState? {
    try mounts().byName[alliance]?.source
  }

  /// Sources that are named and would be read, and of which nothing is.
  package func unreadSources() throws -> [UnreadSource] {
    if reach == .own || workspace.source != nil { return [] }
    let mounts = try mounts()
    if mounts.programme != nil { return mounts.unread }
    return try programme().value?.sources.map { UnreadSource(name: $0.name, reason: .neverFetched) } ?? []
  }

  /// The source that keeps an alliance's name and is not read, so that nobody knows what it has of it.
  package func unreadKeeper(of alliance: Slug) throws -> Slug? {
    let unread = Set(try unreadSources().map(\.name))
    guard !unread.isEmpty else { return nil }
    return try programme().value?.sources.first { unread.contains($0.name) && $0.keptNames.contains(alliance) }?.name
  }

  /// What an alliance of this one is called in another snapshot, also where it goes by another name there.
  package func name(of alliance: Slug, in other: Snapshot) throws(ArchiveError) -> Slug {
    guard let mount = try mounts().byName[alliance] else { return alliance }
    let there = try other.mounts().byName.first {
      $0.value.source.name == mount.source.name && $0.value.alliance == mount.alliance
    }
    return there?.key ?? alliance
  }

  /// All alliances that are read from sources, as they are called here.
  package func alliancesOfSources() throws(ArchiveError) -> Set<Slug> { Set(try mounts().byName.keys) }

  /// The same, as far as people are told.
  package func reading(of alliance: Slug) throws(ArchiveError) -> Source.Reading? {
    try source(of: alliance).map { Source.Reading(name: $0.name, day: $0.day, isShared: $0.isShared) }
  }

  /// The alliances of a source that are read: what they are called there, and here.
  package func alliances(of source: Slug) throws(ArchiveError) -> [(there: Slug, here: Slug)] {
    try mounts().byName.filter { $0.value.source.name == source }.map { (there: $0.value.alliance, here: $0.key) }
      .sorted { $0.here < $1.here }
  }

  /// Which item of the programme's `sources` names a source, from 0 on.
  package func placeInProgramme(of source: Source) throws -> Int {
    var problems: [Problem] = []
    let list = try self.source(Layout.programme, &problems).map { try FrontMatter($0).root?["sources"] } ?? nil
    guard case .list(let items, _)? = list?.content,
      let place = items.firstIndex(where: { $0["name"]?.text == source.name.text })
    else {
      throw ArchiveError.notFound(.source, name: source.name.text, nearest: nil, choices: [])
    }
    return place
  }

  /// A source as a folder of its own, with what an enquiry is called there; nil for one of the folder's own.
  package func home(of name: EnquiryName) throws(ArchiveError) -> (workspace: Workspace, name: EnquiryName)? {
    guard let mount = try mounts().byName[name.alliance] else { return nil }
    return (
      workspace(of: mount.source), EnquiryName(alliance: mount.alliance, slug: name.slug)
    )
  }

  /// The same with the place where a record stands there.
  package func home(of location: Layout.Location) throws -> (workspace: Workspace, location: Layout.Location)? {
    let path = location.path
    guard let alliance = Snapshot.alliance(of: path), let mount = try mounts().byName[alliance],
      let there = Layout.location(of: Layout.alliance(mount.alliance) + path.dropFirst(Layout.alliance(alliance).count))
    else { return nil }
    return (workspace(of: mount.source), there)
  }

  /// What of a source is not read, and why.
  package func vettedProblems(of source: SourceState) throws -> [Problem] {
    try workspace.vetting(of: source).rejected.map { rejected in
      Problem(
        .error, "not_read", at: Place(path: rejected.path), "This \(rejected.reason); it is not read.",
        remedy: "Ask the alliance to take it out.")
    }
  }

  // MARK: - What a path belongs to

  /// Whether what stands at a path is read from the working folder, where it is there.
  func readsFolder(at path: String) throws(ArchiveError) -> Bool {
    guard readsFolder else { return false }
    return try mount(at: path) == nil
  }

  /// Whether a path belongs to an alliance that is not read.
  func isHidden(_ path: String) throws(ArchiveError) -> Bool {
    guard case .only = reach, let alliance = Snapshot.alliance(of: path) else { return false }
    return try mounts().byName[alliance] == nil
  }

  private func mount(at path: String) throws(ArchiveError) -> Mounts.Mount? {
    guard reach != .own else { return nil }
    let mounts = try mounts().byName
    return mounts.isEmpty ? nil : Snapshot.alliance(of: path).flatMap { mounts[$0] }
  }

  static func alliance(of path: String) -> Slug? {
    let parts = path.split(separator: "/", maxSplits: 2)
    return parts.count > 1 && parts[0] == Layout.records ? Layout.allianceSlug(String(parts[1])) : nil
  }

  // MARK: - The commit's folders

  /// What a folder of the commit holds: of somebody else's what may be read of it, of the records also the alliances of sources.
  func entries(of id: ObjectID?, at folder: String) throws(ArchiveError) -> [TreeEntry] {
    var isForeign = workspace.source != nil
    if !isForeign { isForeign = try mount(at: folder) != nil }
    var own: [TreeEntry] = []
    if let id {
      own = try Workspace.git { () throws(GitError) in
        isForeign ? try workspace.repository.soundEntries(of: id, at: folder) : try workspace.repository.tree(id)
      }
    }
    guard folder == Layout.records, workspace.source == nil else { return own }
    let mounts = try mounts()
    if mounts.hidesOwn { own.removeAll { Layout.allianceSlug($0.name) != nil } }
    if mounts.byName.isEmpty { return own }
    own += mounts.byName.map { TreeEntry(name: $0.key.text, id: $0.value.folder, mode: .directory) }
    return own.sorted { $0.name < $1.name }
  }

  // MARK: - What belongs to a source as a whole

  /// The terms by which an alliance goes: those of its own folder, where it comes from a source.
  package func calendar(of alliance: Slug) throws -> TermCalendar {
    guard let source = try source(of: alliance) else { return try calendar() }
    if let known = knownCalendars[source.name] { return known }
    let calendar = try snapshot(of: source).calendar()
    knownCalendars[source.name] = calendar
    return calendar
  }

  /// The sources of which alliances are read that have a toolkit or frameworks of their own.
  func mountedSources() throws -> [SourceState] {
    try mounts().sources.filter { source in
      let theirs = try snapshot(of: source)
      return try [Layout.toolkit, Layout.frameworks].contains { try !theirs.names(in: $0).isEmpty }
    }
  }

  /// A source as a folder of its own.
  package func workspace(of source: SourceState) -> Workspace { Workspace(source, in: workspace.repository) }

  /// All that a source holds at the commit at which it is read.
  package func snapshot(of source: SourceState) throws(ArchiveError) -> Snapshot {
    try workspace(of: source).snapshot(.committed, datedTo: horizon)
  }

  /// The folders of alliances, each with the id of all that their enquiries are read by.
  func allianceStates() throws(ArchiveError) -> [(slug: Slug, id: ObjectID)] {
    let mounts = try mounts()
    var states: [(slug: Slug, id: ObjectID)] = []
    for (name, id) in try committedFolders(in: Layout.records) {
      guard let slug = Layout.allianceSlug(name) else { continue }
      // Of another folder the terms are others, too.
      guard let mount = mounts.byName[slug] else {
        states.append((slug, id))
        continue
      }
      let state = try Workspace.git { () throws(GitError) in
        let programme = try workspace.repository.entry(at: Layout.programme, in: mount.source.tree)
        return try Repository.blobID(id.bytes + (programme?.id.bytes ?? []))
      }
      states.append((slug, state))
    }
    return states
  }
}
