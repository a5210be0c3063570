internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

struct Handover: Act {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "Print the page for the person who takes over an enquiry.",
    discussion: """
      The question, the roles and schools, where things stand, what is due, where everything lies, and how to go on. It \
      names nobody. Print it, or keep it: enquiry handover > handover.txt
      """)

  @Argument(
    help: ArgumentHelp("The enquiry, by its short name; else the one you chose with “use”.", valueName: "short-name"))
  var slug: String?

  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let snapshot = try read.snapshot(of: workspace, in: context)
    let name = try EnquiryName.named(slug ?? enquiry.slug, in: snapshot)
    let loaded = try snapshot.standing(of: name)
    let plan = try snapshot.enquiry(name)
    guard let plan = plan.value else { throw Failure(unreadable: plan.problems) }
    let calendar = try snapshot.calendar()
    let own = try snapshot.ownEntries(of: name).value
    return HandoverReport(
      standing: loaded.value, enquiry: plan, cycles: try snapshot.cycles(of: name).value,
      measures: try snapshot.measures(of: name).value, alliance: try snapshot.alliance(name.alliance).value,
      clusters: try snapshot.clusterSlugs().compactMap { try snapshot.cluster($0).value }
        .filter { $0.alliances.contains(name.alliance) },
      participation: try snapshot.participation(of: name).value.sorted { LogNote.isInOrder($0.note, $1.note) },
      due: loaded.value.due(on: snapshot.today(or: context.today), by: calendar),
      next: loaded.value.next(on: snapshot.today(or: context.today), by: calendar),
      place: HandoverReport.Place(
        folder: workspace.root ?? context.directory, remote: try workspace.remote(),
        own: snapshot.readsOwn
          ? HandoverReport.Own(
            entries: own.evidence.count + own.leadership.count + own.participation.count,
            rows: try workspace.rowsKept(of: name)) : nil,
        unsaved: try snapshot.unsaved(below: [Layout.enquiry(name)])),
      day: snapshot.today(or: context.today), problems: loaded.problems.filter { $0.severity == .error })
  }
}

/// What the person who takes over must know, on one page.
struct HandoverReport: Report {
  /// Where everything lies.
  struct Place {
    /// The enquiry folder on this machine.
    let folder: String
    /// Where it is sent to; nil when nowhere.
    let remote: String?
    /// Nil for what was saved alone, to which nothing of this machine belongs.
    let own: Own?
    let unsaved: [String]
  }

  /// What this machine alone has.
  struct Own {
    let entries: Int
    /// Nil where the place for rows cannot be reached.
    let rows: RowsKept?
  }

  let standing: Standing
  let enquiry: Enquiry
  /// In their order: the first is cycle 1.
  let cycles: [Cycle]
  let measures: [MeasuredFigures]
  let alliance: Alliance?
  /// In which the alliance meets.
  let clusters: [Cluster]
  /// Who joined, left or changed its part, and what was adapted.
  let participation: [ParticipationEntry]
  let due: [Due]
  let next: [NextStep]
  let place: Place
  let day: Day
  let problems: [Problem]
  let kind = "handover"

  func text(_ page: Page) -> String {
    [
      page.wrapped("HANDOVER of \(standing.name), \(day.spoken)", indent: 2) + "\n" + page.wrapped(enquiry.title),
      question(page), people(page), standings(page), dues(page), places(page), goingOn(page),
    ].joined(separator: "\n\n")
  }

  private func question(_ page: Page) -> String {
    var lines = [page.wrapped(enquiry.question ?? "The question is not recorded yet.")]
    lines += enquiry.success.map { page.wrapped($0.text, first: "- It succeeds if: ", indent: 2) }
    return "THE QUESTION\n" + lines.joined(separator: "\n")
  }

  private func people(_ page: Page) -> String {
    var rows: [(String, String)] = []
    if let alliance { rows.append(("Alliance", alliance.name + (alliance.leadSchool.map { ", led by \($0)" } ?? ""))) }
    rows += clusters.map { ("Cluster", $0.name + ($0.facilitator.map { "; facilitator: \($0)" } ?? "")) }
    if let sponsor = enquiry.sponsor { rows.append(("Sponsor", sponsor)) }
    if !enquiry.champions.isEmpty { rows.append(("Champions", enquiry.champions.joined(separator: "\n"))) }
    let schools = enquiry.schools.map { school in
      [school.name, school.part, school.link.map { "link: \($0)" }].compactMap { $0 }.joined(separator: ", ")
    }
    rows.append(("Schools", schools.isEmpty ? "not recorded" : schools.joined(separator: "\n")))
    rows += participation.map { entry in
      (
        entry.note.date?.spoken ?? "Not dated",
        [entry.note.school, entry.spoken].compactMap { $0 }.joined(separator: ": ")
      )
    }
    return "ROLES AND SCHOOLS\n" + rows.map { page.field($0.0, $0.1, labelWidth: 18) }.joined(separator: "\n")
  }

