internal import Archive
internal import Model

/// The cycles of one or several enquiries, in their order.
struct CycleList: Report {
  struct Row {
    let name: EnquiryName
    /// From 1, in the order of the enquiry's cycles.
    let number: Int
    let cycle: Cycle
  }

  let rows: [Row]
  let names: [EnquiryName]
  let isFiltered: Bool
  let problems: [Problem]
  let kind = "cycles"

  /// - Parameter statuses: how they must stand; none for all.
  init(of names: [EnquiryName], statuses: [String], in snapshot: Snapshot) throws {
    var rows: [Row] = []
    var problems: [Problem] = []
    for name in names {
      let loaded = try snapshot.cycles(of: name)
      problems += loaded.problems
      rows += zip(1..., loaded.value).map { Row(name: name, number: $0, cycle: $1) }
    }
    self.rows = rows.filter { $0.cycle.isIn(statuses) }
    self.names = names
    isFiltered = !statuses.isEmpty
    self.problems = problems
  }

  func text(_ page: Page) -> String {
    page.table(
      rows.map { row in
        let cycle = row.cycle
        let aim = cycle.prose[.aim].map(Page.running) ?? "no aim recorded"
        let cells = ["\(row.number)", cycle.period.spoken, cycle.standing, aim]
        return names.count == 1 ? cells : [row.name.description] + cells
      })
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if rows.isEmpty {
      let place = names.count == 1 ? names[0].description : "the \(names.count) enquiries"
      if isFiltered {
        lines.append("No cycle of \(place) stands so.")
      } else {
        lines.append(names.count == 1 ? "\(place) has no cycle yet." : "None of \(place) has a cycle yet.")
        lines += page.next("enquiry cycle new --aim \"…\" --prediction \"…\"", for: names)
      }
    }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "cycles": .list(
        rows.map { row in
          .object(
            row.cycle.json(number: row.number).merging(["enquiry": .text(row.name.description)]) { old, _ in old })
        }), "problems": .list(problems.map(ProblemText.json)),
    ]
    if names.count == 1 { keys["enquiry"] = .text(names[0].description) }
    return keys
  }
}

extension Cycle {
  /// Whether it stands in one of some ways: a stage, or the decision that closed it; true for no way at all.
  func isIn(_ statuses: [String]) -> Bool {
    let own = [stage.rawValue, decision?.rawValue].compactMap { $0 }
    return statuses.isEmpty || own.contains(where: statuses.contains)
  }

  /// Where it stands, in words.
  var standing: String { CycleCourse(of: self).standing }
}

extension CycleCourse {
  /// Where it stands, in words: `open`, `reviewed, no decision yet`, `closed (adopt)`.
  var standing: String {
    if isUnreadable { return "cannot be read" }
    if let decision { return "closed (\(decision.rawValue))" }
    if closed != nil { return "closed" }
    return isReviewed ? "reviewed, not decided" : "open"
  }
}
