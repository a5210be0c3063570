internal import Git
internal import Model
internal import Records

/// Works out what of a commit goes to the cluster, record by record: what does not say that it goes that far stays.
///
/// Only what has a place of its own in `Layout` is looked at. What is in no place that a reader knows, and what cannot be read,
/// stays: nobody can tell how far it is shared.
struct SharingRun {
  let snapshot: Snapshot
  let shown: Sharing.ShownFigures
  private(set) var files: [BranchPlan.File] = []
  private(set) var parts: [Sharing.Part] = []
  /// Entries that go, of all enquiries.
  private var entries: Set<EntryID> = []

  private static let audience = Share.cluster

  init(_ snapshot: Snapshot, _ shown: @escaping Sharing.ShownFigures) {
    (self.snapshot, self.shown) = (snapshot, shown)
  }

  mutating func run() throws {
    for name in try snapshot.enquiryNames() { try take(name) }
    try takeTheRest()
    for (path, line) in [(Layout.attributes, MergeDriver.attribute), (Layout.ignore, "/\(Layout.privateFolder)/")] {
      files.append(BranchPlan.File(path: path, content: .bytes(Array((line + "\n").utf8))))
    }
  }

  // MARK: - Enquiries

  private mutating func take(_ name: EnquiryName) throws {
    var part = Sharing.Part(name: name)
    defer { parts.append(part) }
    let places = try Layout.recordFolders.flatMap { try snapshot.locations(of: name, in: $0) }
    guard let dossier = try snapshot.dossier(name).value else {
      part.unreadable = 1 + places.count
      return
    }
    (part.title, part.id) = (dossier.enquiry.title, dossier.enquiry.id)
    var rules = SharingRules(names: SharedNames(of: dossier, with: Self.audience))
    let published = try publishedFiles(of: dossier, &part)
    rules.files = Set(published.map(\.name))
    files += published.map(\.file)
    part.goes[.file] = published.isEmpty ? nil : published.count
    try takeRecord(Layout.enquiryFile(name), .plan, rules, &part)
    if try snapshot.exists(Layout.lockFile(name)) {
      if dossier.lock == nil {
        part.unreadable += 1
      } else {
        try takeRecord(Layout.lockFile(name), .lock, rules, &part)
      }
    }
    try takeRecords(at: places, of: dossier, rules, &part)
    try takeFigures(of: dossier, &part)
    entries.formUnion(dossier.logNotes.filter { $0.share >= Self.audience }.map(\.id))
  }

  /// Each record by what its own file says.
  private mutating func takeRecords(
    at places: [Layout.Location], of dossier: Dossier, _ rules: SharingRules, _ part: inout Sharing.Part
  ) throws {
    let readers = dossier.readers
    for place in places {
      switch place {
      // With the measure that they are of.
      case .figures, .summary: continue
      default: break
      }
      guard let kind = SharedRecord(path: place.path, known: \.description)?.kind, let share = readers[place.path]
      else {
        part.unreadable += 1
        continue
      }
      if share < Self.audience {
        part.stays[kind, default: 0] += 1
      } else {
        try takeRecord(place.path, kind, rules, &part)
      }
    }
  }

  /// The figures and sums of the measures that go.
  private mutating func takeFigures(of dossier: Dossier, _ part: inout Sharing.Part) throws {
    let name = dossier.enquiry.name
    for (measured, figures) in zip(dossier.measures, shown(dossier.measures))
    where measured.measure.share >= Self.audience {
      let path = Layout.figures(name, measured.measure.id)
      if try snapshot.exists(path) {
        part.smallFigures += measured.figures.count - figures.count
        try takeText(path, &part) { source throws(RecordError) in try Figure.text(of: source, keeping: figures) }
      }
      let sums = Layout.summary(name, measured.measure.id)
      guard try snapshot.exists(sums) else { continue }
      if measured.summary == nil { part.unreadable += 1 } else { try takeText(sums, &part) { $0 } }
    }
  }

  /// The files that entries which go have published. Pictures go without what they tell of where and when they were made.
  private func publishedFiles(
    of dossier: Dossier, _ part: inout Sharing.Part
  ) throws -> [(name: String, file: BranchPlan.File)] {
    let folder = Layout.files(dossier.enquiry.name)
    let named = dossier.logNotes.filter { $0.share >= Self.audience }.flatMap(\.files)
    var found: [(name: String, file: BranchPlan.File)] = []
    for name in Set(named).sorted() where !name.contains(where: { "/\\".contains($0) }) {
      let path = "\(folder)/\(name)"
      guard let id = try snapshot.committedFileID(path), try snapshot.exists(path) else { continue }
      let start = try snapshot.pictureBytes(path) ?? []
      guard PublishedFile.Kind(name: name, bytes: start) == .picture else {
        found.append((name, BranchPlan.File(path: path, content: .stored(id))))
        continue
      }
      if let clean = Snapshot.cleaned(start) {
        found.append((name, BranchPlan.File(path: path, content: .bytes(clean.bytes))))
      } else {
        part.unreadable += 1
      }
    }
    return found
  }

