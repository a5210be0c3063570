internal import Git
package import Model
internal import Records

/// What was loaded, and all that was wrong with it.
package struct Loaded<Value> {
  package var value: Value
  package var problems: [Problem]

  package init(_ value: Value, problems: [Problem] = []) {
    self.value = value
    self.problems = problems
  }
}

extension Loaded: Sendable where Value: Sendable {}

extension Snapshot {
  /// A record's text; nil when there is no such file. What cannot be text is a problem, not a throw.
  func source(_ path: String, _ problems: inout [Problem]) throws -> SourceText? {
    do {
      let bytes = try bytes(path)
      if bytes?.isEmpty == true {
        problems.append(
          Problem(
            .error, "empty_file", at: Place(path: path), "This file is empty, as a crash or a full disk may leave it.",
            remedy: try wasWritten(path)
              ? "Take back what was saved last, at the top of the folder: git restore \(path)"
              : "Write the record, or delete the file."))
        return nil
      }
      return try bytes.map { bytes throws(RecordError) in try SourceText(path: path, bytes: bytes) }
    } catch let error as RecordError {
      problems.append(error.problem)
    } catch ArchiveError.git(let error) where [.tooLarge, .notAFile].contains(error.code) {
      let isLarge = error.code == .tooLarge
      problems.append(
        Problem(
          .error, isLarge ? "too_large" : "not_a_file", at: Place(path: path),
          isLarge ? "This file has more than 1 MB." : "This is a link or a folder, not a file.",
          remedy: isLarge ? "Keep long material in files/ and name it here." : "Put the file itself here."))
    }
    return nil
  }

  /// Reads one record with one of the readers; what cannot be read is a problem, and hides nothing else.
  ///
  /// Where git's text merge left two versions among the keys or figures, that is the one problem of the record.
  func record<Value>(
    _ path: String, _ problems: inout [Problem], _ read: (SourceText) throws(RecordError) -> Reading<Value>
  ) throws -> Value? {
    guard let source = try source(path, &problems) else { return nil }
    return Snapshot.read(source, &problems, read)
  }

  static func read<Value>(
    _ source: SourceText, _ problems: inout [Problem], _ read: (SourceText) throws(RecordError) -> Reading<Value>
  ) -> Value? {
    let conflicts = source.mergeConflicts
    problems += conflicts.map(\.problem)
    do {
      let reading = try read(source)
      if !conflicts.isEmpty, try source.hasKeys(within: conflicts) { return nil }
      problems += reading.problems
      return reading.value
    } catch {
      if conflicts.isEmpty { problems.append(error.problem) }
      return nil
    }
  }

  // MARK: - Programme, alliances, clusters

  package func programme() throws -> Loaded<Programme?> {
    if knownProgramme == nil { _ = try mounts() }
    if let knownProgramme { return knownProgramme }
    var problems: [Problem] = []
    let programme = try record(Layout.programme, &problems, RecordReader.programme)
    let loaded = Loaded(programme, problems: problems)
    knownProgramme = loaded
    return loaded
  }

  /// The terms of the programme's school years; the usual ones where its file cannot be read.
  package func calendar() throws -> TermCalendar {
    if let known = knownCalendars[nil] { return known }
    let calendar = try programme().value?.calendar ?? .english
    knownCalendars[nil] = calendar
    return calendar
  }

  package func allianceSlugs() throws -> [Slug] {
    try names(in: Layout.records).compactMap(Layout.allianceSlug)
  }

  package func alliance(_ slug: Slug) throws -> Loaded<Alliance?> {
    var problems: [Problem] = []
    let alliance = try record(Layout.allianceFile(slug), &problems) { source throws(RecordError) in
      try RecordReader.alliance(source, slug: slug)
    }
    return Loaded(alliance, problems: problems)
  }

  package func clusterSlugs() throws -> [Slug] {
    try names(in: Layout.clusters).compactMap { Slug($0) }
  }

  package func cluster(_ slug: Slug) throws -> Loaded<Cluster?> {
    var problems: [Problem] = []
    let cluster = try record(Layout.clusterFile(slug), &problems) { source throws(RecordError) in
      try RecordReader.cluster(source, slug: slug)
    }
    return Loaded(cluster, problems: problems)
  }

  // MARK: - Enquiries

  /// The enquiries of the folder, by their names alone: nothing is parsed.
  package func enquiryNames(of alliance: Slug? = nil) throws -> [EnquiryName] {
    var found: [EnquiryName] = []
    let slugs = if let alliance { [alliance] } else { try allianceSlugs() }
    for slug in slugs {
      let names = try names(in: Layout.alliance(slug))
      let known = try foldersHere(among: names, in: Layout.alliance(slug), holding: "enquiry.md")
      for name in names {
        guard let enquiry = Slug(name).map({ EnquiryName(alliance: slug, slug: $0) }) else { continue }
        // One that is not here may still be in the commit.
        if try known.contains(name) || exists(Layout.enquiryFile(enquiry)) { found.append(enquiry) }
      }
    }
    return found
  }

