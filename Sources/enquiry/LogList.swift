internal import Archive
internal import Model

/// Entries of the logs of one or several enquiries, the oldest first.
///
/// What is kept for oneself is shown to its owner, marked so; as JSON, which travels further, it is only counted.
struct LogList: Report {
  struct Part {
    let name: EnquiryName
    let entries: LogEntries
  }

  /// An enquiry each, of which something is listed.
  let parts: [Part]
  /// The enquiries that were looked at.
  let names: [EnquiryName]
  /// Whether only some of the entries were asked for.
  let isFiltered: Bool
  /// Entries left out because they have no day.
  let undated: Int
  let problems: [Problem]
  let kind = "log"

  /// - Parameter options: nil for all entries of one enquiry.
  init(
    of option: EnquiryOption, _ read: ReadOptions, evidence wantsEvidence: Bool, leadership wantsLeadership: Bool,
    filter options: LogFilterOptions? = nil, kinds: [String] = [], keyMessages: [String] = [], in context: Context
  ) throws {
    let snapshot = try read.snapshot(of: context.workspace(), in: context)
    var filter = try LogFilter(options, in: context)
    filter.kinds = try kinds.map(EvidenceCommand.Add.kind)
    if !keyMessages.isEmpty {
      filter.keyMessages = try Codes.ids(keyMessages, of: .keyMessages, in: try snapshot.frameworks().value)
    }
    names =
      try options.map { try $0.group.names(all: $0.all, or: option, in: snapshot) } ?? [try option.name(in: snapshot)]
    isFiltered = filter.isNarrow
    let logs: [Snapshot.Log] = (wantsEvidence ? [.evidence] : []) + (wantsLeadership ? [.leadership] : [])
    var found: [Part] = []
    var problems: [Problem] = []
    var undated = 0
    for name in names {
      let loaded = try snapshot.entries(of: name, in: logs) { location in
        if filter.leavesOutUndated, location.date == nil { undated += 1 }
        return filter.takes(location)
      }
      problems += loaded.problems
      found.append(Part(name: name, entries: loaded.value))
    }
    let schools = try filter.school.map { try SchoolNames($0, among: try LogList.schools(found, snapshot)) }
    found = found.map { Part(name: $0.name, entries: filter.taken(from: $0.entries, schools)) }
    parts = found.filter { $0.entries.count > 0 }
    self.undated = undated
    self.problems = problems
  }

  /// The schools that could be meant: those of the entries, of the enquiries, of their alliances.
  private static func schools(_ parts: [Part], _ snapshot: Snapshot) throws -> [String] {
    let enquiries = try parts.compactMap { try snapshot.enquiry($0.name).value }
    let notes = parts.flatMap { $0.entries.evidence.map(\.note) + $0.entries.leadership.map(\.note) }
    return notes.compactMap(\.school) + (try List.schools(enquiries, snapshot))
  }

  func text(_ page: Page) -> String { parts.flatMap { LogList.text($0, page) }.joined(separator: "\n\n") }

  private static func text(_ part: Part, _ page: Page) -> [String] {
    var blocks: [String] = []
    if !part.entries.evidence.isEmpty {
      blocks.append("EVIDENCE LOG of \(part.name)")
      blocks += part.entries.evidence.map { text($0.note, $0.kind.spoken, page) }
    }
    if !part.entries.leadership.isEmpty {
      blocks.append("LEADERSHIP LOG of \(part.name)")
      blocks += part.entries.leadership.map {
        text($0.note, $0.codes.ids(of: .keyMessages).joined(separator: ", "), page)
      }
    }
    return blocks
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    let place = names.count == 1 ? names[0].description : "\(names.count) enquiries"
    if parts.isEmpty {
      if isFiltered {
        lines.append(page.wrapped("No entry of \(place) matches all that you asked for."))
      } else {
        lines.append(page.wrapped("Nothing is in the log of \(place) yet."))
        lines += page.next("enquiry log -m “what happened” --learned \"…\"", for: names)
      }
    }
    if undated > 0 {
      lines.append("\(undated == 1 ? "1 entry has no day and is" : "\(undated) entries have no day and are") left out.")
    }
    return lines.joined(separator: "\n")
  }

  static func text(_ note: LogNote, _ sort: String, _ page: Page, ties: [String] = []) -> String {
    let heading = [
      note.date?.spoken ?? "not dated", sort, note.role ?? "", note.school ?? "", "for \(LogList.readers(note.share))",
      note.id.text,
    ].filter { !$0.isEmpty }
    var lines = [page.wrapped(heading.joined(separator: " · "), indent: 2), page.prose(note.text, indent: 2)]
    lines += ties.map { page.wrapped($0, first: "  ", indent: 4) }
    if let source = note.source { lines.append(page.wrapped("Source: \(source)", first: "  ", indent: 2)) }
    if let attribution = note.attribution {
      lines.append(page.wrapped("Attribution: \(attribution)", first: "  ", indent: 2))
    }
    return lines.joined(separator: "\n")
  }

  static func readers(_ share: Share) -> String {
    switch share {
    case .me: "you only"
    case .team: "the team"
    case .cluster: "the cluster"
    case .public: "everybody"
    }
  }

  var json: [String: JSON] {
    func list<Entry>(_ entries: (LogEntries) -> [Entry], _ note: (Entry) -> LogNote, _ json: (Entry) -> [String: JSON])
      -> JSON
    {
      .list(
        parts.flatMap { part in
          entries(part.entries).filter { note($0).share != .me }.map { entry in
            .object(json(entry).merging(["enquiry": .text(part.name.description)]) { old, _ in old })
          }
        })
    }
    var keys: [String: JSON] = [
      "evidence": list(\.evidence, \.note, \.json), "leadership": list(\.leadership, \.note, \.json),
      "private": .count(parts.map(\.entries.countOfPrivate).reduce(0, +)), "undated_left_out": .count(undated),
      "problems": .list(problems.map(ProblemText.json)),
    ]
    if names.count == 1 { keys["enquiry"] = .text(names[0].description) }
    return keys
  }
}

extension LogEntries {
  /// How many are kept for oneself.
  var countOfPrivate: Int {
    evidence.count { $0.note.share == .me } + leadership.count { $0.note.share == .me }
  }
}

extension EvidenceEntry {
  /// What it is tied to, a line each.
  func ties(_ frameworks: Frameworks) -> [String] {
    let felt = isStillFelt.map { [$0 ? "Still felt at a later look." : "No longer felt at a later look."] } ?? []
    return (measures.isEmpty ? [] : ["Bears on: \(measures.joined(separator: ", "))"]) + codes.lines(frameworks) + felt
  }
}

extension LeadershipEntry {
  /// What it is coded to, a line each.
  func ties(_ frameworks: Frameworks) -> [String] {
    let challenge = codes.ids(of: .challenges).first.flatMap { frameworks[Code(.challenges, $0)] }
    let words = response.map { id in challenge?.responses.first { $0.id == id }?.title ?? id }
    return codes.lines(frameworks) + (words.map { ["What was done: \($0)"] } ?? [])
  }
}

extension [Code] {
  /// The words of the codes of each framework.
  fileprivate func lines(_ frameworks: Frameworks) -> [String] {
    NewName.unique(map(\.framework.text)).map { framework in
      let title = Slug(framework).flatMap { frameworks[$0]?.title } ?? framework
      return "\(title): " + filter { $0.framework.text == framework }.map(frameworks.spoken).joined(separator: ", ")
    }
  }
}
