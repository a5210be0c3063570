import Model

/// One enquiry on two facing pages: on the left what was tried and what changed, on the right what the meeting needs.
struct SpreadRegion {
  let contents: PackContents
  let alliance: Alliance
  let enquiry: PackEnquiry
  /// Its left page, which the annex goes by, too.
  let page: LeftPage

  private var record: Enquiry { enquiry.dossier.enquiry }

  var value: Value {
    var fields = SpreadText.allCases.reduce(into: [String: Value]()) { fields, text in
      fields[text.rawValue] = .text(orAbsent: page.excerpt(text)?.text)
    }
    fields.merge(head) { _, new in new }
    fields.merge(tried) { _, new in new }
    fields.merge(changed) { _, new in new }
    fields.merge(right) { _, new in new }
    return .fields(fields)
  }

  // MARK: - What it is

  private var head: [String: Value] {
    let agreement = contents.meeting.record?.agreement(on: record.name)
    return [
      "anchor": .text(record.name.description),
      "title": .text(page.title),
      "alliance": .text(alliance.name),
      "question": .text(orAbsent: page.question),
      "agreement": agreement.map { agreed in
        .text("Agreed by \(agreed.role)\(agreed.date.map { " on \($0.spoken)" } ?? "").")
      } ?? .absent,
      "unreadable": .text(orAbsent: enquiry.unreadable.joined(separator: "; ")),
      "cycle": .text(orAbsent: enquiry.latestCycle.map(SpreadRegion.name)),
      "cut": .flag(!SpreadText.cut(of: enquiry, on: page.room).isEmpty),
    ]
  }

  static func name(_ number: Int, _ cycle: Cycle) -> String {
    "Cycle \(number), \(cycle.period == .unknown ? "period not recorded" : cycle.period.spoken)"
      + ", \(cycle.state)"
  }

  private var tried: [String: Value] {
    [
      "practice": .text(orAbsent: page.practice),
      "interventions": .section(page.interventions),
      "dose": record.dose.map { .text(Wording.dose($0)) } ?? .absent,
      "schools": .text(orAbsent: page.schools),
      "adapted": .section(texts: page.adapted),
    ]
  }

  // MARK: - What changed

  private var changed: [String: Value] {
    let outcomes = enquiry.storiesInOrder.filter { $0.story.standing == nil }
    let told = enquiry.told
    let story = told?.story
    let cautions = story?.cautions ?? []
    return [
      "headline": .text(orAbsent: page.headline),
      "more": .section(texts: page.more),
      "flow": .text(orAbsent: story?.flow),
      "chart": told.map {
        FiguresRegion(enquiry: enquiry, accent: contents.look.colour).chart($0.id, $0.story)
      } ?? .absent,
      "held_back": .section(texts: story?.withheld ?? []),
      "no_figure": .text(orAbsent: told == nil ? nothingTold(outcomes.isEmpty) : nil),
      "others": .text(orAbsent: others(outcomes.count - (told == nil ? 0 : 1))),
      "success": .section(texts: page.success),
      "predicted": .text(orAbsent: page.predicted),
      "plan": PlanRegion.line(enquiry),
      "care": .section(texts: page.care),
      "more_care": .text(orAbsent: cautions.count > 3 ? "\(cautions.count - 3) more in the annex." : nil),
      "cost": .text(orAbsent: page.cost),
    ]
  }

  /// The result with the name of what was measured before it, unless it says so itself.
  static func led(by headline: String, _ story: ImpactStory) -> String {
    headline.lowercased().hasPrefix(story.title.lowercased()) ? headline : "\(story.title): \(headline)"
  }

  private func nothingTold(_ isUnmeasured: Bool) -> String {
    if let withheld = Wording.withheld(enquiry.withheld.measures, "measure", "measures") { return withheld }
    return isUnmeasured
      ? "No outcome is measured yet. A starting figure, however rough, is worth more than a precise one later."
      : "There is no figure to tell of yet."
  }

  private func others(_ count: Int) -> String? {
    count > 0 ? "\(Wording.count(count, "other outcome is", "other outcomes are")) told in the annex." : nil
  }

  // MARK: - What the meeting needs

  private var right: [String: Value] {
    let page = RightPage(of: self)
    let sides = Viewpoints(of: enquiry)
    return [
      "lines": .list(Array(repeating: .fields([:]), count: page.linesToWriteOn)),
      "since": .text(orAbsent: page.since),
      "actions": page.actions.value,
      "pupils": .text(orAbsent: sides[.pupils].prefix(3).joined(separator: ", ")),
      "teachers": .text(orAbsent: sides[.teachers].prefix(3).joined(separator: ", ")),
      "observers": .text(orAbsent: sides[.observer].prefix(3).joined(separator: ", ")),
      "outside": .text(orAbsent: sides[.outside].prefix(3).joined(separator: ", ")),
      "learning": .section(
        page.learning.map { .fields(["text": .text($0.text), "messages": .text(orAbsent: $0.messages)]) }),
      "kept": .text(
        orAbsent: Wording.kept(
          enquiry.withheld.leadership, beside: enquiry.dossier.leadership.count, from: contents.audience.share)),
      "questions": .section(
        page.questions.map { .fields(["text": .text($0.text), "record": .text($0.record)]) }),
    ]
  }
}
