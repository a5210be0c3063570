import Model

/// One enquiry on two facing pages: on the left what was tried and what changed, on the right what the meeting needs.
struct SpreadRegion {
  let contents: PackContents
  let alliance: Alliance
  let enquiry: PackEnquiry

  private var record: Enquiry { enquiry.dossier.enquiry }

  var value: Value {
    var fields = SpreadText.allCases.reduce(into: [String: Value]()) { $0[$1.rawValue] = $1.value(enquiry) }
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
      "title": .text(record.title),
      "alliance": .text(alliance.name),
      "question": .text(orAbsent: record.question),
      "agreement": agreement.map { page in
        .text("Agreed by \(page.role)\(page.date.map { " on \($0.spoken)" } ?? "").")
      } ?? .absent,
      "unreadable": .text(orAbsent: enquiry.unreadable.joined(separator: "; ")),
      "schools": .text(orAbsent: schools),
      "cycle": .text(orAbsent: enquiry.latestCycle.map(SpreadRegion.name)),
      "cut": .flag(!SpreadText.cut(of: enquiry).isEmpty),
    ]
  }

  private var schools: String? {
    let names = record.schools.map(Wording.school).joined(separator: "; ")
    return Excerpt(names, in: Excerpt.Room(lines: 2, width: 450))?.text
  }

  static func name(_ number: Int, _ cycle: Cycle) -> String {
    "Cycle \(number), \(cycle.period == .unknown ? "period not recorded" : cycle.period.spoken)"
      + ", \(cycle.state)"
  }

  private var tried: [String: Value] {
    let interventions = InterventionTitles(toolkit: contents.toolkit)
    let adapted = enquiry.dossier.participation.filter { $0.kind == .adapted }
    let shown = adapted.suffix(2).map { entry -> String in
      let place = [entry.note.school, entry.element.map { "\($0.rawValue) part" }].compactMap { $0 }
      let text = Excerpt(entry.note.text, in: Excerpt.Room(lines: 1, width: 400))?.text ?? "no words recorded"
      return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + text
    }
    let more = adapted.count - shown.count
    return [
      "practice": .text(orAbsent: Wording.capitalised(record.practice ?? "")),
      "interventions": .section(record.interventions.map(interventions.value)),
      "dose": record.dose.map { .text(Wording.dose($0)) } ?? .absent,
      "adapted": .section(texts: shown + (more > 0 ? ["\(more) earlier"] : [])),
    ]
  }

  // MARK: - What changed

  private var changed: [String: Value] {
    let outcomes = enquiry.storiesInOrder.filter { $0.story.standing == nil }
    let told = enquiry.told
    let story = told?.story
    let cautions = story?.cautions ?? []
    return [
      "headline": .text(orAbsent: story.map { SpreadRegion.led(by: $0.headlines[0], $0) }),
      "more": .section(texts: Array((story?.headlines.dropFirst() ?? []).prefix(2))),
      "flow": .text(orAbsent: story?.flow),
      "chart": told.map {
        FiguresRegion(enquiry: enquiry, accent: contents.look.colour).chart($0.id, $0.story)
      } ?? .absent,
      "held_back": .section(texts: story?.withheld ?? []),
      "no_figure": .text(orAbsent: told == nil ? nothingTold(outcomes.isEmpty) : nil),
      "others": .text(orAbsent: others(outcomes.count - (told == nil ? 0 : 1))),
      "success": .section(texts: enquiry.verdicts.prefix(3).map(\.sentence)),
      "predicted": .text(orAbsent: predicted),
      "plan": PlanRegion.line(enquiry),
      "care": .section(texts: Array(cautions.prefix(3))),
      "more_care": .text(orAbsent: cautions.count > 3 ? "\(cautions.count - 3) more in the annex." : nil),
      "cost": .text(orAbsent: CostWords.sentence(record.costs)),
    ]
  }

  /// What was expected before, and how it turned out.
  private var predicted: String? {
    guard let cycle = enquiry.latestCycle?.cycle else { return nil }
    let turned = cycle.turnedOut.map { "It turned out \($0.spoken)." }
    let expected = Excerpt(cycle.prose[.prediction], in: Excerpt.Room(lines: 2, width: 238))?.text
    return [expected, turned].compactMap { $0 }.joined(separator: " ")
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
    let since = SinceLastTime(meeting: contents.meeting, alliance: alliance, enquiry: enquiry)
    let sides = Viewpoints(of: enquiry)
    let questions = ChallengeQuestion.all(of: enquiry)
    let actions = ActionsRegion(meeting: contents.meeting, actions: Array(since.actions.prefix(4)))
    let told = since.sentences.prefix(6).joined(separator: " ")
    let learned = learning
    let room = PageRoom.linesToWriteOn(
      besides: [[.asks, .offers], [.next, .decisionNeeded]], of: enquiry,
      [told] + actions.lines + learned.map { "\($0.text) \($0.messages)" }
        + questions.map { "\($0.text) (\($0.record))" })
    return [
      "lines": .list(Array(repeating: .fields([:]), count: room)),
      "since": .text(orAbsent: told),
      "actions": actions.value,
      "pupils": .text(orAbsent: sides[.pupils].prefix(3).joined(separator: ", ")),
      "teachers": .text(orAbsent: sides[.teachers].prefix(3).joined(separator: ", ")),
      "observers": .text(orAbsent: sides[.observer].prefix(3).joined(separator: ", ")),
      "outside": .text(orAbsent: sides[.outside].prefix(3).joined(separator: ", ")),
      "learning": .section(
        learned.map { .fields(["text": .text($0.text), "messages": .text(orAbsent: $0.messages)]) }),
      "kept": .text(
        orAbsent: Wording.kept(
          enquiry.withheld.leadership, beside: enquiry.dossier.leadership.count, from: contents.audience.share)),
      "questions": .section(
        questions.map { .fields(["text": .text($0.text), "record": .text($0.record)]) }),
    ]
  }

  /// The newest two entries.
  private var learning: [(text: String, messages: String)] {
    enquiry.dossier.leadership.suffix(2).map { entry in
      let messages = entry.codes.filter { $0.framework == .keyMessages }.map(contents.frameworks.spoken)
      let text = Excerpt(entry.note.text, in: Excerpt.Room(lines: 3, width: SpreadText.pageWidth))?.text
      return (text ?? "no words recorded", messages.joined(separator: ", "))
    }
  }
}