  package func enquiry(_ name: EnquiryName) throws -> Loaded<Enquiry?> {
    var problems: [Problem] = []
    let enquiry = try record(Layout.enquiryFile(name), &problems) { source throws(RecordError) in
      try RecordReader.enquiry(source, name: name)
    }
    return Loaded(enquiry, problems: problems)
  }

  /// The places of one enquiry's records of a kind, by file names alone.
  package func locations(of name: EnquiryName, in folder: String) throws -> [Layout.Location] {
    try dated(try allLocations(of: name, in: folder))
  }

  /// The same of whatever day.
  private func allLocations(of name: EnquiryName, in folder: String) throws -> [Layout.Location] {
    try names(in: "\(Layout.enquiry(name))/\(folder)").compactMap { Layout.location(of: $0, in: folder, of: name) }
  }

  package func cycles(of name: EnquiryName) throws -> Loaded<[Cycle]> {
    var problems: [Problem] = []
    var cycles: [Cycle] = []
    for case .cycle(_, let period, let id) in try allLocations(of: name, in: "cycles") {
      cycles.append(try cycle(of: name, period, id, &problems))
    }
    return Loaded(
      try dated(Cycle.inOrder(cycles, by: try calendar(of: name.alliance)), by: name.alliance), problems: problems)
  }

  /// One cycle as it is recorded; of one that cannot be read nothing is known.
  func cycle(of name: EnquiryName, _ period: Period, _ id: EntryID, _ problems: inout [Problem]) throws -> Cycle {
    let cycle = try record(Layout.cycle(name, period, id), &problems) { source throws(RecordError) in
      try RecordReader.cycle(source, id: id, period: period)
    }
    var unreadable = Cycle(id: id, period: period)
    unreadable.isUnreadable = true
    return cycle ?? unreadable
  }

  package func evidence(
    of name: EnquiryName, where isWanted: (Layout.Location) -> Bool = { _ in true }
  ) throws -> Loaded<[EvidenceEntry]> {
    try records(of: name, in: "evidence", where: isWanted) { location, source throws(RecordError) in
      guard case .evidence(_, let date, let kind, let id) = location else { return nil }
      return try RecordReader.evidence(source, id: id, date: date, kind: kind)
    }
  }

  package func leadership(
    of name: EnquiryName, where isWanted: (Layout.Location) -> Bool = { _ in true }
  ) throws -> Loaded<[LeadershipEntry]> {
    try records(of: name, in: "leadership", where: isWanted) { location, source throws(RecordError) in
      guard case .leadership(_, let date, let id) = location else { return nil }
      return try RecordReader.leadership(source, id: id, date: date)
    }
  }

  package func participation(of name: EnquiryName) throws -> Loaded<[ParticipationEntry]> {
    try records(of: name, in: "participation") { location, source throws(RecordError) in
      guard case .participation(_, let date, let kind, let id) = location else { return nil }
      return try RecordReader.participation(source, id: id, date: date, kind: kind)
    }
  }

  /// The records of one of an enquiry's folders, read with one of the readers.
  private func records<Value>(
    of name: EnquiryName, in folder: String, where isWanted: (Layout.Location) -> Bool = { _ in true },
    _ read: (Layout.Location, SourceText) throws(RecordError) -> Reading<Value>?
  ) throws -> Loaded<[Value]> {
    var problems: [Problem] = []
    var values: [Value] = []
    for location in try locations(of: name, in: folder) where isWanted(location) {
      let value = try record(location.path, &problems) { source throws(RecordError) in
        try read(location, source) ?? Reading(value: nil, problems: [])
      }
      if let value { values.append(value) }
    }
    return Loaded(values, problems: problems)
  }

  /// The places of codings, by the names of their files.
  func codingLocations() throws -> [Layout.Location] {
    try dated(try names(in: Layout.codings).compactMap { Layout.location(of: "\(Layout.codings)/\($0)") })
  }

  /// Researchers' codings of entries, by the names of the files.
  package func codings() throws -> Loaded<[Coding]> {
    var problems: [Problem] = []
    var codings: [Coding] = []
    for location in try codingLocations() {
      guard case .coding(let date, let entry, let id) = location else { continue }
      let coding = try record(location.path, &problems) { source throws(RecordError) in
        try RecordReader.coding(source, id: id, date: date, entry: entry)
      }
      if let coding { codings.append(coding) }
    }
    return Loaded(codings, problems: problems)
  }

  /// Everything of one enquiry; nil when its `enquiry.md` cannot be read.
  package func dossier(_ name: EnquiryName) throws -> Loaded<Dossier?> {
    let enquiry = try enquiry(name)
    let cycles = try cycles(of: name)
    let measures = try measures(of: name)
    let evidence = try evidence(of: name)
    let leadership = try leadership(of: name)
    let participation = try participation(of: name)
    let lock = try lock(of: name)
    let problems =
      enquiry.problems + cycles.problems + measures.problems + evidence.problems + leadership.problems
      + participation.problems + lock.problems
    guard let plan = enquiry.value else { return Loaded(nil, problems: problems) }
    return Loaded(
      Dossier(
        enquiry: plan, cycles: cycles.value, measures: measures.value, evidence: evidence.value,
        leadership: leadership.value, participation: participation.value, lock: lock.value,
        calendar: try calendar(of: name.alliance)),
      problems: problems)
  }
}
