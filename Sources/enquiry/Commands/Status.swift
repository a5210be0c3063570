internal import ArgumentParser
internal import Archive
internal import Model

struct Status: Act {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show where each enquiry stands and what comes next.")

  @Argument(help: ArgumentHelp("Only this enquiry.", valueName: "short-name"))
  var slug: String?

  @OptionGroup var group: GroupOptions
  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  /// From so many enquiries on, each alliance has a line instead of each enquiry.
  private static let veryMany = 41

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    if read.isCurrent, let waiting = try workspace.pendingMerge() {
      context.talk(context.page.wrapped("A merge of “\(waiting.name)” waits for answers: enquiry resolve\n"))
    }
    let sending = try read.isCurrent ? workspace.sendingState() : nil
    let snapshot = try read.snapshot(of: workspace, in: context)
    let programme = try snapshot.programme().value
    func row(_ standing: Standing) throws -> StatusReport.Row {
      let calendar = try snapshot.calendar(of: standing.name.alliance)
      return (standing, standing.next(on: snapshot.today(or: context.today), by: calendar))
    }
    if let slug = try named(in: snapshot) {
      let loaded = try snapshot.standing(of: slug)
      return StatusReport(
        programme: programme, rows: [try row(loaded.value)], problems: loaded.problems, unsaved: try snapshot.unsaved(),
        isAll: true, sending: sending)
    }
    let (alliances, standings) = try group.standings(in: snapshot)
    let stages = try alliances.map { ($0, try standings.stages(of: $0)) }
    let count = stages.reduce(0) { $0 + $1.1.value.values.reduce(0, +) }
    if count >= Status.veryMany, alliances.count > 1, !shared.json {
      return ManyStandings(
        programme: programme, alliances: stages.map { ($0, $1.value) },
        problems: stages.flatMap(\.1.problems), unsaved: standings.unsaved, sending: sending)
    }
    let loaded = try alliances.flatMap { try standings.enquiries(of: $0) }
    return StatusReport(
      programme: programme, rows: try loaded.map { try row($0.value) }, problems: loaded.flatMap(\.problems),
      unsaved: standings.unsaved, isAll: !group.isGiven, sending: sending)
  }

  /// The one enquiry that is asked about; nil for all, or those of a group.
  private func named(in snapshot: Snapshot) throws -> EnquiryName? {
    try (slug ?? only.slug) == nil ? nil : group.names(or: slug ?? only.slug, in: snapshot).first
  }
}

/// Where each enquiry stands.
struct StatusReport: Report {
  typealias Row = (standing: Standing, next: [NextStep])

  let programme: Programme?
  let rows: [Row]
  let problems: [Problem]
  let unsaved: [String]
  /// Whether no alliance or cluster was picked out.
  let isAll: Bool
  /// How far this folder and the other side are apart; nil where it is sent nowhere, or something else is looked at.
  let sending: SendingState?
  let kind = "status"

  init(
    programme: Programme?, rows: [Row], problems: [Problem], unsaved: [String], isAll: Bool, sending: SendingState?
  ) {
    (self.programme, self.rows, self.unsaved, self.isAll) = (programme, rows, unsaved, isAll)
    self.sending = sending
    self.problems = problems.filter { $0.severity == .error }
  }

  /// From so many enquiries on, each has a line and its most pressing step.
  private static let many = 7

  func text(_ page: Page) -> String {
    let title = StatusReport.title(programme, page)
    if rows.count < Self.many { return title + rows.map { full($0, page) }.joined(separator: "\n\n") }
    let stages = rows.reduce(into: [:]) { $0[$1.standing.stage, default: 0] += 1 }
    let summary = StatusReport.summary("\(rows.count) enquiries", stages)
    return title + page.wrapped(summary + ".") + "\n\n" + rows.map { short($0, page) }.joined(separator: "\n")
  }

  static func title(_ programme: Programme?, _ page: Page) -> String {
    programme.map { page.wrapped($0.name + ($0.isSample ? " (published examples)" : "")) + "\n\n" } ?? ""
  }

  /// `12 enquiries: 2 with no cycle yet, 7 with an open cycle, 3 closed`
  static func summary(_ whose: String, _ stages: [Standing.Stage: Int]) -> String {
    let words: [(Standing.Stage, String)] = [
      (.new, "with no cycle yet"), (.open, "with an open cycle"), (.reviewed, "to be decided"), (.closed, "closed"),
    ]
    let counts = words.compactMap { stage, word in stages[stage].map { "\($0) \(word)" } }
    return counts.isEmpty ? "\(whose): none" : "\(whose): \(counts.joined(separator: ", "))"
  }

