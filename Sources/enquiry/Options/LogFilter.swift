internal import ArgumentParser
internal import Archive
internal import Model

/// Which entries of the logs, and of which enquiries.
struct LogFilterOptions: ParsableArguments {
  @Flag(help: "The entries of all enquiries.")
  var all = false

  @OptionGroup var group: GroupOptions

  @Option(help: ArgumentHelp("Only entries from this day on, as “last week” or spring-2026.", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("Only entries up to this day.", valueName: "day"))
  var until: String?

  @Option(help: ArgumentHelp("Only entries about this school; a part of its name will do.", valueName: "name"))
  var school: String?

  @Option(help: ArgumentHelp("Only entries shared so: me, team, cluster or public.", valueName: "readers"))
  var share: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Only entries with all these words.", valueName: "words"))
  var search: String?
}

/// What entries must be to be listed.
struct LogFilter {
  let since: Day?
  let until: Day?
  let shares: [Share]
  let words: [String]
  /// Nil for entries of any school.
  let school: String?
  var kinds: [EvidenceEntry.Kind] = []
  var keyMessages: [String] = []

  init(_ options: LogFilterOptions?, in context: Context) throws {
    since = try options?.since.map { try DateOption.read($0, in: context, as: .beginning) }
    until = try options?.until.map { try DateOption.read($0, in: context, as: .end) }
    if let since, let until, since > until {
      throw Failure(
        "No day is both from \(since.spoken) on and up to \(until.spoken).", hint: "Turn the two days round.",
        code: .usage)
    }
    shares = try (options?.share ?? []).map { word in
      if let share = Share(rawValue: word.lowercased()) { return share }
      throw Failure(
        "“\(word)” does not say who may read it.", hint: "Write me, team, cluster or public.", code: .usage)
    }
    words = options?.search?.searchWords ?? []
    school = options?.school
  }

  /// Whether anything is asked of entries at all.
  var isNarrow: Bool {
    leavesOutUndated || !shares.isEmpty || !words.isEmpty || school != nil || !kinds.isEmpty || !keyMessages.isEmpty
  }

  /// What has no day is in no stretch of time.
  var leavesOutUndated: Bool { since != nil || until != nil }

  /// By the name of its file alone.
  func takes(_ location: Layout.Location) -> Bool {
    if case .evidence(_, _, let kind, _) = location, !kinds.isEmpty, !kinds.contains(kind) { return false }
    guard leavesOutUndated else { return true }
    guard let date = location.date else { return false }
    return since.map { $0 <= date } ?? true && until.map { date <= $0 } ?? true
  }

  /// Those of the entries that match, by what stands in them.
  func taken(from entries: LogEntries, _ schools: SchoolNames?) -> LogEntries {
    var taken = entries
    taken.evidence.removeAll { !takes($0.note, $0.kind.spoken, schools) || !takes($0.codes) }
    taken.leadership.removeAll { !takes($0.note, nil, schools) || !takes($0.codes) }
    return taken
  }

  private func takes(_ codes: [Code]) -> Bool {
    keyMessages.isEmpty || keyMessages.contains(where: codes.ids(of: .keyMessages).contains)
  }

  private func takes(_ note: LogNote, _ kind: String?, _ schools: SchoolNames?) -> Bool {
    guard shares.isEmpty || shares.contains(note.share) else { return false }
    if let schools, !schools.contains(note.school) { return false }
    let written = [note.text, note.school, note.role, kind].compactMap { $0 }.joined(separator: "\n")
    return words.isEmpty || written.holds(words)
  }
}
