internal import ArgumentParser
internal import Archive
internal import Model

struct List: Act {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the enquiries.")

  @Option(help: ArgumentHelp("Only those of this alliance.", valueName: "slug"))
  var alliance: String?

  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot(read.view)
    let names = try snapshot.enquiryNames(of: try alliance.map { try snapshot.find(alliance: $0) })
    let chosen = try workspace.chosenEnquiry()
    var rows: [EnquiryList.Row] = []
    var problems: [Problem] = []
    for name in names {
      let loaded = try snapshot.enquiry(name)
      problems += loaded.problems
      rows.append(
        EnquiryList.Row(
          name: name, title: loaded.value?.title, cycles: try snapshot.locations(of: name, in: "cycles").count,
          evidence: try snapshot.locations(of: name, in: "evidence").count,
          leadership: try snapshot.locations(of: name, in: "leadership").count, isChosen: chosen == name.description))
    }
    return EnquiryList(rows: rows, problems: problems.filter { $0.severity == .error })
  }
}

/// The enquiries of a folder, a line each.
struct EnquiryList: Report {
  struct Row {
    let name: EnquiryName
    /// Nil when the enquiry's file cannot be read.
    let title: String?
    let cycles: Int
    let evidence: Int
    let leadership: Int
    let isChosen: Bool
  }

  let rows: [Row]
  let problems: [Problem]
  let kind = "list"

  func text(_ page: Page) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { row in
      [
        (row.isChosen ? "* " : "  ") + row.name.description, String(row.cycles),
        String(row.evidence + row.leadership), row.title ?? "(cannot be read)",
      ]
    }
    return page.table([["  ENQUIRY", "CYCLES", "LOG", "TITLE"]] + lines)
  }

  func talk(_ page: Page) -> String {
    if rows.isEmpty { return "There is no enquiry yet. Begin one: enquiry new SLUG --practice \"…\"" }
    return problems.map(ProblemText.text).joined(separator: "\n")
  }

  var json: [String: JSON] {
    let list = rows.map { row -> JSON in
      var keys: [String: JSON] = [
        "slug": .text(row.name.slug.text), "alliance": .text(row.name.alliance.text), "cycles": .count(row.cycles),
        "evidence": .count(row.evidence), "leadership": .count(row.leadership), "current": .truth(row.isChosen),
      ]
      keys["title"] = .maybe(row.title)
      return .object(keys)
    }
    return ["enquiries": .list(list), "problems": .list(problems.map(ProblemText.json))]
  }
}