  // MARK: - Beside the enquiries

  private mutating func takeTheRest() throws {
    var part = Sharing.Part(name: nil)
    let rules = SharingRules(names: nil)
    let programme = try snapshot.programme()
    guard programme.value != nil else { throw ArchiveError.notReadable(programme.problems) }
    try takeRecord(Layout.programme, .programme, rules, &part)
    for slug in try snapshot.allianceSlugs() where try snapshot.exists(Layout.allianceFile(slug)) {
      try takeRecord(Layout.allianceFile(slug), .alliance, rules, &part)
    }
    for folder in [Layout.toolkit, Layout.frameworks] {
      for path in try snapshot.names(in: folder).map({ "\(folder)/\($0)" }) where Layout.location(of: path) != nil {
        try takeRecord(path, folder == Layout.toolkit ? .toolkit : .framework, rules, &part)
      }
    }
    for slug in try snapshot.clusterSlugs() { try takeCluster(slug, rules, &part) }
    let codings = try snapshot.codings().value
    part.unreadable += try snapshot.codingLocations().count - codings.count
    for coding in codings {
      if coding.note.share >= Self.audience, entries.contains(coding.entry) {
        let place = Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id)
        try takeRecord(place.path, .coding, rules, &part)
      } else {
        part.stays[.coding, default: 0] += 1
      }
    }
    parts.append(part)
  }

  /// What a cluster does together is for all of it; calls of its facilitator say how far they go. What was issued stays.
  private mutating func takeCluster(_ slug: Slug, _ rules: SharingRules, _ part: inout Sharing.Part) throws {
    if try snapshot.exists(Layout.clusterFile(slug)) {
      try takeRecord(Layout.clusterFile(slug), .cluster, rules, &part)
    }
    let calls = Dictionary(
      try snapshot.checkIns(of: slug).value.map { call in
        (Layout.Location.checkIn(slug, call.note.date, alliance: call.alliance, call.note.id).path, call.note.share)
      }, uniquingKeysWith: min)
    for place in try snapshot.locations(ofCluster: slug) {
      switch place {
      case .meeting: try takeRecord(place.path, .meeting, rules, &part)
      case .action: try takeRecord(place.path, .action, rules, &part)
      case .checkIn:
        switch calls[place.path] {
        case nil: part.unreadable += 1
        case let share? where share >= Self.audience: try takeRecord(place.path, .checkIn, rules, &part)
        case _?: part.stays[.checkIn, default: 0] += 1
        }
      default: break
      }
    }
  }

  // MARK: - One file

  private mutating func takeRecord(
    _ path: String, _ kind: SharedKind, _ rules: SharingRules, _ part: inout Sharing.Part
  ) throws {
    guard let record = Layout.location(of: path)?.kind else { return }
    let isTaken = try takeText(path, &part) { source throws(RecordError) in
      try SharedText.of(source, as: record, rules.rule(for: record))
    }
    if isTaken { part.goes[kind, default: 0] += 1 }
  }

  /// Whether it goes; what cannot be read stays.
  @discardableResult
  private mutating func takeText(
    _ path: String, _ part: inout Sharing.Part, _ told: (SourceText) throws(RecordError) -> SourceText
  ) throws -> Bool {
    var problems: [Problem] = []
    guard let source = try snapshot.source(path, &problems), source.mergeConflicts.isEmpty else {
      part.unreadable += 1
      return false
    }
    let text: SourceText
    do throws(RecordError) { text = try told(source) } catch {
      part.unreadable += 1
      return false
    }
    if text.bytes == source.bytes, let id = try snapshot.committedFileID(path) {
      files.append(BranchPlan.File(path: path, content: .stored(id)))
    } else {
      files.append(BranchPlan.File(path: path, content: .bytes(text.bytes)))
    }
    return true
  }
}

extension Dossier {
  /// Who may read its records that can be read, by their paths.
  fileprivate var readers: [String: Share] {
    let name = enquiry.name
    let entries =
      evidence.map { ($0.path(in: name), $0.note.share) }
      + leadership.map { ($0.path(in: name), $0.note.share) } + participation.map { ($0.path(in: name), $0.note.share) }
    let others =
      cycles.filter { !$0.isUnreadable }.map { (path(of: $0), $0.share) }
      + measures.map { (path(of: $0.measure), $0.measure.share) }
    return Dictionary(entries + others, uniquingKeysWith: min)
  }
}
