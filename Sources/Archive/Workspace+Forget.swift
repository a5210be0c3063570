package import Git
package import Model
internal import Records

/// What was, or would be, removed, and where it lives on.
package struct Forgotten: Sendable {
  /// How many rows of how many measures went from this machine.
  package var rows = 0
  package var measures: [Slug] = []
  /// Whether the code book had a line.
  package var isInCodeBook = false
  /// Files of records that went, from the enquiry folder.
  package var files: [String] = []
  /// Measures whose committed sums stay until more people have come or gone.
  package var held: [Slug] = []
  package var saved = Saved.nothing
  package var history = HoldingHistory()

  package init() {}
}

/// What still holds what was removed here: nothing rewrites history.
package struct HoldingHistory: Sendable {
  package var commits = 0
  package var first: Day?
  package var last: Day?
  /// Where the folder is sent to; nil when nowhere.
  package var remote: String?
  /// Issued packs that may show it.
  package var packs: [String] = []

  package init() {}
}

extension Workspace {
  /// Removes the rows and the code-book line of somebody from this machine.
  ///
  /// Committed sums of six people and more stay: those of five, taken from them, would be the sixth's. They are added up
  /// anew with the next import that changes enough.
  package func forget(
    participant code: String, of name: EnquiryName, now: Moment, isDryRun: Bool
  ) throws -> Forgotten {
    let snapshot = try snapshot()
    let store = try privateStore()
    var gone = Forgotten()
    var changes: [RecordChange] = []
    var rewritten: [StoredRows.Import] = []
    for measured in try snapshot.measures(of: name).value {
      let measure = measured.measure
      let former = try store.rows(of: name, measure.id)
      let kept = former.without(code)
      let mine = former.count - kept.count
      guard mine > 0 else { continue }
      gone.rows += mine
      gone.measures.append(measure.id)
      rewritten += zip(former.imports, kept.imports).filter { $0.contents != $1.contents }.map(\.1)
      let update = SummaryUpdate(
        in: snapshot, of: name, measure, definition: measure.definition, from: former, to: kept, holdsBack: true)
      if let change = try update.change().change { changes.append(change) } else { gone.held.append(measure.id) }
      gone.history.merge(try holding([Layout.summary(name, measure.id)]))
    }
    var book = try store.codeBook(of: name)
    gone.isInCodeBook = book.forget(code)
    gone.history.packs = try packs()
    guard gone.rows > 0 || gone.isInCodeBook else {
      throw ArchiveError.notFound(.participant, name: code, nearest: nil, choices: [])
    }
    if isDryRun { return gone }
    // What is removed here goes first: a save that fails leaves sums that the next import mends.
    for one in rewritten {
      if one.contents.rows.isEmpty {
        try store.remove(one.batch)
      } else {
        try store.replace(one.batch, with: one.contents)
      }
    }
    if gone.isInCodeBook { try store.write(book, of: name) }
    try store.note("a participant of \(name)", now)
    if !changes.isEmpty {
      gone.saved = try save(
        Save("Forget a participant of \(name.slug)", action: "forget participant", enquiry: name, changes: changes),
        now: now)
    }
    return gone
  }

  /// Removes all rows of a measure from this machine, and what was added up of them.
  package func forget(
    rowsOf measure: Slug, of name: EnquiryName, now: Moment, isDryRun: Bool
  ) throws -> Forgotten {
    let snapshot = try snapshot()
    let store = try privateStore()
    let former = try store.rows(of: name, measure)
    guard let measured = try snapshot.measures(of: name).value.first(where: { $0.measure.id == measure }),
      !former.imports.isEmpty
    else { throw ArchiveError.notFound(.rows, name: measure.text, nearest: nil, choices: []) }
    var gone = Forgotten()
    gone.rows = former.count
    gone.measures = [measure]
    gone.history = try holding([Layout.summary(name, measure)])
    gone.history.packs = try packs()
    let change = try SummaryUpdate(
      in: snapshot, of: name, measured.measure, definition: measured.measure.definition, from: former,
      to: StoredRows([])
    ).change().change
    let save = Save(
      "Forget the rows of \(measure)", action: "forget rows", enquiry: name, changes: change.map { [$0] } ?? [])
    if isDryRun {
      gone.saved = try self.save(save, now: now, isDryRun: true)
      return gone
    }
    gone.saved = try self.save(save, now: now)
    for one in former.imports { try store.remove(one.batch) }
    try store.note("the rows of \(measure) of \(name)", now)
    return gone
  }

