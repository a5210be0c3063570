internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

/// Which enquiries, out of all.
struct GroupOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only those of this alliance.", valueName: "short-name"))
  var alliance: String?

  @Option(help: ArgumentHelp("Only those of this cluster, in the order of its agenda.", valueName: "short-name"))
  var cluster: String?

  var isGiven: Bool { alliance != nil || cluster != nil }

  func names(in snapshot: Snapshot) throws -> [EnquiryName] {
    try snapshot.enquiryNames(ofAlliance: alliance, cluster: cluster)
  }

  /// The enquiries that are meant: all, those of the group, the one that is named, or the current one.
  func names(all: Bool, or enquiry: EnquiryOption, in snapshot: Snapshot) throws -> [EnquiryName] {
    guard all || isGiven else { return [try enquiry.name(in: snapshot)] }
    guard enquiry.slug == nil else {
      throw Failure(
        "One enquiry, or several?", hint: "Leave out -e, or --all, --alliance and --cluster.", code: .usage)
    }
    return try names(in: snapshot)
  }

  /// The alliances of the group, all where none is picked out, and where their enquiries stand.
  func standings(in snapshot: Snapshot) throws -> (alliances: [Slug], standings: Standings) {
    let alliances = try snapshot.alliances(named: alliance, ofCluster: cluster)
    return (alliances, try Standings(of: snapshot, alliances: alliances, program: Program.identity()))
  }

  /// Of one enquiry that is named, or else of the group.
  func names(or slug: String?, in snapshot: Snapshot) throws -> [EnquiryName] {
    guard let slug else { return try names(in: snapshot) }
    if isGiven {
      throw Failure("One enquiry, or those of a group?", hint: "Leave out its name, or the group.", code: .usage)
    }
    return [try snapshot.find(enquiry: slug)]
  }
}

/// How far enquiries are.
struct StatusOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only those that stand so: new (no cycle yet), open, reviewed, closed; or how they closed: adapt, adopt, switch, stop.",
      valueName: "word"))
  var status: [String] = []

  func words() throws -> [String] {
    let known = Standing.Stage.allCases.map(\.rawValue) + Cycle.Decision.allCases.map(\.rawValue)
    return try status.map { word in
      let plain = word.lowercased()
      if known.contains(plain) { return plain }
      let meant = Nearest.question(for: plain, among: known).map { $0 + " " } ?? ""
      throw Failure("“\(word)” is no status.", hint: meant + "It is \(known.spokenOr).", code: .usage)
    }
  }
}

/// Schools as a person names them: a part of the name will do.
struct SchoolNames {
  let wanted: Set<String>

  /// - Parameter known: the schools that are recorded.
  init(_ word: String, among known: [String]) throws {
    let plain = word.folded
    let exact = known.filter { $0.folded == plain }
    let found = exact.isEmpty ? known.filter { $0.holds(plain.searchWords) } : exact
    wanted = Set(found.map(\.folded))
    guard wanted.isEmpty || plain.searchWords.isEmpty else { return }
    let names = NewName.unique(known).sorted()
    let parts = names.flatMap { name in name.split(separator: " ").map { (String($0), name) } }
    let nearest =
      Nearest.match(for: word, among: names)
      ?? Nearest.match(for: word, among: parts.map(\.0)).flatMap { part in parts.first { $0.0 == part }?.1 }
    throw ArchiveError.notFound(.school, name: word, nearest: nearest, choices: names)
  }

  func contains(_ school: String?) -> Bool { school.map { wanted.contains($0.folded) } ?? false }
}
