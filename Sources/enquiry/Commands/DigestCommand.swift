internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

struct DigestCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "The note for a head within a day: what was recorded since, in six lines.",
    discussion: """
      What was saved on that day and after it goes in, whatever its date; what is not shared so far stays out. No \
      numbers: those are in “impact” and in packs, which look after small groups.
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The first day that counts, as yesterday or monday.", valueName: "day"))
  var since = "yesterday"

  @Option(help: ArgumentHelp("Only what bears on this school; a part of its name will do.", valueName: "name"))
  var school: String?

  @Option(help: "Who will read it: team, cluster, or public.")
  var audience: String = Share.cluster.rawValue

  @OptionGroup var shared: SharedOptions

  /// How many lines a note has.
  static let lines = 6

  func perform(in context: Context) throws -> any Report {
    guard let audience = Share(rawValue: audience), audience >= .team else {
      throw Failure("“\(audience)” is no audience of a digest.", hint: "It is team, cluster or public.", code: .usage)
    }
    let workspace = try context.workspace()
    let first = try DateOption.read(since, in: context)
    guard first <= context.today else {
      throw Failure("\(first.spoken) is still to come.", hint: "Give --since a day that is over.", code: .usage)
    }
    let snapshot = try workspace.snapshot(.committed)
    let before = try start(first, in: workspace)
    let comparison = StateComparison(
      from: try workspace.state(of: before?.id), to: try workspace.state(of: snapshot.commit))
    let reader = try DigestReader(audience, school: school, in: snapshot)
    var changes = try comparison.changes { old, new in
      try (new ?? old).map { try reader.bearsOn($0) } ?? true
    }.changes
    if let eve = first.adding(days: -1) {
      changes += try SourceChanges(in: snapshot).changes(sinceEndOf: eve, where: reader.bearsOn)
    }
    return DigestReport(
      since: first, school: reader.school, audience: audience, lines: try changes.compactMap(reader.line))
  }

  /// The state at the end of the day before; nil where nothing was saved by then.
  private func start(_ first: Day, in workspace: Workspace) throws -> Commit? {
    guard let before = first.adding(days: -1) else { return nil }
    switch try workspace.commit(atEndOf: before) {
    case .found(let commit): return commit
    case .none: return nil
    case .cutOff:
      throw Failure(
        "What was known on \(before.spoken) cannot be told: this folder was cloned without its older history.",
        hint: "Get it: git fetch --unshallow", code: .notFound)
    }
  }
}

/// Chooses what a reader may see and what bears on a school.
private struct DigestReader {
  /// The school as it is recorded; nil for all.
  let school: String?
  private let audience: Share
  private let snapshot: Snapshot
  private let schools: SchoolNames?
  /// The enquiries in which the school takes part, by themselves or by their alliance.
  private let enquiries: Set<EnquiryName>?

  init(_ audience: Share, school word: String?, in snapshot: Snapshot) throws {
    (self.audience, self.snapshot) = (audience, snapshot)
    guard let word else {
      (school, schools, enquiries) = (nil, nil, nil)
      return
    }
    let plans = try snapshot.enquiryNames().compactMap { try snapshot.enquiry($0).value }
    let known = try List.schools(plans, snapshot)
    let names = try SchoolNames(word, among: known)
    schools = names
    school = known.first { names.contains($0) } ?? word
    enquiries = Set(
      try plans.filter { plan in
        let alliance = try snapshot.alliance(plan.name.alliance).value
        let own = plan.schools.map(\.name)
        // An enquiry that lists its schools is theirs; else it is everybody's in the alliance.
        let all = own.isEmpty ? (alliance?.schools.map(\.name) ?? []) : own
        return (all + [alliance?.leadSchool].compactMap { $0 }).contains { names.contains($0) }
      }.map(\.name))
  }

  func bearsOn(_ name: EnquiryName) throws -> Bool { enquiries?.contains(name) ?? true }

  func line(_ change: RecordedChange) throws -> DigestReport.Line? {
    guard try share(of: change) >= audience, try isOfSchool(change) else { return nil }
    let title = try change.record.enquiry.map { try snapshot.enquiry($0).value?.title ?? $0.slug.text }
    return DigestStory.sentence(change, title: title).map { DigestReport.Line(change: change, says: $0) }
  }

  /// What another school saw is that school's.
  private func isOfSchool(_ change: RecordedChange) throws -> Bool {
    guard let schools else { return true }
    switch change.record.kind {
    case .evidence, .leadership, .participation, .action:
      guard let place = try content(of: change)?["school"] else { return change.record.kind != .action }
      return schools.contains(place)
    case .meeting:
      let members = try change.record.word.flatMap { Slug($0) }.flatMap { try snapshot.cluster($0).value?.alliances }
      return members?.contains { member in enquiries?.contains { $0.alliance == member } ?? false } ?? false
    case .checkIn: return enquiries?.contains { $0.alliance.text == change.record.word } ?? false
    default: return true
    }
  }

  /// How far a record may be read; what cannot be told is kept.
  private func share(of change: RecordedChange) throws -> Share {
    let usual: Share
    switch change.record.kind {
    // For everybody there is only what a pack has made of them.
    case .enquiry, .plan, .meeting, .action: return .cluster
    case .measure, .figures:
      let measures = try change.record.enquiry.map { try snapshot.measures(of: $0).value } ?? []
      return min(measures.first { $0.measure.id.text == change.record.name }?.measure.share ?? .me, .cluster)
    case .cycle: usual = .cluster
    case .evidence, .leadership, .participation, .checkIn: usual = .team
    case .programme, .alliance, .cluster, .framework, .toolkit, .coding, .pack, .pseudonyms, .file: return .me
    }
    guard let content = try content(of: change) else { return .me }
    guard let word = content["share"] else { return usual }
    return Share(rawValue: word) ?? .me
  }

  /// What a record says now; nil where it is gone, or cannot be read.
  private func content(of change: RecordedChange) throws -> RecordContent? {
    if case .added(let content) = change.what { return content }
    guard case .changed = change.what, let name = EntryID(change.record.name) else { return nil }
    let found = try snapshot.find(record: name.text, of: change.record.enquiry)
    return try RecordContent(try snapshot.source(of: found))
  }
}

/// The note: at most six lines.
struct DigestReport: Report {
  struct Line {
    let change: RecordedChange
    let says: String
  }

  let since: Day
  let school: String?
  let audience: Share
  let lines: [Line]
  let kind = "digest"

  /// The lines of the note: where there are more, the last says how many.
  private var sentences: [String] {
    let all = lines.map(\.says).unique
    guard all.count > DigestCommand.lines else { return all }
    let kept = DigestCommand.lines - 1
    return all.prefix(kept) + ["And \(all.count - kept) more things were written down."]
  }

  func text(_ page: Page) -> String {
    lines.isEmpty
      ? "" : ([page.wrapped(title + ":")] + sentences.map { page.bullet($0) }).joined(separator: "\n")
  }

  private var title: String {
    "Recorded since \(since.spoken)" + (school.map { ", for \($0)" } ?? "")
  }

  func talk(_ page: Page) -> String {
    lines.isEmpty
      ? page.wrapped(
        "Nothing that \(LogList.readers(audience)) may read was recorded since \(since.spoken)"
          + (school.map { " for \($0)." } ?? ".")) : ""
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "since": .text(since.description), "audience": .text(audience.rawValue),
      "lines": .list(
        lines.map { line in
          var keys: [String: JSON] = [
            "says": .text(line.says), "record": .text(line.change.record.kind.rawValue),
            "name": .text(line.change.record.name),
          ]
          keys["enquiry"] = .maybe(line.change.record.enquiry?.description)
          return .object(keys)
        }),
    ]
    keys["school"] = .maybe(school)
    return keys
  }
}
