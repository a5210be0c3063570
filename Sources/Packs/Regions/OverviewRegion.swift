import Model

/// One row an enquiry, grouped by alliance in agenda order: nothing is ranked.
struct OverviewRegion {
  let contents: PackContents

  var value: Value { .fields(["groups": .list(contents.alliances.map(group))]) }

  private func group(_ alliance: PackAlliance) -> Value {
    .fields([
      "alliance": .text(alliance.alliance.name),
      "rows": .list(alliance.enquiries.map(row)),
      "unreadable": .list(
        alliance.unreadable.map { .fields(["name": .text($0.name.description), "message": .text($0.message)]) }),
      "empty": .flag(alliance.enquiries.isEmpty && alliance.unreadable.isEmpty),
    ])
  }

  private func row(_ enquiry: PackEnquiry) -> Value {
    let record = enquiry.dossier.enquiry
    let interventions = InterventionTitles(toolkit: contents.toolkit)
    let titles = record.interventions.map { interventions.title(of: $0) }
    return .fields([
      "anchor": .text(record.name.description),
      "title": .text(record.title),
      "practice": .text(orAbsent: Wording.capitalised(record.practice ?? titles.joined(separator: "; "))),
      "stands": .text(stands(enquiry)),
      "figure": .text(figure(enquiry)),
      "evidence": .text(OverviewRegion.logged(enquiry.dossier.evidence.count, enquiry.withheld.evidence)),
      "leadership": .text(OverviewRegion.logged(enquiry.dossier.leadership.count, enquiry.withheld.leadership)),
    ])
  }

  /// Where the latest cycle stands.
  private func stands(_ enquiry: PackEnquiry) -> String {
    guard let (number, latest) = enquiry.cycles.last else {
      return Wording.withheld(enquiry.withheld.cycles, "cycle", "cycles") ?? "No cycle is recorded."
    }
    let name = "Cycle \(number) (\(latest.period.spoken))"
    if let decision = latest.decision { return "\(name) closed. Decision: \(decision.spoken)." }
    if latest.isUnreadable { return "\(name) cannot be read." }
    if !latest.isOpen { return "\(name) closed; no decision is recorded." }
    return latest.isReviewed ? "\(name) reviewed; no decision yet." : "\(name) open."
  }

  /// The first headline of the first outcome.
  private func figure(_ enquiry: PackEnquiry) -> String {
    let outcomes = enquiry.storiesInOrder.filter { $0.story.standing == nil }
    if let story = outcomes.first?.story, let headline = story.headlines.first {
      return headline.hasPrefix(story.title) ? headline : "\(story.title): \(headline)"
    }
    if let withheld = Wording.withheld(enquiry.withheld.measures, "measure", "measures") { return withheld }
    return outcomes.isEmpty ? "No outcome figure is recorded." : "Nothing can be computed yet."
  }

  /// `2 (4 kept)`.
  private static func logged(_ shared: Int, _ kept: Int) -> String {
    kept == 0 ? "\(shared)" : "\(shared) (\(kept) kept)"
  }
}