  private func standings(_ page: Page) -> String {
    var lines = [page.wrapped("\(NewName.capitalised(standing.spokenStage)); \(standing.spokenLogs).")]
    lines += zip(1..., cycles).map { number, cycle in
      let aim = cycle.prose[.aim].map(Page.running) ?? "no aim recorded"
      return page.wrapped("\(cycle.period.spoken), \(cycle.standing): \(aim)", first: "- Cycle \(number), ", indent: 2)
    }
    let carried = cycles.last.flatMap { $0.prose[.carriesOver] ?? $0.prose[.next] }
    lines += carried.map { [page.wrapped("Carried over: \(Page.running($0))", first: "- ", indent: 2)] } ?? []
    let beside: [(String, [String])] = [
      ("Risk", enquiry.risks.map { $0.risk + ($0.response.map { "; then: \($0)" } ?? "") }),
      ("Cost", enquiry.costs.map(PlanText.cost)), ("Also going on", enquiry.concurrent),
    ]
    lines += beside.flatMap { label, texts in texts.map { page.wrapped($0, first: "- \(label): ", indent: 2) } }
    lines += measures.map { measured in
      let figures =
        measured.figures.isEmpty && measured.summary == nil
        ? measured.nothing : measured.hasAfter ? "figures of before and after" : "figures of the start"
      return page.wrapped(
        "\(measured.measure.title) (\(measured.measure.id)): \(figures)", first: "- Measured: ", indent: 2)
    }
    return "WHERE THINGS STAND\n" + lines.joined(separator: "\n")
  }

  private func dues(_ page: Page) -> String {
    let lines = due.map { page.bullet(DueText.sentence($0, of: standing)) }
    return "WHAT IS DUE\n" + (lines.isEmpty ? "Nothing is late or missing." : lines.joined(separator: "\n"))
  }

  private func places(_ page: Page) -> String {
    var rows = [
      ("Folder", place.folder),
      (
        "Records",
        standing.source.map { "\($0.spoken); changed where the alliance keeps them" } ?? Layout.enquiry(standing.name)
      ),
      ("Private notes", "\(privateNotes)\n\(Layout.privateFolder)/ is never saved or sent with the rest"),
      ("Sent to", place.remote ?? "nowhere yet: this folder is the only copy that it knows of"),
    ]
    if let words = onlyHere { rows.insert(("Only here", words), at: 3) }
    if !place.unsaved.isEmpty {
      rows.append(("Not saved yet", place.unsaved.joined(separator: "\n") + "\nSave them first: enquiry save"))
    }
    return "WHERE EVERYTHING LIES\n" + rows.map { page.field($0.0, $0.1, labelWidth: 18) }.joined(separator: "\n")
  }

  private var privateNotes: String {
    guard let own = place.own else {
      return "left out here, with rows about people: this page tells only what was saved"
    }
    return own.entries == 0
      ? "none of this enquiry"
      : "\(own.entries) of this enquiry, on this machine alone; share them (team), or hand them over by hand"
  }

  /// Rows and codes are sent nowhere: whoever takes over must be given them.
  private var onlyHere: String? {
    guard let own = place.own else { return nil }
    guard let kept = own.rows else { return "the folder for rows about people cannot be reached now: enquiry doctor" }
    var parts: [String] = []
    if kept.rows > 0 {
      parts.append("\(kept.rows.counted("row")) about people (\(kept.measures.map(\.text).spokenAnd))")
    }
    if kept.codes > 0 { parts.append("the code book with \(kept.codes.counted("name"))") }
    if parts.isEmpty { return nil }
    return parts.joined(separator: " and ")
      + ", on this machine alone; hand them over by hand, by a way that keeps them safe\n"
      + kept.places.joined(separator: "\n")
  }

  private func goingOn(_ page: Page) -> String {
    let steps =
      [
        NextStep(words: "make it yours", command: "enquiry use \(standing.name)"),
        NextStep(words: "read it all", command: "enquiry show \(standing.name)"),
        NextStep(words: "see what was saved when", command: "enquiry history \(standing.name)"),
      ].map { $0.text(page, first: "> ") } + next.map { $0.text(page, first: "> ", whose: standing.source) }
    return "HOW TO GO ON\n" + steps.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String { problems.map(ProblemText.text).joined(separator: "\n") }

  var json: [String: JSON] {
    var places: [String: JSON] = [
      "folder": .text(place.folder), "records": .text(Layout.enquiry(standing.name)),
      "private_folder": .text(Layout.privateFolder), "unsaved": .texts(place.unsaved),
    ]
    places["private"] = place.own.map { .count($0.entries) }
    if let rows = place.own?.rows {
      places["rows"] = .count(rows.rows)
      places["codes"] = .count(rows.codes)
    }
    places["remote"] = .maybe(place.remote)
    var keys: [String: JSON] = [
      "enquiry": .object(enquiry.json), "standing": .object(standing.json), "day": .text(day.description),
      "due": .list(due.map { DueText.json($0, of: standing) }), "next": .texts(next.map(\.line)),
      "place": .object(places), "problems": .list(problems.map(ProblemText.json)),
      "clusters": .list(
        clusters.map { cluster in
          .object(
            ["slug": .text(cluster.slug.text), "name": .text(cluster.name)].merging(
              cluster.facilitator.map { ["facilitator": .text($0)] } ?? [:]
            ) { old, _ in old })
        }),
    ]
    if let alliance {
      keys["alliance"] = .object(
        ["slug": .text(alliance.slug.text), "name": .text(alliance.name)].merging(
          alliance.leadSchool.map { ["lead_school": .text($0)] } ?? [:]
        ) { old, _ in old })
    }
    return keys
  }
}
