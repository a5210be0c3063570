internal import ArgumentParser
internal import Archive
internal import Model

struct List: Act {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the enquiries: all, or those that match everything you ask for.")

  @OptionGroup var group: GroupOptions
  @OptionGroup var status: StatusOption

  @Option(help: ArgumentHelp("Only those with something dated since this day.", valueName: "day"))
  var since: String?

  @Option(help: ArgumentHelp("Only those with this school; a part of its name will do.", valueName: "name"))
  var school: String?

  @Option(help: ArgumentHelp("Only those of this area of focus.", valueName: "focus"))
  var focus: String?

  @Option(help: ArgumentHelp("Only those with a leadership entry that speaks to it, as km3.", valueName: "id"))
  var keyMessage: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only those with a record that has all these words.", valueName: "words"))
  var search: String?

  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    let names = try group.names(in: snapshot)
    let chosen = try workspace.chosenEnquiry()
    var loaded: [(name: EnquiryName, enquiry: Enquiry?)] = []
    var problems: [Problem] = []
    for name in names {
      let enquiry = try snapshot.enquiry(name)
      problems += enquiry.problems
      loaded.append((name, enquiry.value))
    }
    let isWanted = try filter(over: loaded.compactMap(\.enquiry), in: snapshot, context)
    let rows = try loaded.filter { try isWanted($0.name, $0.enquiry) }.map { name, enquiry in
      EnquiryList.Row(
        name: name, enquiry: enquiry, cycles: try snapshot.locations(of: name, in: "cycles").count,
        logs: try snapshot.logs(of: name), isChosen: chosen == name.description,
        source: try snapshot.reading(of: name.alliance))
    }
    return EnquiryList(rows: rows, looked: names.count, problems: problems.filter { $0.severity == .error })
  }

  /// What an enquiry must be to be listed; reads no more of it than was asked about.
  private func filter(
    over enquiries: [Enquiry], in snapshot: Snapshot, _ context: Context
  ) throws -> (EnquiryName, Enquiry?) throws -> Bool {
    let statuses = try status.words()
    let since = try since.map { try DateOption.read($0, in: context, as: .beginning) }
    let schools = try school.map { try SchoolNames($0, among: try List.schools(enquiries, snapshot)) }
    let focuses = try focus.map { try FocusNames($0, among: enquiries.compactMap(\.focus), snapshot) }
    let messages = try Set(
      keyMessage.isEmpty ? [] : Codes.ids(keyMessage, of: .keyMessages, in: try snapshot.frameworks().value))
    let words = search?.searchWords ?? []
    return { name, enquiry in
      if let schools, !(enquiry?.schools ?? []).contains(where: { schools.contains($0.name) }) { return false }
      if let focuses, !focuses.contains(enquiry?.focus) { return false }
      if !statuses.isEmpty {
        // An enquiry without a cycle is new.
        let cycle = Standing.current(of: try snapshot.cycles(of: name).value)?.cycle
        if !(cycle?.isIn(statuses) ?? statuses.contains(Standing.Stage.new.rawValue)) { return false }
      }
      if !messages.isEmpty {
        let entries = try snapshot.leadership(of: name).value
        if !entries.contains(where: { !messages.isDisjoint(with: $0.codes.ids(of: .keyMessages)) }) { return false }
      }
      if let since, try !snapshot.hasSomething(of: name, since: since) { return false }
      return try words.isEmpty || snapshot.holds(words, in: name)
    }
  }

  /// The schools that enquiries and their alliances name.
  static func schools(_ enquiries: [Enquiry], _ snapshot: Snapshot) throws -> [String] {
    let alliances = try Set(enquiries.map(\.name.alliance)).sorted().compactMap { try snapshot.alliance($0).value }
    let theirs = alliances.flatMap { ($0.leadSchool.map { [$0] } ?? []) + $0.schools.map(\.name) }
    return enquiries.flatMap { $0.schools.map(\.name) } + theirs
  }
}

/// Areas of focus as a person names them: an id, its title, or the words that an enquiry uses.
struct FocusNames {
  private let wanted: Set<String>

  init(_ word: String, among used: [String], _ snapshot: Snapshot) throws {
    let areas = try snapshot.frameworks().value[.focusAreas]?.entries ?? []
    let named = areas.filter { [$0.id.folded, $0.title.folded].contains(word.folded) }.flatMap { [$0.id, $0.title] }
    let own = used.filter { $0.folded == word.folded }
    let parts = (used + areas.map(\.title)).filter { !word.searchWords.isEmpty && $0.holds(word.searchWords) }
    let titled = areas.filter { parts.contains($0.title) }.map(\.id)
    wanted = Set((named + own).isEmpty ? (parts + titled).map(\.folded) : (named + own).map(\.folded))
    guard wanted.isEmpty else { return }
    let known = NewName.unique(used + areas.map(\.id))
    throw ArchiveError.notFound(
      .focus, name: word, nearest: Nearest.match(for: word, among: known + areas.map(\.title)), choices: known)
  }

  func contains(_ focus: String?) -> Bool { focus.map { wanted.contains($0.folded) } ?? false }
}

/// The enquiries of a folder, a line each.
struct EnquiryList: Report {
  struct Row {
    let name: EnquiryName
    /// Nil when the enquiry's file cannot be read.
    let enquiry: Enquiry?
    let cycles: Int
    let logs: Standing.Logs
    let isChosen: Bool
    /// Where it is read from; nil for one of the folder's own.
    let source: Source.Reading?
  }

  let rows: [Row]
  /// How many enquiries there were to pick from.
  let looked: Int
  let problems: [Problem]
  let kind = "list"

  func text(_ page: Page) -> String {
    guard !rows.isEmpty else { return "" }
    let areSourced = rows.contains { $0.source != nil }
    let lines = rows.map { row in
      [(row.isChosen ? "* " : "  ") + row.name.description, String(row.cycles), String(row.logs.count)]
        + (areSourced ? [row.source?.name.text ?? Source.here] : []) + [row.enquiry?.title ?? "(cannot be read)"]
    }
    return page.table([["  ENQUIRY", "CYCLES", "LOG"] + (areSourced ? ["FROM"] : []) + ["TITLE"]] + lines)
  }

  func talk(_ page: Page) -> String {
    if !rows.isEmpty { return problems.map(ProblemText.text).joined(separator: "\n") }
    switch looked {
    case 0: return "There is no enquiry yet. Begin one: enquiry new SHORT-NAME --practice \"…\""
    case 1: return "There is one enquiry to look at, and it does not match."
    default: return "None of the \(looked) enquiries matches all that you asked for."
    }
  }

  var json: [String: JSON] {
    let list = rows.map { row -> JSON in
      var keys: [String: JSON] = [
        "slug": .text(row.name.slug.text), "alliance": .text(row.name.alliance.text), "cycles": .count(row.cycles),
        "evidence": .count(row.logs.evidence), "leadership": .count(row.logs.leadership),
        "current": .truth(row.isChosen),
      ]
      keys["title"] = .maybe(row.enquiry?.title)
      keys["focus"] = .maybe(row.enquiry?.focus)
      keys["newest_entry"] = .maybe(row.logs.newest?.description)
      if let source = row.source { keys.merge(source.json) { old, _ in old } }
      return .object(keys)
    }
    return ["enquiries": .list(list), "problems": .list(problems.map(ProblemText.json))]
  }
}
