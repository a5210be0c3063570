internal import Git
internal import Model
internal import Records

/// When something first stood in the cycles and figures of some enquiries: one walk along HEAD's first parents, which
/// looks at what differs between a commit and the one before, and reads each version of a file once.
struct FirstCommits {
  /// What a file may hold.
  enum Fact: Hashable {
    /// The file itself.
    case file
    case prediction, result
    /// Figures of a point of measurement.
    case occasion(String)
  }

  /// A commit on the main line.
  struct Moment: Hashable {
    /// Commits since then: the newest one has 0.
    let age: Int
    let day: Day
    /// Whether what came together here may have been apart before: the first commit, a merge, files that were moved.
    let tellsNothing: Bool
  }

  /// What facts are about, whatever its file was called at the time.
  enum Record: Hashable {
    case cycle(EntryID)
    /// By the name that the enquiry has now.
    case figures(EnquiryName, Slug)
  }

  private struct Key: Hashable {
    let record: Record
    let fact: Fact
  }

  private let workspace: Workspace
  /// The enquiries that are looked at, by the names that they had in the commit where the walk is, with those of now.
  private var names: [EnquiryName: EnquiryName]
  private var moments: [Key: Moment] = [:]
  private var facts: [ObjectID: Set<Fact>] = [:]

  /// - Parameter names: the enquiries that are looked at.
  init(from head: ObjectID, in workspace: Workspace, of names: [EnquiryName]) throws {
    self.workspace = workspace
    self.names = Dictionary(names.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    let repository = workspace.repository
    let records = workspace.inRepository(Layout.records)
    try followUnsavedNames()
    var age = 0
    try repository.history(from: head, firstParentOnly: true, touching: [records]) { commit in
      // Where there is none, all came at once, as far as anybody can tell.
      let parent = try repository.firstParent(of: commit)
      var change = Change()
      try difference(
        Layout.records, try repository.entry(at: records, in: commit.tree)?.id,
        try parent.flatMap { try repository.entry(at: records, in: $0.tree)?.id }, &change)
      try take(change, of: commit, isOpaque: parent == nil || commit.parents.count > 1, age)
      try followNames(change)
      age += 1
      return .next
    }
  }

  subscript(_ fact: Fact, of record: Record) -> Moment? { moments[Key(record: record, fact: fact)] }

  // MARK: - One commit

  /// What a commit did to cycles and figures.
  private struct Change {
    var written: [(path: String, now: ObjectID, before: ObjectID?)] = []
    var gone: Set<ObjectID> = []
    /// The files `enquiry.md` that came and went: an enquiry that got another name is among both.
    var plansCome: [(name: EnquiryName, blob: ObjectID)] = []
    var plansGone: [(name: EnquiryName, blob: ObjectID)] = []
  }

  /// Collects what differs between two versions of a folder of records, going into what differs only.
  private func difference(_ path: String, _ now: ObjectID?, _ before: ObjectID?, _ change: inout Change) throws {
    if now == before { return }
    let repository = workspace.repository
    let new = try now.map { id throws(GitError) in try repository.tree(id) } ?? []
    let old = try before.map { id throws(GitError) in try repository.tree(id) } ?? []
    let oldByName = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let newNames = Set(new.map(\.name))
    for entry in new where entry != oldByName[entry.name] {
      try compare("\(path)/\(entry.name)", entry, oldByName[entry.name], &change)
    }
    for entry in old where !newNames.contains(entry.name) {
      try compare("\(path)/\(entry.name)", nil, entry, &change)
    }
  }

  private func compare(_ path: String, _ now: TreeEntry?, _ before: TreeEntry?, _ change: inout Change) throws {
    let folders = path.split(separator: "/").dropFirst()
    func folder(_ entry: TreeEntry?) -> ObjectID? { entry?.mode == .directory ? entry?.id : nil }
    func file(_ entry: TreeEntry?) -> ObjectID? { entry?.mode.isPlainFile == true ? entry?.id : nil }
    switch folders.count {
    case 1, 2: try difference(path, folder(now), folder(before), &change)
    case 3 where ["cycles", "measures"].contains(folders.last):
      try difference(path, folder(now), folder(before), &change)
    case 3:
      guard case .enquiry(let name)? = Layout.location(of: path) else { return }
      if let id = file(now), before == nil { change.plansCome.append((name, id)) }
      if let id = file(before), now == nil { change.plansGone.append((name, id)) }
    case 4:
      if let id = file(now) { change.written.append((path, id, file(before))) }
      if let id = file(before) { change.gone.insert(id) }
    default: break
    }
  }

  private mutating func take(_ change: Change, of commit: Commit, isOpaque: Bool, _ age: Int) throws {
    for (path, now, before) in change.written {
      guard let location = Layout.location(of: path), let record = record(at: location) else { continue }
      let old = try before.map { try facts(of: $0, location) } ?? []
      let isMoved = before == nil && change.gone.contains(now)
      for fact in try facts(of: now, location).subtracting(old) {
        moments[Key(record: record, fact: fact)] = Moment(
          age: age, day: HistoryEntry(commit).day, tellsNothing: isOpaque || isMoved)
      }
    }
  }

  /// The record that stood at a place; nil for none of those that are looked at.
  private func record(at location: Layout.Location) -> Record? {
    guard let name = location.enquiry.flatMap({ names[$0] }) else { return nil }
    switch location {
    case .cycle(_, _, let id): return .cycle(id)
    case .figures(_, let measure), .summary(_, let measure): return .figures(name, measure)
    default: return nil
    }
  }

  // MARK: - Names of enquiries

  /// Enquiries that have another name in the folder than in HEAD.
  private mutating func followUnsavedNames() throws {
    let committed = try workspace.snapshot(.committed, reach: .own)
    let current = try workspace.snapshot(reach: .own)
    let saved = try committed.enquiryNames()
    let present = Set(try current.enquiryNames())
    let new = names.keys.filter { !saved.contains($0) }
    if new.isEmpty { return }
    for old in saved where !present.contains(old) {
      guard let id = try committed.enquiry(old).value?.id else { continue }
      if let name = try new.first(where: { try current.enquiry($0).value?.id == id }) { names[old] = name }
    }
  }

  /// Before a commit that gave an enquiry another name it had the earlier one.
  private mutating func followNames(_ change: Change) throws {
    for plan in change.plansCome {
      guard let name = names[plan.name] else { continue }
      let id = try enquiryID(plan.blob, plan.name)
      let earlier = try change.plansGone.first { gone in
        try gone.blob == plan.blob || (id != nil && id == enquiryID(gone.blob, gone.name))
      }
      guard let earlier else { continue }
      names[plan.name] = nil
      names[earlier.name] = name
    }
  }

  private func enquiryID(_ blob: ObjectID, _ name: EnquiryName) throws -> EntryID? {
    do {
      let bytes = try workspace.repository.blob(blob, limit: SourceText.limit)
      let source = try SourceText(path: Layout.enquiryFile(name), bytes: bytes)
      return try RecordReader.enquiry(source, name: name).value?.id
    } catch is RecordError {
      // A version that could not be read names no id.
      return nil
    } catch let error as GitError where error.code == .tooLarge {
      return nil
    }
  }

  // MARK: - One version of a file

  private mutating func facts(of blob: ObjectID, _ location: Layout.Location) throws -> Set<Fact> {
    if let known = facts[blob] { return known }
    var found: Set<Fact> = [.file]
    do {
      let bytes = try workspace.repository.blob(blob, limit: SourceText.limit)
      let source = try SourceText(path: location.path, bytes: bytes)
      switch location {
      case .cycle(_, let period, let id):
        let cycle = try RecordReader.cycle(source, id: id, period: period).value
        if cycle?.prose[.prediction] != nil { found.insert(.prediction) }
        if cycle?.tellsResult == true { found.insert(.result) }
      case .figures:
        for figure in try RecordReader.figures(source).value ?? [] { found.insert(.occasion(figure.occasion)) }
      case .summary:
        let keys = try RecordReader.summary(source).value?.rows.map(\.content.key) ?? []
        for occasion in keys.flatMap({ [$0.from, $0.to] }).compactMap(\.self) { found.insert(.occasion(occasion)) }
      default: break
      }
    } catch is RecordError {
      // A version that could not be read tells nothing but that it was there.
    } catch let error as GitError where error.code == .tooLarge {
      // Likewise.
    }
    facts[blob] = found
    return found
  }
}

extension Cycle {
  /// Whether anything is recorded of how it went.
  fileprivate var tellsResult: Bool {
    turnedOut != nil || [Heading.happened, .wentWell, .notEffective, .problems].contains { prose[$0] != nil }
  }
}