  /// Removes an entry: the one that others can read in a commit, the one for oneself from this machine.
  package func forget(entry found: FoundRecord, now: Moment, isDryRun: Bool) throws -> Forgotten {
    var gone = Forgotten()
    let files = try files(of: found)
    let store = try files.kept.isEmpty ? nil : privateStore()
    gone.files = [found.path] + files.kept.map { store?.told($0) ?? $0 }
    // Those on this machine go last: a save that fails leaves the entry with all its files.
    func removeKept() throws { for path in files.kept { try store?.remove(path) } }
    if found.isPrivate {
      if !isDryRun {
        try removePrivate(found.location.path)
        try removeKept()
      }
      return gone
    }
    gone.history = try holding([found.path] + files.published)
    gone.history.packs = try packs()
    let id = found.location.id.map { " \($0)" } ?? ""
    gone.saved = try save(
      Save(
        "Forget an entry\(id)", action: "forget entry", enquiry: found.location.enquiry,
        changes: ([found.path] + files.published).map { RecordChange($0, .remove) }), now: now, isDryRun: isDryRun)
    if !isDryRun { try removeKept() }
    return gone
  }

  // MARK: - What still holds it

  /// The commits that touched some paths, and where they were sent.
  private func holding(_ paths: [String]) throws -> HoldingHistory {
    var holding = HoldingHistory()
    holding.remote = try remote()
    guard let head = try Workspace.git({ () throws(GitError) in try repository.head().commit }) else { return holding }
    try repository.history(from: head, touching: paths.map(inRepository)) { commit in
      let day = HistoryEntry(commit).day
      holding.commits += 1
      holding.first = min(holding.first ?? day, day)
      holding.last = max(holding.last ?? day, day)
      return .next
    }
    return holding
  }

  /// All issued packs: what they show was taken from the record of their day.
  private func packs() throws -> [String] {
    let snapshot = try snapshot()
    return try snapshot.clusterSlugs().flatMap { cluster in
      let folder = "\(Layout.clusters)/\(cluster)/packs"
      return try snapshot.names(in: folder).filter { $0.hasSuffix(".html") }.map { "\(folder)/\($0)" }
    }
  }
}

extension StoredRows {
  /// How many rows there are, earlier values of the same person and occasion among them.
  fileprivate var count: Int { imports.reduce(0) { $0 + $1.contents.rows.count } }

  /// Without the rows of somebody.
  fileprivate func without(_ code: String) -> StoredRows {
    StoredRows(
      imports.map { one in
        var contents = one.contents
        contents.rows.removeAll { $0.participant == code }
        return Import(batch: one.batch, contents: contents)
      })
  }
}

extension HoldingHistory {
  fileprivate mutating func merge(_ other: HoldingHistory) {
    commits += other.commits
    first = [first, other.first].compactMap(\.self).min()
    last = [last, other.last].compactMap(\.self).max()
    remote = remote ?? other.remote
  }
}

extension PrivateStore {
  /// Writes down that something was forgotten, and when; never what it said.
  fileprivate func note(_ what: String, _ now: Moment) throws(ArchiveError) {
    let seconds = now.seconds + Int64(now.offsetMinutes) * 60
    let day = Day(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down))) ?? Day.first
    let before = try bytes("forgotten.csv") ?? Array("date,what\n".utf8)
    try write(before + Array("\(day),\(what)\n".utf8), to: "forgotten.csv")
  }
}
