package import Model

extension Snapshot {
  /// Where an enquiry stands: its plan, cycles and figures; of its logs the names of the files alone.
  package func standing(of name: EnquiryName) throws -> Loaded<Standing> {
    let enquiry = try enquiry(name)
    let cycles = try cycles(of: name)
    let measures = try measures(of: name)
    var changes: PlanChanges?
    if let plan = enquiry.value, let lock = try lock(of: name).value {
      changes = try planChanges(lock: lock, enquiry: plan, measures: measures.value, looksAtHistory: false)
    }
    var standing = Standing(
      name: name, enquiry: enquiry.value, cycles: cycles.value, measures: measures.value, logs: try logs(of: name),
      planChanges: changes?.count)
    standing.source = try reading(of: name.alliance)
    return Loaded(standing, problems: enquiry.problems + cycles.problems + measures.problems)
  }

  /// What the names of an enquiry's log entries tell; those that are kept for oneself are not counted.
  package func logs(of name: EnquiryName) throws -> Standing.Logs {
    let evidence = try locations(of: name, in: "evidence")
    let leadership = try locations(of: name, in: "leadership")
    let days = (evidence + leadership).map(\.date)
    return Standing.Logs(
      evidence: evidence.count, leadership: leadership.count, newest: days.compactMap { $0 }.max(),
      undated: days.count { $0 == nil })
  }

  /// The enquiries of an alliance, of a cluster in the order of its agenda, or of both; all when neither is named.
  ///
  /// - Throws: ``ArchiveError/notFound(_:name:nearest:choices:)`` for a name that nothing has.
  package func enquiryNames(ofAlliance alliance: String?, cluster: String?) throws -> [EnquiryName] {
    try alliances(named: alliance, ofCluster: cluster).flatMap { try enquiryNames(of: $0) }
  }

  /// An alliance, those of a cluster in the order of its agenda, or both; all when neither is named.
  ///
  /// - Throws: ``ArchiveError/notFound(_:name:nearest:choices:)`` for a name that nothing has.
  package func alliances(named alliance: String?, ofCluster cluster: String?) throws -> [Slug] {
    let only = try alliance.map { try find(alliance: $0) }
    guard let cluster else { return try only.map { [$0] } ?? allianceSlugs() }
    let loaded = try self.cluster(try find(cluster: cluster))
    guard let members = loaded.value?.alliances else { throw ArchiveError.notReadable(loaded.problems) }
    let known = Set(try allianceSlugs())
    return members.filter { known.contains($0) && (only == nil || only == $0) }
  }
}

extension Snapshot {
  /// Whether an entry, or a step of a cycle, is dated on a day or later; names of files are asked first.
  package func hasSomething(of name: EnquiryName, since day: Day) throws -> Bool {
    for folder in Layout.entryFolders {
      if try locations(of: name, in: folder).contains(where: { $0.date.map { $0 >= day } ?? false }) { return true }
    }
    return try cycles(of: name).value.contains { cycle in
      [cycle.opened, cycle.reviewed, cycle.closed].contains { $0.map { $0 >= day } ?? false }
    }
  }
}
