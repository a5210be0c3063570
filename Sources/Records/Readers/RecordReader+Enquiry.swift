package import Model

extension RecordReader {
  package static func enquiry(_ source: SourceText, name: EnquiryName) throws(RecordError) -> Reading<Enquiry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var enquiry = Enquiry(name: name, title: fields.required("title"))
    enquiry.id = fields.entryID("id")
    enquiry.ownQuestion = fields.text("question")
    enquiry.practice = fields.text("practice")
    enquiry.forWhom = fields.text("for_whom")
    enquiry.outcome = fields.text("outcome")
    enquiry.period = fields.text("period")
    enquiry.success = success(fields)
    enquiry.focus = fields.text("focus")
    enquiry.interventions = interventions(fields)
    enquiry.schools = schools(fields)
    enquiry.dose = dose(fields)
    support(&enquiry, fields)
    enquiry.theory = theory(fields)
    enquiry.source = fields.text("source")
    enquiry.attribution = fields.text("attribution")
    enquiry.prose = matter.prose
    return Reading(value: enquiry, problems: fields.finish())
  }

  static func success(_ fields: Fields) -> [SuccessCriterion] {
    fields.maps("success", orText: { SuccessCriterion($0) }, criterion)
  }

  private static func criterion(_ inner: Fields) -> SuccessCriterion {
    var criterion = SuccessCriterion(
      inner.required("text"),
      measure: inner.slug("measure", of: "a measure", "Write the name of its file, as reading-age.")?.text)
    criterion.claim = inner.choice("claim") ?? .these
    let aims = SuccessCriterion.Aim.allCases.filter { inner.entry($0.rawValue) != nil }
    for aim in aims {
      guard let word = inner.text(aim.rawValue) else { continue }
      if let amount = SuccessCriterion.Amount(word) {
        criterion.threshold = criterion.threshold ?? SuccessCriterion.Threshold(aim, amount)
      } else if let entry = inner.entry(aim.rawValue) {
        inner.report(
          "not_a_number", at: entry.value.range.lowerBound, "“\(word)” is no amount.",
          "Write a number, as 12, or a share, as 80%.")
      }
    }
    if aims.count > 1, let second = inner.entry(aims[1].rawValue) {
      inner.report(
        "two_aims", at: second.keyRange.lowerBound, "A criterion has one aim, and this is its second.",
        "Write a criterion of its own for “\(aims[1].rawValue)”; the first one counts here.", severity: .warning)
    }
    if let aim = aims.first, criterion.measure == nil, let entry = inner.entry(aim.rawValue) {
      inner.report(
        "aim_without_measure", at: entry.keyRange.lowerBound, "“\(aim.rawValue)” needs a measure to be judged by.",
        "Write measure: below it, with the name of its file.", severity: .warning)
    }
    return criterion
  }

  /// What is around the practice: whom it serves, who stands behind it, what it risks and costs.
  private static func support(_ enquiry: inout Enquiry, _ fields: Fields) {
    enquiry.priorities = fields.texts("priorities")
    enquiry.strands = fields.texts("strands")
    enquiry.sponsor = fields.text("sponsor")
    enquiry.champions = fields.texts("champions")
    enquiry.concurrent = fields.texts("concurrent")
    enquiry.risks = fields.maps("risks", orText: { Risk(risk: $0) }) { inner in
      Risk(risk: inner.required("risk"), response: inner.text("response"))
    }
    enquiry.costs = fields.maps("costs", orText: { Cost(item: $0) }) { inner in
      Cost(
        item: inner.required("item"), coverDays: inner.number("cover_days"), money: inner.number("money"),
        note: inner.text("note"))
    }
  }

  private static func interventions(_ fields: Fields) -> [InterventionChoice] {
    fields.maps("interventions", orText: { .toolkit($0) }) { inner in
      let id = inner.text("id")
      let support = inner.text("support")
      if inner.entry("own") == nil, let id { return .toolkit(id) }
      return .own(title: inner.required("own"), support: support)
    }
  }

  private static func dose(_ fields: Fields) -> Dose? {
    guard let entry = fields.entry("dose") else { return nil }
    guard let inner = fields.map("dose") else { return nil }
    let minutes = inner.number("minutes_per_day")
    let days = inner.number("days_per_week")
    fields.take(inner.finish())
    guard let minutes, let days else {
      fields.report(
        "dose", at: entry.keyRange.lowerBound, "“dose” needs two numbers.",
        "Write minutes_per_day: and days_per_week: below it.")
      return nil
    }
    return Dose(minutesPerDay: minutes, daysPerWeek: days)
  }

  private static func theory(_ fields: Fields) -> TheoryOfChange {
    var theory = TheoryOfChange()
    guard let stages = fields.map("theory_of_change") else { return theory }
    for stage in TheoryOfChange.Stage.allCases {
      theory[stage] = stages.maps(stage.rawValue, orText: { TheoryOfChange.Statement(text: $0) }) { inner in
        TheoryOfChange.Statement(
          text: inner.required("text"),
          measures: inner.slugs("measures", of: "a measure", "Write the name of its file, as reading-age.").map(\.text),
          evidenceFor: inner.entryIDs("evidence_for").map(\.text),
          evidenceAgainst: inner.entryIDs("evidence_against").map(\.text))
      }
    }
    fields.take(stages.finish())
    return theory
  }
}
