import Model

/// The learning cycles in their order, each with what was planned, what happened and what was decided.
struct CyclesRegion {
  let contents: PackContents
  let enquiry: PackEnquiry

  var value: Value {
    .fields([
      "list": .section(enquiry.cycles.map { cycle($0.cycle, number: $0.number) }),
      "withheld": .text(orAbsent: Wording.withheld(enquiry.withheld.cycles, "cycle", "cycles")),
    ])
  }

  private func cycle(_ cycle: Cycle, number: Int) -> Value {
    let interventions = InterventionTitles(toolkit: contents.toolkit)
    return .fields([
      "number": .text("\(number)"),
      "period": .text(cycle.period.spoken),
      "state": .text(CyclesRegion.state(of: cycle)),
      "days": .text(orAbsent: CyclesRegion.days(of: cycle)),
      "tried": .text(orAbsent: cycle.interventions.map(interventions.spoken).joined(separator: "; ")),
      "told": .section(CyclesRegion.sections(cycle, CyclesRegion.planned + CyclesRegion.reviewed)),
      "decision": cycle.decision.map { .text(Wording.capitalised($0.spoken)) } ?? .absent,
      "undecided": .flag(cycle.decision == nil && !cycle.isOpen),
      "turned_out": .text(orAbsent: cycle.turnedOut.map { Wording.capitalised($0.spoken) }),
      "decided": .section(CyclesRegion.sections(cycle, CyclesRegion.decided)),
      "missing": .text(orAbsent: CyclesRegion.missing(in: cycle)),
      "origin": Origin(source: cycle.source, attribution: cycle.attribution).value,
    ])
  }

  static func state(of cycle: Cycle) -> String {
    if cycle.isUnreadable { return "cannot be read" }
    guard cycle.isOpen else { return "closed" }
    return cycle.isReviewed ? "reviewed, no decision yet" : "open"
  }

  private static func days(of cycle: Cycle) -> String? {
    let days = [("opened", cycle.opened), ("reviewed", cycle.reviewed), ("closed", cycle.closed)]
    let known = days.compactMap { word, day in day.map { "\(word) \($0.spoken)" } }
    return known.isEmpty ? nil : Wording.capitalised(known.joined(separator: ", "))
  }

  private static let planned: [Heading] = [.aim, .prediction]
  private static let reviewed: [Heading] = [.happened, .wentWell, .notEffective, .problems, .learned]

  private static let decided: [Heading] = [.why, .freed, .carriesOver, .next]

  /// What stands under some headings, with their words.
  private static func sections(_ cycle: Cycle, _ headings: [Heading]) -> [Value] {
    headings.compactMap { heading in
      cycle.prose[heading].map {
        .fields(["label": .text(heading.rawValue), "body": .prose($0, headings: 5)])
      }
    }
  }

  /// The headings under which nothing stands; of a cycle not yet reviewed only those of its plan.
  private static func missing(in cycle: Cycle) -> String? {
    let expected = cycle.isOpen && !cycle.isReviewed ? planned : planned + reviewed
    let missing = expected.filter { cycle.prose[$0] == nil }.map { Wording.lowered($0.rawValue) }
    return missing.isEmpty ? nil : "Not recorded: \(missing.joined(separator: "; "))."
  }
}
