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

  private struct Key: Hashable {
    let path: String
    let fact: Fact
  }

  private let workspace: Workspace
  private let names: Set<EnquiryName>
  private var moments: [Key: Moment] = [:]
  private var facts: [ObjectID: Set<Fact>] = [:]

  /// - Parameter names: the enquiries that are looked at.
  init(from head: ObjectID, in workspace: Workspace, of names: [EnquiryName]) throws {
    self.workspace = workspace
    self.names = Set(names)
    let repository = workspace.repository
    let records = workspace.inRepository(Layout.records)
    var age = 0
    try repository.history(from: head, firstParentOnly: true, touching: [records]) { commit in
      let parent = try FirstCommits.parent(of: commit, in: repository)
      var change = Change()
      try difference(
        Layout.records, try repository.entry(at: records, in: commit.tree)?.id,
        try parent.flatMap { try repository.entry(at: records, in: $0.tree)?.id }, &change)
      try take(change, of: commit, isOpaque: parent == nil || commit.parents.count > 1, age)
      age += 1
      return .next
    }
  }

  subscript(_ fact: Fact, of path: String) -> Moment? { moments[Key(path: path, fact: fact)] }

  /// Nil for a first commit, and where a shallow clone ends: there all came at once, as far as anybody can tell.
  private static func parent(of commit: Commit, in repository: Repository) throws(GitError) -> Commit? {
    guard let id = commit.parents.first else { return nil }
    do throws(GitError) { return try repository.commit(id) } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  // MARK: - One commit

  /// What a commit did to cycles and figures.
  private struct Change {
    var written: [(path: String, now: ObjectID, before: ObjectID?)] = []
    var gone: Set<ObjectID> = []
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
    case 4:
      if let id = file(now) { change.written.append((path, id, file(before))) }
      if let id = file(before) { change.gone.insert(id) }
    default: break
    }
  }

  private mutating func take(_ change: Change, of commit: Commit, isOpaque: Bool, _ age: Int) throws {
    for (path, now, before) in change.written {
      guard let location = Layout.location(of: path), location.enquiry.map(names.contains) == true else { continue }
      let old = try before.map { try facts(of: $0, location) } ?? []
      let isMoved = before == nil && change.gone.contains(now)
      for fact in try facts(of: now, location).subtracting(old) {
        moments[Key(path: path, fact: fact)] = Moment(
          age: age, day: HistoryEntry(commit).day, tellsNothing: isOpaque || isMoved)
      }
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
