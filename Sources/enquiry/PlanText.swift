internal import Archive
internal import Model
internal import Packs

/// The plan of an enquiry in lines: what was asked for first, then what was added by name.
struct PlanText {
  let enquiry: Enquiry
  let toolkit: Toolkit
  let frameworks: Frameworks
  /// Whether each criterion of success is met; empty where figures were not asked.
  var verdicts: [SuccessVerdict] = []

  private let missing = "not recorded"

  func text(_ page: Page) -> String {
    var lines = ["\(enquiry.title.uppercased())  (\(enquiry.name))", ""]
    lines += sixAnswers(page) + added(page)
    if let source = enquiry.source { lines.append(page.field("Source", source)) }
    if let attribution = enquiry.attribution { lines.append(page.field("Attribution", attribution)) }
    for section in enquiry.prose.sections where !section.text.isEmpty {
      lines += [""] + (section.heading.map { [$0] } ?? []) + [page.prose(section.text, indent: 2)]
    }
    let stages = TheoryReport.stages(enquiry.theory, page)
    if !stages.isEmpty { lines += ["", (["THEORY OF CHANGE"] + stages).joined(separator: "\n\n")] }
    return lines.joined(separator: "\n")
  }

  /// What every enquiry is asked for; what is not there yet is said.
  private func sixAnswers(_ page: Page) -> [String] {
    var lines = [
      page.field("Question", enquiry.question ?? missing), page.field("Trying", enquiry.practice ?? missing),
    ]
    lines.append(page.field("Toolkit", list(interventions)))
    for (label, value) in [
      ("With whom", enquiry.forWhom), ("To improve", enquiry.outcome), ("When", enquiry.period),
    ] {
      lines.append(page.field(label, value ?? missing))
    }
    lines.append(
      page.field("Success is", list(verdicts.isEmpty ? enquiry.success.map(\.written) : verdicts.map(\.sentence))))
    let schools = enquiry.schools.map { school in
      let more = [school.part, school.link.map { "link: \($0)" }].compactMap { $0 }.joined(separator: "; ")
      return school.name + (more.isEmpty ? "" : " (\(more))")
    }
    lines.append(page.field("Schools", list(schools)))
    return lines
  }

  /// What is there because somebody wanted it; what is not is left out.
  private func added(_ page: Page) -> [String] {
    let focus = enquiry.focus.map { frameworks.spoken(Code(.focusAreas, $0)) }
    let strands = enquiry.strands.map { frameworks.spoken(Code(.strands, $0)) }
    let risks = enquiry.risks.map { $0.risk + ($0.response.map { "; then: \($0)" } ?? "") }
    let fields: [(String, [String])] = [
      ("Focus", focus.map { [$0] } ?? []), ("Priorities", enquiry.priorities), ("Strands", strands),
      ("Sponsor", enquiry.sponsor.map { [$0] } ?? []), ("Champions", enquiry.champions), ("Risks", risks),
      ("Costs", enquiry.costs.map(PlanText.cost)), ("Also going on", enquiry.concurrent),
    ]
    return fields.filter { !$0.1.isEmpty }.map { page.field($0.0, list($0.1)) }
  }

  private func list(_ items: [String]) -> String { items.isEmpty ? missing : items.joined(separator: "\n") }

  private var interventions: [String] {
    enquiry.interventions.map { choice in
      switch choice {
      case .toolkit(let id): toolkit[id].map { "\($0.title) (\(id))" } ?? "\(id), which the toolkit does not have"
      case .own(let title, let support): title + (support.map { "; supported by: \($0)" } ?? " (one of its own)")
      }
    }
  }

  /// `Cover for mentors' training: 6 days of cover, £500`.
  static func cost(_ cost: Cost) -> String {
    let days = cost.coverDays.map { "\($0) \($0 == ExactNumber("1") ? "day" : "days") of cover" }
    let parts = [days, cost.money.map { "£\($0)" }, cost.note].compactMap { $0 }
    return cost.item + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
