internal import ArgumentParser
internal import Archive
internal import Model

struct DueCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Show what is late or missing, the oldest first.",
    discussion: """
      A starting measure before anything is tried, a look back at a cycle's end, a decision within three weeks of it, \
      the next cycle in the next term, a word in the log each half term, and figures from afterwards. Each with the \
      command that mends it. With --cluster it is the facilitator's call list: one line an alliance, the longest silence \
      first, whom to call and what to ask.
      """)

  @Argument(help: ArgumentHelp("Only this enquiry.", valueName: "short-name"))
  var slug: String?

  @OptionGroup var group: GroupOptions
  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let snapshot = try read.snapshot(of: context.workspace(), in: context)
    if let cluster = group.cluster, group.alliance == nil, slug ?? only.slug == nil {
      return try CallReport(
        of: try snapshot.find(cluster: cluster), in: snapshot, group, today: snapshot.today(or: context.today))
    }
    var rows: [DueReport.Row] = []
    var problems: [Problem] = []
    let standings = try standings(in: snapshot)
    for loaded in standings {
      problems += loaded.problems
      let calendar = try snapshot.calendar(of: loaded.value.name.alliance)
      let due = loaded.value.due(on: snapshot.today(or: context.today), by: calendar)
      if !due.isEmpty { rows.append((loaded.value, due)) }
    }
    let ordered = rows.enumerated().sorted { one, other in
      let (first, second) = (one.element.due[0], other.element.due[0])
      return Due.isInOrder(first, second) || !Due.isInOrder(second, first) && one.offset < other.offset
    }.map(\.element)
    return DueReport(rows: ordered, looked: standings.count, problems: problems.filter { $0.severity == .error })
  }

  private func standings(in snapshot: Snapshot) throws -> [Loaded<Standing>] {
    if let slug = slug ?? only.slug {
      return try group.names(or: slug, in: snapshot).map { try snapshot.standing(of: $0) }
    }
    let (alliances, standings) = try group.standings(in: snapshot)
    return try alliances.flatMap { try standings.enquiries(of: $0) }
  }
}

/// What is late or missing, by enquiry.
struct DueReport: Report {
  /// An enquiry, and what is due of it: at least one thing.
  typealias Row = (standing: Standing, due: [Due])

  let rows: [Row]
  /// How many enquiries were looked at.
  let looked: Int
  let problems: [Problem]
  let kind = "due"

  func text(_ page: Page) -> String {
    rows.map { row in
      let title = row.standing.plan.map { ": \($0.title)" } ?? ""
      let items = row.due.map { due in
        page.wrapped(DueText.sentence(due, of: row.standing), first: "  - ", indent: 4)
          + (row.standing.source == nil ? "\n    > \(row.standing.step(for: due.matter).command)" : "")
      }
      let source = row.standing.source.map { " (\($0.spoken))" } ?? ""
      return ([page.wrapped("\(row.standing.name)\(title)\(source)", indent: 2)] + items).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if rows.isEmpty, problems.isEmpty {
      lines.append(looked == 0 ? "There is no enquiry here yet, and nothing due." : "Nothing is due.")
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    let list = rows.map { row -> JSON in
      var keys: [String: JSON] = [
        "slug": .text(row.standing.name.slug.text), "alliance": .text(row.standing.name.alliance.text),
        "due": .list(row.due.map { DueText.json($0, of: row.standing) }),
      ]
      keys["title"] = .maybe(row.standing.plan?.title)
      if let source = row.standing.source { keys.merge(source.json) { old, _ in old } }
      return .object(keys)
    }
    return ["enquiries": .list(list), "problems": .list(problems.map(ProblemText.json))]
  }
}
