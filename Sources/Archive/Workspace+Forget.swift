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
  /// What names them here and stays, for somebody to look through: paths from the enquiry folder.
  package var mentions: [String] = []
  /// Where it is kept by what the name and the code are known again in texts, as people are told it; nil where it is not.
  package var sums: String?
  /// How many lines of the code book went with rows, since no rows of the enquiry use their codes any more.
  package var unusedCodes = 0
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
  ///
  /// - Parameter school: where a code stands in several; "no school" for rows that name none.
  /// - Throws: ``ArchiveError/severalSchools(participant:schools:)`` where it does and none is given.
  package func forget(
    participant code: String, at school: String? = nil, of name: EnquiryName, now: Moment, isDryRun: Bool
  ) throws -> Forgotten {
    if !isDryRun { try refuseUnwritable(now: now) }
    let snapshot = try snapshot(reach: .own)
    let store = try privateStore()
    let stored = try store.measures(of: name).map { ($0, try store.rows(of: name, $0)) }
    let person = try Forgetting(code, at: school, in: stored.flatMap { $1.imports.flatMap(\.contents.rows) })
    var gone = Forgotten()
    let (parts, changes) = try parts(of: person, in: stored, snapshot, of: name, from: store, &gone)
    var book = try store.codeBook(of: name)
    // Before the line goes: nobody could tell the name afterwards.
    let people = book.people(coded: code, at: school)
    gone.mentions = try mentions(of: people, coded: code, in: name)
    var sums = try store.forgottenNames(of: name.alliance) ?? .new()
    let isKnownAgain = sums.add(people, of: book, coded: code)
    gone.isInCodeBook = book.forget(code, at: school)
    gone.history.packs = try packs()
    guard gone.rows > 0 || gone.isInCodeBook else {
      throw ArchiveError.notFound(.participant, name: code, nearest: nil, choices: [])
    }
    if isKnownAgain { gone.sums = store.told(PrivateStore.forgottenNames(name.alliance)) }
    let save = Save(
      "Forget a participant of \(name.slug)", action: "forget participant", enquiry: name, changes: changes)
    gone.saved =
      try isDryRun
      ? self.save(save, now: now, isDryRun: true)
      : remove(parts, gone.isInCodeBook ? book : nil, isKnownAgain ? sums : nil, of: name, from: store) {
        try self.save(save, now: now)
      }
    if isDryRun { return gone }
    try KeptResults.drop(in: self)
    try store.note("a participant of \(name)", now)
    return gone
  }

  /// What goes of each measure, and what that changes in the record; counted in `gone`.
  private func parts(
    of person: Forgetting, in stored: [(Slug, StoredRows)], _ snapshot: Snapshot, of name: EnquiryName,
    from store: PrivateStore, _ gone: inout Forgotten
  ) throws -> ([Forgetting.Part], [RecordChange]) {
    let measured = try snapshot.measures(of: name).value
    var changes: [RecordChange] = []
    var parts: [Forgetting.Part] = []
    for (measure, former) in stored {
      guard let part = try person.part(of: former, of: name, measure, in: store) else { continue }
      gone.rows += part.gone.count
      gone.measures.append(measure)
      parts.append(part)
      guard let present = measured.first(where: { $0.measure.id == measure })?.measure else { continue }
      let update = try part.update(in: snapshot, of: name, present).outcome()
      if let change = update.change { changes.append(change) }
      if update.isHeld { gone.held.append(measure) } else { parts[parts.count - 1].waiting = WaitingPeople() }
      gone.history.merge(try holding([Layout.summary(name, measure)]))
    }
    return (parts, changes)
  }

  /// Where saving is not possible, nothing goes; after a crash in between the same command ends the work.
  private func remove(
    _ parts: [Forgetting.Part], _ book: CodeBook?, _ sums: ForgottenNames?, of name: EnquiryName,
    from store: PrivateStore, save: () throws -> Saved
  ) throws -> Saved {
    for part in parts where !part.waiting.isEmpty { try store.write(part.waiting, of: name, part.measure) }
    let saved = try save()
    // First, while the code book still has the name.
    if let sums { try store.write(sums, of: name.alliance) }
    for part in parts { try part.remove(from: store, of: name) }
    if let book { try store.write(book, of: name) }
    try store.removeLeftovers()
    return saved
  }

  /// Removes all rows of a measure from this machine, what was added up of them, and the codes that nothing else uses.
  package func forget(
    rowsOf measure: Slug, of name: EnquiryName, now: Moment, isDryRun: Bool
  ) throws -> Forgotten {
    if !isDryRun { try refuseUnwritable(now: now) }
    let snapshot = try snapshot(reach: .own)
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
      in: snapshot, of: name, measured.measure, definitions: former.definitions, from: former, to: StoredRows([])
    ).outcome().change
    let others = try store.measures(of: name).filter { $0 != measure }.flatMap { other in
      try store.rows(of: name, other).imports.flatMap(\.contents.rows)
    }
    var book = try store.codeBook(of: name)
    gone.unusedCodes = book.keep(Set(others.map(\.person.code)))
    // Nobody is reminded of what had to go, here or on another machine.
    let mark = RecordChange.edit(
      Layout.measure(name, measure), .measure, [.set("rows_forgotten", .token(now.day.description))])
    let save = Save(
      "Forget the rows of \(measure)", action: "forget rows", enquiry: name,
      changes: (change.map { [$0] } ?? []) + [mark])
    gone.saved = try self.save(save, now: now, isDryRun: isDryRun)
    if isDryRun { return gone }
    for one in former.imports { try store.remove(one.batch) }
    try store.write(WaitingPeople(), of: name, measure)
    if gone.unusedCodes > 0 { try store.write(book, of: name) }
    try store.removeLeftovers()
    try KeptResults.drop(in: self)
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
    let snapshot = try snapshot(reach: .own)
    return try snapshot.clusterSlugs().flatMap { cluster in
      let folder = "\(Layout.clusters)/\(cluster)/packs"
      return try snapshot.names(in: folder).filter { $0.hasSuffix(".html") }.map { "\(folder)/\($0)" }
    }
  }
}

extension StoredRows {
  /// How many rows there are, earlier values of the same person and occasion among them.
  var count: Int { imports.reduce(0) { $0 + $1.contents.rows.count } }
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
    let before = try bytes(Part.diary.rawValue) ?? Array("date,what\n".utf8)
    try write(before + Array("\(now.day),\(what)\n".utf8), to: Part.diary.rawValue)
  }
}
