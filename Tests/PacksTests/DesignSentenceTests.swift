import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// The printed sentence of every design, and how its interval and its cautions go with it.
struct DesignSentenceTests {
  private func measure(_ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous) {
      $0.title = "Maths test"
      $0.people = "pupils"
      $0.unit = "points"
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "Oak School"
      change(&$0)
    }
  }

  /// `count` people in each group, who begin 0 to 9 points and rise by 1 or 2, and by `more` more in the target group.
  private func told(
    _ measure: Measure, more: Double = 3, ahead: Int = 0, lost: Int = 0, count: Int = 40
  ) throws -> ImpactStory {
    var rows: [[String]] = []
    for index in 0..<(2 * count) {
      let isTarget = index < count
      let start = index % 10 + (isTarget ? ahead : 0)
      let name = isTarget ? "target" : "Oak School"
      rows.append(["p\(index)", name, "", "before", "\(start)"])
      if isTarget, index < lost { continue }
      let end = Double(start + 1 + index * 7 % 3) + (isTarget ? more : 0)
      rows.append(["p\(index)", name, "", "after", "\(end)"])
    }
    let measured = try ReferenceRows.of(rows, measure)
    return ImpactStory(of: MeasureImpact(of: measured), from: measured)
  }

  @Test(arguments: [
    (Measure.Design?.none, "Allowing for"),
    (.convenience, "Compared with a group that was at hand, and allowing for"),
    (.previousCohort, "Compared with last year’s cohort, and allowing for"),
    (.matched, "Compared with similar pupils, and allowing for"),
  ])
  func `each design is told with its own words`(design: Measure.Design?, opening: String) throws {
    let first = try #require(try told(try measure { $0.design = design }).headlines.first)
    let all = " where each pupil started, the target group finished 2.98 points ahead of Oak School (95% confidence "
    #expect(first.hasPrefix(opening + all), "\(first)")
    #expect(first.contains("), an effect size of 0.98 ("), "\(first)")
    #expect(!first.contains("led to"))
  }

  @Test func `chosen by lot led to it, unless many were lost`() throws {
    let lot = try measure { $0.design = .randomised }
    #expect(
      try told(lot).headlines[0].contains("being in the target group led to 2.98 points more than in Oak School ("))
    let heavy = try told(lot, lost: 20)
    #expect(heavy.headlines[0].contains("ahead of Oak School ("), "\(heavy.headlines[0])")
    let attainment = try measure {
      $0.design = .randomised
      $0.marks = [.attainment]
    }
    #expect(try told(attainment, lost: 20).months[0].contains("so many were lost"))
    #expect(try !told(attainment).months[0].contains("lost"))
  }

  @Test func `one group changed by so much, without an effect size`() throws {
    let one = try measure {
      $0.treatmentGroups = []
      $0.controlGroup = nil
    }
    let figures = [Figure.mean("before", "31.4", n: 40), .mean("after", "34.1", n: 40)]
    let told = ImpactStory(of: MeasureImpact(of: one, figures: figures), figures: figures)
    #expect(told.headlines[0].contains("changed by 2.7 points, higher after"), "\(told.headlines)")
    #expect(!told.headlines.contains { $0.contains("effect size") })
    let after = ImpactStory(of: MeasureImpact(of: one, figures: [figures[1]]), figures: [figures[1]])
    #expect(after.headlines.allSatisfy { !$0.contains("changed") })
  }

  @Test func `groups too far apart are not similar, and that comes first`() throws {
    let matched = try measure { $0.design = .matched }
    let story = try told(matched, ahead: 2)
    #expect(!story.headlines.contains { $0.contains("similar") }, "\(story.headlines)")
    #expect(story.cautions.first?.contains("too far for a fair comparison") == true, "\(story.cautions)")
  }

  @Test func `cautions stand in the order of the formula specification, and say which group they are about`() throws {
    let story = try told(try measure(), more: 0, lost: 18)
    let openings = [
      "Only 22 pupils in the smallest group: one or two of them could change this result. (Here: the target group.)",
      "23% of those measured at the start have no second measure; the result may not describe them.",
      "More were lost from one group than from the other (45 percentage points more)",
      "The groups started 0.12 standard deviations apart: use the adjusted difference.",
      "Whether this scale has a true zero",
      "The figures also fit with no real change",
    ]
    #expect(story.cautions.count == openings.count, "\(story.cautions)")
    for (caution, opening) in zip(story.cautions, openings) { #expect(caution.hasPrefix(opening), "\(caution)") }
  }

  @Test func `all who joined later are counted, in whichever group`() throws {
    let rows = (0..<60).flatMap { index -> [[String]] in
      let name = index % 2 == 0 ? "target" : "Oak School"
      let after = ["p\(index)", name, "", "after", "\(index % 10 + index % 3)"]
      // Three of one group and one of the other were not there at the start.
      return [10, 12, 14, 15].contains(index) ? [after] : [["p\(index)", name, "", "before", "\(index % 10)"], after]
    }
    let measured = try ReferenceRows.of(rows, try measure())
    let story = ImpactStory(of: MeasureImpact(of: measured), from: measured)
    #expect(story.cautions.contains("4 joined later and are not in the change."), "\(story.cautions)")
  }

  @Test func `the difference between groups is no doubt where only one of them may not have changed`() throws {
    // The others rise by −1 to 1 on average nought, those with the target by three more.
    let rows = (0..<80).flatMap { index -> [[String]] in
      let name = index < 40 ? "target" : "Oak School"
      let end = index % 10 + index * 7 % 3 - 1 + (index < 40 ? 3 : 0)
      return [["p\(index)", name, "", "before", "\(index % 10)"], ["p\(index)", name, "", "after", "\(end)"]]
    }
    let measured = try ReferenceRows.of(rows, try measure())
    let story = ImpactStory(of: MeasureImpact(of: measured), from: measured)
    #expect(!story.cautions.contains { $0.contains("fit with no real change") }, "\(story.cautions)")
  }

  @Test func `sums of two groups together are not told as the result of one`() throws {
    let rows = (0..<16).flatMap { index in
      ["before", "after"].map {
        ["p\(index)", index < 12 ? "target" : "Oak School", "", $0, "\(index % 7 + ($0 == "after" ? index % 3 : 0))"]
      }
    }
    let measure = try measure()
    let measured = try ReferenceRows.of(rows, measure)
    let observations = try #require(measured.rows)
    let summary = try Summary(of: observations, measure: measure).withoutSmallCells().summary
    let summed = MeasuredFigures(measure: measure, figures: [], summary: summary)
    let story = ImpactStory(of: MeasureImpact(of: summed), from: summed)
    #expect(story.doubts.count == 1 && story.doubts[0].contains("do not tell “target” and “Oak School” apart"))
    #expect(story.doubts[0].contains("fewer than 6 pupils are in one of them"), "\(story.doubts)")
  }

  @Test func `the caution about nought follows the analysis that leads`() throws {
    let nought = "The figures also fit with no real change"
    // Far ahead at the end, as at the start: the changes differ by nothing.
    let did = try told(try measure { $0.primaryAnalysis = .did }, more: 0, ahead: 6)
    #expect(did.cautions.contains { $0.hasPrefix(nought) })
    let post = try told(try measure { $0.primaryAnalysis = .post }, more: 0, ahead: 6)
    #expect(!post.cautions.contains { $0.hasPrefix(nought) && !$0.contains("Here:") }, "\(post.cautions)")
  }

  @Test func `an interval reads with the word of its sentence`() {
    func words(_ low: Double, _ high: Double, _ estimate: Double, turned: Bool = false) -> String {
      IntervalWords(
        (low, high), about: estimate, sides: (below: "behind", above: "ahead"), places: 1, isTurned: turned
      ).text
    }
    #expect(words(0.8, 7.4, 4.1) == "95% confidence interval 0.8 to 7.4")
    #expect(words(-7.4, -0.8, -4.1) == "95% confidence interval 0.8 to 7.4")
    #expect(words(-3.6, 3.1, -0.3) == "95% confidence interval: 3.6 behind to 3.1 ahead")
    #expect(words(-2.1, 9.4, 3.7) == "95% confidence interval: 2.1 behind to 9.4 ahead")
    #expect(words(-7.4, -0.8, -4.1, turned: true) == "95% confidence interval 0.8 to 7.4")
    #expect(words(-3.1, 3.6, 0.3, turned: true) == "95% confidence interval: 3.6 behind to 3.1 ahead")
  }

  @Test func `lower is better: behind with an effect size below nought`() throws {
    let story = try told(try measure { $0.direction = .lowerIsBetter })
    #expect(
      story.headlines[0].contains(" behind Oak School (95% confidence interval "), "\(story.headlines)")
    #expect(story.headlines[0].contains("an effect size of \u{2212}"))
  }

  @Test func `no interval is said to be missing where it was computed`() throws {
    let missing = try told(try measure()).notComputed
    #expect(!missing.contains { $0.contains("confidence interval") }, "\(missing)")
  }

  @Test func `a value that means nothing alone says its column`() throws {
    let words = MeasureWords(try measure())
    #expect(words.name(Subgroup(column: "pupil_premium", value: "Y")) == "pupil premium: Y")
    #expect(words.name(Subgroup(column: "pupil_premium", value: "yes")) == "pupil premium pupils")
    #expect(words.name(Subgroup(column: "centre", value: "north")) == "north")
  }

  @Test func `a group that the definition names and nobody is in is said`() throws {
    let story = try told(try measure { $0.treatmentGroups = ["traget"] })
    #expect(
      story.doubts == [
        "The definition calls a group that gets it “traget”, and no row or figure has it (there are “Oak School”, "
          + "“target”)."
      ])
    #expect(try told(try measure()).doubts.isEmpty)
  }

  @Test func `the plan says which measure comes first, not the alphabet`() throws {
    let ids = try ["age", "maths", "views"].map { try #require(Slug($0)) }
    let criteria = [SuccessCriterion("It works", measure: "views")]
    #expect(
      MeasureOrder(success: criteria, lock: nil).sorted(ids, by: \.self).map(\.text) == ["views", "age", "maths"])
    let fixed = FixedPlan(
      question: nil, success: [SuccessCriterion("So", measure: "maths")],
      measures: [
        FixedMeasure(id: ids[0], title: "Age"), FixedMeasure(id: ids[1], title: "Maths"),
      ])
    let locked = MeasureOrder(success: criteria, lock: PlanLock(plan: fixed))
    #expect(locked.sorted(ids, by: \.self).map(\.text) == ["maths", "age", "views"])
    #expect(MeasureOrder(success: [], lock: nil).sorted(ids, by: \.self) == ids)
  }

  @Test func `a criterion that came after the results says so, with the decimals of its headline`() throws {
    let one = try measure {
      $0.treatmentGroups = []
      $0.controlGroup = nil
    }
    let figures = [Figure.mean("before", "31.44", n: 40), .mean("after", "34.00", n: 40)]
    let threshold = SuccessCriterion.Threshold(.riseOf, try #require(SuccessCriterion.Amount("2")))
    let criterion = SuccessCriterion("It rises", measure: one.id.text, threshold: threshold)
    let impacts = [one.id: MeasureImpact(of: one, figures: figures)]
    let verdict = SuccessVerdict(of: criterion, by: impacts, places: [one.id: 1])
    #expect(verdict.sentence == "“It rises”: met: up by 2.6 points; the aim was 2 points.")
    let change = TracedChange(PlanChange(.success, to: criterion.written), .afterResults)
    let changes = PlanChanges(
      locked: nil, isAfterResults: false, entries: [.init(reason: nil, changes: [change])], titles: [:])
    #expect(
      verdict.traced(by: changes).sentence
        == "“It rises”: met: up by 2.6 points; the aim was 2 points (added after results were in).")
    #expect(verdict.traced(by: nil) == verdict)
  }
}
