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

  func perform(in context: Context) throws -> any Report {
    let snapshot = try read.snapshot(of: context.workspace(), in: context)
    let names = try group.names(or: slug ?? only.slug, in: snapshot)
    let calendar = try snapshot.calendar()
    var standings: [StatusReport.Row] = []
    var problems: [Problem] = []
    for name in names {
      let loaded = try snapshot.standing(of: name)
      problems += loaded.problems
      let changes = try snapshot.planChanges(of: name, looksAtHistory: false)
      standings.append(
        (loaded.value, loaded.value.next(on: snapshot.today(or: context.today), by: calendar), changes?.count))
    }
    return StatusReport(
      programme: try snapshot.programme().value, rows: standings,
      problems: problems.filter { $0.severity == .error }, unsaved: try snapshot.unsaved(), isAll: !group.isGiven)
  }
}

/// Where each enquiry stands.
struct StatusReport: Report {
  /// With how many changes to the plan there are since it was fixed; nil where it was not.
  typealias Row = (standing: Standing, next: [NextStep], changes: Int?)

  let programme: Programme?
  let rows: [Row]
  let problems: [Problem]
  let unsaved: [String]
  /// Whether no alliance or cluster was picked out.
  let isAll: Bool
  let kind = "status"

  /// From so many enquiries on, each has a line and its most pressing step.
  private static let many = 7

  func text(_ page: Page) -> String {
    let title = programme.map { page.wrapped($0.name + ($0.isSample ? " (published examples)" : "")) + "\n\n" } ?? ""
    if rows.count < Self.many { return title + rows.map { full($0, page) }.joined(separator: "\n\n") }
    return title + page.wrapped(summary) + "\n\n" + rows.map { short($0, page) }.joined(separator: "\n")
  }

  private func full(_ row: Row, _ page: Page) -> String {
    let standing = row.standing
    let title = standing.enquiry.map { ": \($0.title)" } ?? ""
    let plan = StatusReport.spoken(row.changes).map { " \($0)" } ?? ""
    let lines = [
      page.wrapped("\(standing.name)\(title)", indent: 2),
      page.wrapped(
        "\(NewName.capitalised(standing.spokenStage)); \(standing.spokenLogs).\(plan)", first: "  ", indent: 2),
    ]
    return (lines + row.next.map { $0.text(page) }).joined(separator: "\n")
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
    return ([line] + row.next.prefix(1).map { $0.text(page) }).joined(separator: "\n")
  }

  /// `12 enquiries: 2 with no cycle yet, 7 open, 3 closed.`
  private var summary: String {
    let words: [(Standing.Stage, String)] = [
      (.new, "with no cycle yet"), (.open, "with an open cycle"), (.reviewed, "to be decided"), (.closed, "closed"),
    ]
    let counts = words.compactMap { stage, word -> String? in
      let count = rows.count { $0.standing.stage == stage }
      return count == 0 ? nil : "\(count) \(word)"
    }
    return "\(rows.count) enquiries: \(counts.joined(separator: ", "))."
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
    if !unsaved.isEmpty {
      let count = unsaved.count == 1 ? "1 file was" : "\(unsaved.count) files were"
      lines.append(page.wrapped("\n\(count) edited by hand and not saved yet. Save them: enquiry save"))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    let enquiries = rows.map { row -> JSON in
      var keys = row.standing.json.merging(["next": .texts(row.next.map(\.line))]) { old, _ in old }
      keys["plan_changes"] = row.changes.map { .count($0) }
      return JSON.object(keys)
    }
    var keys: [String: JSON] = [
      "enquiries": .list(enquiries), "unsaved": .texts(unsaved), "problems": .list(problems.map(ProblemText.json)),
    ]
    keys["programme"] = .maybe(programme?.name)
    return keys
  }
}
