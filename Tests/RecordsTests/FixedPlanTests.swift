import Model
import Records
import Testing

@Suite struct `What was fixed of a plan` {
  private func enquiry() throws -> Enquiry {
    var enquiry = Enquiry(
      name: EnquiryName(alliance: try #require(Slug("elm")), slug: try #require(Slug("reading"))), title: "Reading")
    enquiry.ownQuestion = "What: \"does\" # it do?"
    enquiry.success = [SuccessCriterion("yes"), SuccessCriterion("6 months: more", measure: "age")]
    return enquiry
  }

  private func measure() throws -> Measure {
    var measure = Measure(id: try #require(Slug("age")), title: "Reading age: months", scale: .continuous)
    measure.unit = "months"
    measure.scaleMin = ExactNumber("-1.50")
    measure.likertLevels = Array(1...5)
    measure.topBox = .best(2)
    measure.treatmentGroups = ["8A", "no"]
    measure.controlGroup = "8:B"
    measure.interventionDate = Day(iso: "2026-09-07")
    measure.marks = [.attainment, .sensitive]
    measure.primaryAnalysisWords = "ancova"
    measure.occasions = [.init(id: "before"), .init(id: "after", date: Day(iso: "2026-12-11"))]
    return measure
  }

  private func text(_ edits: [RecordEdit]) throws -> SourceText {
    try SourceText(path: "plan.lock.yaml", text: "schema: enquiry/1\n").applying(edits, as: .lock)
  }

  @Test func `reads back as it was written, with amendments and earlier plans`() throws {
    var plan = FixedPlan(of: try enquiry(), measures: [try measure()], locked: Day(iso: "2026-09-01"))
    plan.isAfterResults = true
    let change = PlanChange(.definition, measure: "age", key: "control_group", from: "8:B", to: "no")
    plan.amendments = [.init(date: Day(iso: "2026-10-01"), reason: "It: was\nso", changes: [change])]
    let ended = PlanLock.EndedPlan(plan: plan, ended: Day(iso: "2026-11-01"), reason: "Switched")
    let source = try text(plan.edits + [.add(ended.value, to: "earlier")])
    let reading = try RecordReader.lock(source)
    #expect(reading.problems.isEmpty, "\(source.text)")
    #expect(reading.value == PlanLock(plan: plan, earlier: [ended]), "\(source.text)")
  }

  @Test func `differs in nothing from the files that it was made of`() throws {
    let (enquiry, measure) = (try enquiry(), try measure())
    let plan = FixedPlan(of: enquiry, measures: [measure], locked: nil)
    #expect(plan.changes(to: enquiry, measures: [measure]).isEmpty)
    var other = measure
    // What does not bear on results is no change, and a day that was not fixed may be filled in.
    other.title = "Reading"
    other.share = .team
    other.people = "pupils"
    other.occasions[0].date = Day(iso: "2026-09-01")
    other.occasions.append(.init(id: "later", date: Day(iso: "2027-03-01")))
    #expect(plan.changes(to: enquiry, measures: [other]).isEmpty)
  }

  @Test func `keeps every level of a scale`() throws {
    let (enquiry, measure) = (try enquiry(), try measure())
    let plan = FixedPlan(of: enquiry, measures: [measure], locked: nil)
    #expect(plan.measures[0].values["likert_levels"] == ["1", "2", "3", "4", "5"])
    var other = measure
    other.likertLevels = [0, 1, 2, 3, 4, 5]
    #expect(plan.changes(to: enquiry, measures: [other]).map(\.key) == ["likert_levels"])
  }

  @Test func `knows a criterion in other words from one that was added or taken out`() throws {
    var enquiry = try enquiry()
    enquiry.success = [
      SuccessCriterion("Six months more than 8B by July"), SuccessCriterion("Gap halves", measure: "age"),
      SuccessCriterion("Pupils like it"),
    ]
    let plan = FixedPlan(of: enquiry, measures: [], locked: nil)
    enquiry.success = [
      SuccessCriterion("Four months more than 8B by July"), SuccessCriterion("No gap at all", measure: "age"),
      SuccessCriterion("Costs under £100"),
    ]
    let changes = plan.changes(to: enquiry, measures: [])
    #expect(
      changes.map { "\($0.from ?? "-") > \($0.to ?? "-")" } == [
        "Gap halves (age) > No gap at all (age)", "Six months more than 8B by July > Four months more than 8B by July",
        "Pupils like it > -", "- > Costs under £100",
      ])
  }

  @Test func `tells each key that bears on results`() throws {
    let (enquiry, measure) = (try enquiry(), try measure())
    let plan = FixedPlan(of: enquiry, measures: [measure], locked: nil)
    var other = measure
    other.controlGroup = "8C"
    other.topBox = nil
    other.marks = [.sensitive]
    other.interventionDate = Day(iso: "2026-09-14")
    other.occasions[1].date = Day(iso: "2027-01-11")
    other.purpose = .outcome
    #expect(
      plan.changes(to: enquiry, measures: [other]).map { "\($0.key ?? ""): \($0.from ?? "-") > \($0.to ?? "-")" } == [
        "top_box: 2 > -", "control_group: 8:B > 8C", "intervention_date: 2026-09-07 > 2026-09-14",
        "attainment: true > -", "occasions: after on 2026-12-11 > after on 2027-01-11",
      ])
  }

  @Test func `knows results in figures and in what was added up from rows, at a later point than the start`() throws {
    var measured = MeasuredFigures(measure: try measure())
    #expect(!measured.hasResults)
    var before = Summary.Sums(key: .init(from: "before", to: nil))
    before.nFrom = 20
    measured.summary = Summary(.sums([before]))
    #expect(!measured.hasResults)
    var after = Summary.Sums(key: .init(from: "before", to: "after"))
    after.nTo = 20
    measured.summary = Summary(.sums([after]))
    #expect(measured.hasResults)
    measured.summary = Summary(
      .moves([.init(key: .init(from: "before", to: "after"), from: .absent, to: .absent, n: 3)]))
    #expect(!measured.hasResults)
    measured.summary = Summary(.points([.init(key: .init(from: "before", to: nil), n: 3, sum: .zero)]))
    #expect(!measured.hasResults)
  }
}
