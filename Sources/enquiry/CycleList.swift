internal import Model

/// The cycles of one enquiry, in their order.
struct CycleList: Report {
  let name: EnquiryName
  let cycles: [Cycle]
  let problems: [Problem]
  let kind = "cycles"

  func text(_ page: Page) -> String {
    page.table(
      cycles.enumerated().map { index, cycle in
        ["\(index + 1)", cycle.period.spoken, cycle.standing, cycle.prose[.aim].map(Page.running) ?? "no aim recorded"]
      })
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if cycles.isEmpty {
      lines.append("\(name) has no cycle yet.")
      lines.append(page.wrapped("enquiry cycle new --aim \"…\" --prediction \"…\"", first: "Next: ", indent: 6))
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "enquiry": .text(name.description),
      "cycles": .list(cycles.enumerated().map { .object($1.json(number: $0 + 1)) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}

extension Cycle {
  /// Where it stands, in words: `open`, `reviewed, no decision yet`, `closed: adopt`.
  var standing: String {
    if isUnreadable { return "cannot be read" }
    if let decision { return "closed: \(decision.rawValue)" }
    if closed != nil { return "closed" }
    return isReviewed ? "reviewed, not decided" : "open"
  }
}