  private func full(_ row: Row, _ page: Page) -> String {
    let standing = row.standing
    let title = standing.plan.map { ": \($0.title)" } ?? ""
    let plan = StatusReport.spoken(standing.planChanges).map { " \($0)" } ?? ""
    let lines = [
      page.wrapped("\(standing.name)\(title)", indent: 2),
      page.wrapped(
        "\(NewName.capitalised(standing.spokenStage)); \(standing.spokenLogs).\(plan)", first: "  ", indent: 2),
    ]
    let source =
      standing.source.map { [page.wrapped(NewName.capitalised($0.spoken) + ".", first: "  ", indent: 2)] } ?? []
    return (lines + source + row.next.map { $0.text(page, whose: standing.source) }).joined(separator: "\n")
  }

  /// Nil where there is nothing to say.
  private static func spoken(_ changes: Int?) -> String? {
    switch changes {
    case nil: nil
    case 0?: "The plan is as it was fixed."
    case 1?: "1 change to the plan since it was fixed."
    case let count?: "\(count) changes to the plan since it was fixed."
    }
  }

  private func short(_ row: Row, _ page: Page) -> String {
    let line = page.wrapped("\(row.standing.name): \(row.standing.spokenStage)", indent: 2)
    return ([line] + row.next.prefix(1).map { $0.text(page, whose: row.standing.source) }).joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if rows.isEmpty {
      lines.append(
        isAll
          ? "There is no enquiry yet. Begin one: enquiry new SHORT-NAME --practice \"…\""
          : "There is no enquiry in it yet.")
    }
    if rows.count >= Self.many {
      lines.append("\nAll next steps of one: enquiry status \(rows[0].standing.name). What is late: enquiry due")
    }
    lines += StatusReport.left(unsaved, sending, page)
    return lines.joined(separator: "\n")
  }

  /// What is to be done with the folder itself: edits to save, saves to send.
  static func left(_ unsaved: [String], _ sending: SendingState?, _ page: Page) -> [String] {
    [StatusReport.unsaved(unsaved, page), sending.flatMap(StatusReport.spoken).map { page.wrapped($0) }]
      .compactMap(\.self).enumerated().map { ($0 == 0 ? "\n" : "") + $1 }
  }

  /// Nil where both sides have the same, as far as is known here.
  private static func spoken(_ sending: SendingState) -> String? {
    guard sending.isKnown else { return "What is saved here was not sent yet: enquiry sync" }
    let saves = sending.ahead == 1 ? "1 save is not sent yet" : "\(sending.ahead) saves are not sent yet"
    let others = sending.behind == 1 ? "1 save came in and is" : "\(sending.behind) saves came in and are"
    return switch (sending.ahead, sending.behind) {
    case (0, 0): nil
    case (_, 0): "\(saves): enquiry sync"
    case (0, _): "\(others) not merged yet: enquiry sync"
    default: "\(saves), and \(sending.behind) came in: enquiry sync"
    }
  }

  /// Nil where everything is saved.
  static func unsaved(_ paths: [String], _ page: Page) -> String? {
    guard !paths.isEmpty else { return nil }
    let count = paths.count == 1 ? "1 file was" : "\(paths.count) files were"
    return page.wrapped("\(count) edited by hand and not saved yet. Save them: enquiry save")
  }

  var json: [String: JSON] {
    let enquiries = rows.map { row -> JSON in
      var keys = row.standing.json.merging([
        "next": .texts(row.next.map { row.standing.source == nil ? $0.line : $0.words })
      ]) { old, _ in old }
      keys["plan_changes"] = row.standing.planChanges.map { .count($0) }
      return JSON.object(keys)
    }
    var keys: [String: JSON] = [
      "enquiries": .list(enquiries), "unsaved": .texts(unsaved), "problems": .list(problems.map(ProblemText.json)),
    ]
    keys["programme"] = .maybe(programme?.name)
    if let sending, sending.isKnown {
      keys["remote"] = .object(["ahead": .count(sending.ahead), "behind": .count(sending.behind)])
    }
    return keys
  }
}
