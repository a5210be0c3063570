internal import Archive
internal import Model

/// Where the enquiries of many alliances stand: a line for each alliance.
struct ManyStandings: Report {
  let programme: Programme?
  let alliances: [(slug: Slug, stages: [Standing.Stage: Int])]
  let problems: [Problem]
  let unsaved: [String]
  let sending: SendingState?
  let kind = "status"

  private var all: [Standing.Stage: Int] {
    alliances.reduce(into: [:]) { $0.merge($1.stages) { $0 + $1 } }
  }

  func text(_ page: Page) -> String {
    let count = all.values.reduce(0, +)
    let summary = StatusReport.summary("\(count) enquiries of \(alliances.count) alliances", all)
    let lines = alliances.map { alliance in
      page.wrapped(StatusReport.summary(alliance.slug.text, alliance.stages), indent: 2)
    }
    return StatusReport.title(programme, page) + page.wrapped(summary + ".") + "\n\n" + lines.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if let first = alliances.first {
      lines.append(
        page.wrapped("\nThe enquiries of one: enquiry status --alliance \(first.slug). What is late: enquiry due"))
    }
    lines += StatusReport.left(unsaved, sending, page)
    return lines.joined(separator: "\n")
  }

  /// Never asked for: as JSON each enquiry is told.
  var json: [String: JSON] { [:] }
}
