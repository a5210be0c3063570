internal import Git
package import Model

/// Where the enquiries of a state stand; only those are read that were not known before.
///
/// What was worked out is kept by the id of each enquiry's folder in git, so that a change costs what changed, and an earlier
/// state costs little that shares most folders with the present one. What was edited by hand is read from the files.
package final class Standings {
  private let snapshot: Snapshot
  private var kept = KeptStandings()
  /// Whether every enquiry is read: what is kept does not hold for what is asked.
  private let readsAll: Bool
  /// What was told of alliances.
  private var told: [Slug: [Loaded<Standing>]] = [:]
  /// Enquiries with edits by hand that are not saved.
  private let edited: Set<EnquiryName>
  /// Paths with edits by hand that are not saved, in order.
  package let unsaved: [String]

  /// - Parameters:
  ///   - alliances: those that are going to be asked about.
  ///   - program: what tells this build from all others.
  package init(of snapshot: Snapshot, alliances: [Slug], program: String) throws {
    self.snapshot = snapshot
    unsaved = try snapshot.unsaved()
    edited = Set(unsaved.compactMap(Standings.enquiry))
    // What is cut at a day is another thing each day; under terms that were edited by hand cycles may come in another order.
    readsAll = snapshot.horizon != nil || unsaved.contains(Layout.programme)
    guard !readsAll else { return }
    let programme = try snapshot.committedFileID(Layout.programme)?.hex ?? ""
    let maker = try KeptResults.key([program, programme])
    let workspace = snapshot.workspace
    let path = workspace.keptFolder("standings") + "all"
    kept = KeptStandings(at: path, madeBy: maker) ?? KeptStandings()
    let isChanged = try update(alliances)
    // What an earlier state needs besides would push out what the present one does.
    if isChanged, snapshot.asOf == nil, snapshot.reach == .everything { kept.write(to: path, madeBy: maker) }
  }

  /// The enquiry that a path belongs to, whatever it is in its folder.
  private static func enquiry(_ path: String) -> EnquiryName? {
    let parts = path.split(separator: "/")
    guard parts.count > 3, let alliance = Layout.allianceSlug(String(parts[1])), let slug = Slug(parts[2]) else {
      return nil
    }
    return EnquiryName(alliance: alliance, slug: slug)
  }

  // MARK: - Asking

  /// The enquiries of an alliance, in order of their names, with all that is wrong in them.
  package func enquiries(of alliance: Slug) throws -> [Loaded<Standing>] {
    if let known = told[alliance] { return known }
    var found = try found(in: alliance)
    if let source = try snapshot.reading(of: alliance) {
      for index in found.indices { found[index].value.source = source }
    }
    told[alliance] = found
    return found
  }

  private func found(in alliance: Slug) throws -> [Loaded<Standing>] {
    guard !readsAll, let committed = entries(of: alliance) else {
      return try snapshot.enquiryNames(of: alliance).map(snapshot.standing)
    }
    let known = Dictionary(committed.map { ($0.slug, $0) }) { first, _ in first }
    let changed = edited.filter { $0.alliance == alliance }.map(\.slug)
    return try Set(known.keys).union(changed).sorted().compactMap { slug in
      let name = EnquiryName(alliance: alliance, slug: slug)
      if !edited.contains(name) {
        switch known[slug]?.content {
        case .enquiry(_, let bytes)?:
          // Bytes that nobody wrote count as none.
          do throws(KeptReader.Damaged) { return Loaded(try Standing(kept: bytes, of: name)) } catch { break }
        case .other?: return nil
        case .troubled?, nil: break
        }
      }
      return try snapshot.exists(Layout.enquiryFile(name)) ? try snapshot.standing(of: name) : nil
    }
  }

  /// What is kept of an alliance, none for one that has nothing; nil where that cannot be read.
  private func entries(of alliance: Slug) -> [KeptStandings.Entry]? {
    do throws(KeptReader.Damaged) { return try kept.alliances[alliance]?.entries() ?? [] } catch { return nil }
  }

  /// How many enquiries of an alliance stand so, and all that is wrong in them.
  package func stages(of alliance: Slug) throws -> Loaded<[Standing.Stage: Int]> {
    if let known = kept.alliances[alliance], known.isWhole, !edited.contains(where: { $0.alliance == alliance }) {
      return Loaded(known.stages)
    }
    let all = try enquiries(of: alliance)
    let stages = all.reduce(into: [:]) { $0[$1.value.stage, default: 0] += 1 }
    return Loaded(stages, problems: all.flatMap(\.problems))
  }

  // MARK: - Bringing up to date

  /// An enquiry that has to be read, and where it belongs.
  private struct Missing {
    let alliance: Int
    let place: Int
    let name: EnquiryName
  }

  /// Brings what is kept up to the commit, as far as it is asked for; false where nothing was to be done.
  private func update(_ wanted: [Slug]) throws -> Bool {
    let own = try snapshot.committedFolderID(Layout.records)
    let mounts = try snapshot.mounts().byName.isEmpty ? nil : snapshot.allianceStates()
    let records =
      try mounts.map { try KeptResults.key([own?.hex ?? ""] + $0.map { "\($0.slug) \($0.id.hex)" }) } ?? own
    if records != nil, records == kept.records { return false }
    let folders = try mounts ?? snapshot.allianceStates()
    let present = Set(folders.map(\.slug))
    kept.alliances = kept.alliances.filter { present.contains($0.key) }
    let asked = Set(wanted)
    try readNew(folders.filter { asked.contains($0.slug) && kept.alliances[$0.slug]?.folder != $0.id })
    let isWhole = folders.allSatisfy { kept.alliances[$0.slug]?.folder == $0.id }
    kept.records = isWhole ? records : nil
    return true
  }

  /// Reads what is new in some alliances.
  private func readNew(_ alliances: [(slug: Slug, id: ObjectID)]) throws {
    var lists: [[KeptStandings.Entry]] = []
    var missing: [Missing] = []
    for (number, alliance) in alliances.enumerated() {
      let before = entries(of: alliance.slug) ?? []
      let known = Dictionary(before.map { ($0.slug, $0) }) { first, _ in first }
      var entries: [KeptStandings.Entry] = []
      for (name, id) in try snapshot.committedFolders(in: Layout.alliance(alliance.slug)) {
        guard let slug = Slug(name) else { continue }
        if let same = known[slug], same.folder == id {
          entries.append(same)
        } else {
          missing.append(
            Missing(
              alliance: number, place: entries.count, name: EnquiryName(alliance: alliance.slug, slug: slug)))
          entries.append(KeptStandings.Entry(slug: slug, folder: id, content: .other))
        }
      }
      lists.append(entries)
    }
    for (found, content) in zip(missing, try Standings.read(missing.map(\.name), of: snapshot)) {
      let entry = lists[found.alliance][found.place]
      lists[found.alliance][found.place] = KeptStandings.Entry(
        slug: entry.slug, folder: entry.folder, content: content)
    }
    for (alliance, entries) in zip(alliances, lists) {
      kept.alliances[alliance.slug] = KeptStandings.Alliance(
        folder: alliance.id, entries.sorted { $0.slug < $1.slug })
    }
  }

  /// Reads folders of the snapshot's commit with all processors.
  private static func read(_ names: [EnquiryName], of snapshot: Snapshot) throws -> [KeptStandings.Content] {
    let commit = snapshot.commit
    let mounts = try snapshot.mounts()
    // Few stretches, since for each the folder is opened.
    return try snapshot.workspace.together(names.count, inStretchesOf: max(25, (names.count + 7) / 8)) {
      workspace, range in
      let snapshot = try Snapshot(
        of: workspace, commit.map { .known($0, on: .first) } ?? .committed, mounts: mounts)
      return try names[range].map { name in
        do { return try Standings.content(of: name, in: snapshot) } catch ArchiveError.git {
          // A damaged piece of the history hides no other enquiry; it is told of where the enquiry is asked for.
          return .troubled
        }
      }
    }
  }

  private static func content(of name: EnquiryName, in snapshot: Snapshot) throws -> KeptStandings.Content {
    guard try snapshot.exists(Layout.enquiryFile(name)) else { return .other }
    let loaded = try snapshot.standing(of: name)
    return loaded.problems.isEmpty ? .enquiry(loaded.value.stage, loaded.value.bytes[...]) : .troubled
  }
}
