internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

/// By what schools and alliances go in the packs of a cluster that people outside read: the list that is saved, and after it those that
/// are new.
struct PackNaming {
  private let snapshot: Snapshot
  private let cluster: Slug
  private let pseudonyms: Pseudonyms
  /// The list as it is saved; nil where none is.
  private let saved: Pseudonyms?

  /// Whether any is on the list that is not saved yet.
  var isGrown: Bool { pseudonyms != saved ?? Pseudonyms() }

  /// For a draft: the same records give the same letters.
  init(ofDraft cluster: Cluster, in snapshot: Snapshot) throws {
    var lot = SeededGenerator("\(cluster.slug) \(snapshot.commit?.hex ?? "")")
    try self.init(of: cluster, in: snapshot, by: &lot)
  }

  /// - Parameter lot: what draws the order of those that are new.
  init(of cluster: Cluster, in snapshot: Snapshot, by lot: inout some RandomNumberGenerator) throws {
    (self.snapshot, self.cluster) = (snapshot, cluster.slug)
    // A later list has all of an earlier one: an older state is told with the letters of today.
    let loaded = try snapshot.workspace.snapshot().pseudonyms(of: cluster.slug)
    if let error = loaded.problems.first(where: { $0.severity == .error }) { throw ArchiveError.notReadable([error]) }
    saved = loaded.value
    var names = loaded.value ?? Pseudonyms()
    let own = try PackNaming.named(in: cluster, snapshot)
    names.add(schools: own.schools, alliances: own.alliances, by: &lot)
    // Texts may name neighbours.
    let others = try snapshot.allianceSlugs().compactMap { try snapshot.alliance($0).value }
    names.add(schools: others.flatMap(PackNaming.schools), alliances: others.map(\.name), by: &lot)
    pseudonyms = names
  }

  /// What the enquiries of a pack are called in it.
  func names(of members: [Slug], only: EnquiryName?) throws -> PackNames {
    let enquiries = try members.flatMap { try snapshot.enquiryNames(of: $0) }.filter { only == nil || only == $0 }
    let alliances = try members.map { member in
      try snapshot.alliance(member).value ?? Alliance(slug: member, name: member.text)
    }
    return PackNames(pseudonyms, enquiries: enquiries, alliances: alliances)
  }

  /// What saves those that are new, below the others.
  func changes(in snapshot: Snapshot) throws -> [RecordChange] {
    guard isGrown else { return [] }
    let path = Layout.pseudonyms(cluster)
    guard let saved else {
      let lists: [RecordEdit] = [
        .set("schools", .list(pseudonyms.schools.map { .text($0) })),
        .set("alliances", .list(pseudonyms.alliances.map { .text($0) })),
      ]
      return [.create(try snapshot.newRecord(.pseudonyms, at: path, lists))]
    }
    let schools = pseudonyms.schools.dropFirst(saved.schools.count).map { RecordEdit.add(.text($0), to: "schools") }
    let alliances = pseudonyms.alliances.dropFirst(saved.alliances.count).map {
      RecordEdit.add(.text($0), to: "alliances")
    }
    return [.edit(path, .pseudonyms, schools + alliances)]
  }

  // MARK: - Who is named

  private static func schools(of alliance: Alliance) -> [String] {
    [alliance.leadSchool].compactMap { $0 } + alliance.schools.map(\.name)
  }

  /// Every school and alliance that records of a cluster name in a place of its own.
  private static func named(
    in cluster: Cluster, _ snapshot: Snapshot
  ) throws -> (schools: [String], alliances: [String]) {
    var schools: [String?] = []
    var alliances: [String] = []
    for member in cluster.alliances {
      let alliance = try snapshot.alliance(member).value ?? Alliance(slug: member, name: member.text)
      alliances.append(alliance.name)
      schools += PackNaming.schools(of: alliance)
      for name in try snapshot.enquiryNames(of: member) {
        schools += try snapshot.dossier(name).value.map(PackNaming.schools) ?? []
      }
    }
    schools += try snapshot.meetings(of: cluster.slug).value.flatMap(\.attendance).map(\.school)
    schools += try snapshot.actions(of: cluster.slug).value.map(\.school)
    return (schools.compactMap { $0 }, alliances)
  }

  private static func schools(of dossier: Dossier) -> [String?] {
    let notes = dossier.evidence.map(\.note) + dossier.leadership.map(\.note) + dossier.participation.map(\.note)
    let figures = dossier.measures.flatMap(\.figures).flatMap { SchoolsTogether.schools(in: $0.school) }
    let sums = dossier.measures.compactMap(\.summary).flatMap(\.keys).flatMap(\.schools)
    return dossier.enquiry.schools.map(\.name) + notes.map(\.school) + figures + sums
  }
}

extension Summary {
  fileprivate var keys: [Key] {
    switch rows {
    case .sums(let rows): rows.map(\.key)
    case .moves(let rows): rows.map(\.key)
    case .points(let rows): rows.map(\.key)
    }
  }
}
