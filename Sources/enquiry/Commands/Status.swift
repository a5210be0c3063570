internal import ArgumentParser
internal import Archive
internal import Model

struct Status: Act {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show where each enquiry stands and what comes next.")

  @Argument(help: "Only this enquiry.")
  var slug: String?

  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let snapshot = try context.workspace().snapshot(read.view)
    let names = try (slug ?? only.slug).map { [try snapshot.find(enquiry: $0)] } ?? snapshot.enquiryNames()
    var standings: [Standing] = []
    var problems: [Problem] = []
    for name in names {
      let enquiry = try snapshot.enquiry(name)
      let cycles = try snapshot.cycles(of: name)
      let measures = try snapshot.measures(of: name)
      problems += enquiry.problems + cycles.problems + measures.problems
      standings.append(
        Standing(
          name: name, enquiry: enquiry.value, cycles: cycles.value, measures: measures.value,
          evidence: try snapshot.locations(of: name, in: "evidence").count,
          leadership: try snapshot.locations(of: name, in: "leadership").count))
    }
    return StatusReport(
      programme: try snapshot.programme().value, standings: standings,
      problems: problems.filter { $0.severity == .error }, unsaved: try snapshot.unsaved())
  }
}

/// Where each enquiry stands.
struct StatusReport: Report {
  let programme: Programme?
  let standings: [Standing]
  let problems: [Problem]
  let unsaved: [String]
  let kind = "status"

  func text(_ page: Page) -> String {
    let title = programme.map { page.wrapped($0.name + ($0.isSample ? " (published examples)" : "")) + "\n\n" } ?? ""
    return title + standings.map { $0.text(page) }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if standings.isEmpty { lines.append("There is no enquiry yet. Begin one: enquiry new SLUG --practice \"…\"") }
    if !unsaved.isEmpty {
      let count = unsaved.count == 1 ? "1 file was" : "\(unsaved.count) files were"
      lines.append(page.wrapped("\n\(count) edited by hand and not saved yet. Save them: enquiry save"))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "enquiries": .list(standings.map { .object($0.json) }), "unsaved": .texts(unsaved),
      "problems": .list(problems.map(ProblemText.json)),
    ]
    keys["programme"] = .maybe(programme?.name)
    return keys
  }
}
