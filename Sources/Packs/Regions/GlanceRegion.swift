import Model

/// All enquiries in one table, in agenda order: nothing is ranked, nothing is coloured.
struct GlanceRegion {
  let contents: PackContents
  let words: PackWords

  var value: Value { .fields(["groups": .list(contents.alliances.map(group))]) }

  private func group(_ alliance: PackAlliance) -> Value {
    .fields([
      "alliance": .text(alliance.alliance.name),
      "rows": .list(alliance.enquiries.map { row($0, of: alliance.alliance) }),
      "unreadable": .list(
        alliance.unreadable.map { .fields(["name": .text($0.name.description), "message": .text($0.message)]) }),
      "empty": .flag(alliance.enquiries.isEmpty && alliance.unreadable.isEmpty),
    ])
  }

  /// An enquiry in words; empty where there is nothing to say.
  struct Row {
    let title, question, cycle, changed, figure, caveat, decision: String
  }

  func words(_ enquiry: PackEnquiry, of alliance: Alliance) -> Row {
    let record = enquiry.dossier.enquiry
    let since = SinceLastTime(meeting: contents.meeting, alliance: alliance, enquiry: enquiry).sentences
    let decision = Excerpt(SpreadText.decisionNeeded.written(in: enquiry), in: GlanceRegion.cell)
    return Row(
      title: record.title, question: Excerpt(question(of: record), in: GlanceRegion.cell)?.text ?? "",
      cycle: enquiry.latestCycle.map(SpreadRegion.name) ?? noCycle(enquiry),
      changed: since.isEmpty ? words["nothing"] : since.prefix(2).joined(separator: " "),
      figure: figure(enquiry), caveat: enquiry.told?.story.cautions.first ?? "",
      decision: decision?.text ?? words["glance_no_decision"])
  }

  private func row(_ enquiry: PackEnquiry, of alliance: Alliance) -> Value {
    let row = words(enquiry, of: alliance)
    return .fields([
      "anchor": .text(enquiry.dossier.enquiry.name.description),
      "title": .text(row.title), "question": .text(orAbsent: row.question), "cycle": .text(row.cycle),
      "changed": .text(row.changed), "figure": .text(row.figure), "caveat": .text(orAbsent: row.caveat),
      "decision": .text(row.decision),
    ])
  }

  /// In short: what is tried, with whom, where it is recorded so; else the question.
  private func question(of record: Enquiry) -> String? {
    guard let practice = record.practice else { return record.question }
    let words = [Wording.phrase(practice), record.forWhom.map { "for \(Wording.phrase($0))" }].compactMap { $0 }
    return Wording.capitalised(words.joined(separator: ", ")) + "."
  }

  private func noCycle(_ enquiry: PackEnquiry) -> String {
    Wording.withheld(enquiry.withheld.cycles, "cycle", "cycles") ?? words["glance_no_cycle"]
  }

  private static let cell = Excerpt.Room(lines: 5, width: 110)

  /// The first headline of the first outcome.
  private func figure(_ enquiry: PackEnquiry) -> String {
    if let story = enquiry.told?.story { return SpreadRegion.led(by: story.headlines[0], story) }
    if let withheld = Wording.withheld(enquiry.withheld.measures, "measure", "measures") { return withheld }
    let outcomes = enquiry.storiesInOrder.filter { $0.story.standing == nil }
    return words[outcomes.isEmpty ? "glance_no_figure" : "glance_not_computed"]
  }
}
