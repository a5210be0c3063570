import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// What is told where there is a comparison group: criteria on the difference, both groups' averages, months.
@Suite struct `With a comparison group` {
  private func measure(_ scale: Measure.Scale = .continuous, _ change: (inout Measure) -> Void = { _ in }) throws
    -> Measure
  {
    try .made(scale) {
      $0.title = "Maths test"
      $0.people = "pupils"
      if scale == .continuous { $0.unit = "points" }
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "Oak School"
      change(&$0)
    }
  }

  /// Forty people in each group and in two pupil groups, who begin 0 to 9 and rise by 1 to 3, the target group by 3 more.
  private func measured(_ measure: Measure, turned: Bool = false) throws -> MeasuredFigures {
    let rows = (0..<80).flatMap { index -> [[String]] in
      let (group, part) = (index < 40 ? "target" : "Oak School", index % 4 < 2 ? "yes" : "no")
      let start = index % 10
      let end = start + 1 + index * 7 % 3 + (index < 40 ? 3 : 0)
      return [("before", start), ("after", end)].map { ["p\(index)", group, part, $0, "\(turned ? 20 - $1 : $1)"] }
    }
    return try ReferenceRows.of(rows, measure)
  }

  private func verdict(
    _ amount: String, _ measure: Measure, _ measured: MeasuredFigures, claim: SuccessCriterion.Claim = .these
  ) throws -> SuccessVerdict {
    let threshold = SuccessCriterion.Threshold(.aheadBy, try #require(SuccessCriterion.Amount(amount)))
    let criterion = SuccessCriterion("It works", measure: measure.id.text, threshold: threshold, claim: claim)
    return SuccessVerdict(of: criterion, by: [measure.id: MeasureImpact(of: measured)], places: [measure.id: 2])
  }

  // MARK: - A criterion on the difference

  @Test func `a criterion on the difference is judged by the analysis that counts, with its interval`() throws {
    let plain = try measure()
    let rows = try measured(plain)
    let met = try verdict("2", plain, rows)
    #expect(met.standing == .met)
    #expect(
      met.words.hasPrefix(
        "met: the target group is 2.98 points ahead of Oak School, allowing for the start (95% confidence interval 2."),
      "\(met.words)")
    #expect(met.words.hasSuffix("); the aim was 2 points"), "\(met.words)")
    #expect(try verdict("4", plain, rows).standing == .notMet)
    let wide = try verdict("3", plain, rows, claim: .wider)
    #expect(wide.standing == .cannotTell && wide.words.hasSuffix("and 3 lies inside"), "\(wide.words)")
    #expect(try verdict("1", plain, rows, claim: .wider).standing == .met)
    #expect(try verdict("9", plain, rows, claim: .wider).standing == .notMet)
    let ofChanges = try verdict("2", try measure { $0.primaryAnalysis = .did }, rows)
    #expect(!ofChanges.words.contains("by how much each group changed"), "the rows carry their own definition")
    let did = try measure { $0.primaryAnalysis = .did }
    #expect(try verdict("2", did, try measured(did)).words.contains(", by how much each group changed (95%"))
  }

  @Test func `ahead is what is better, also where lower is`() throws {
    let lower = try measure { $0.direction = .lowerIsBetter }
    #expect(try verdict("2", lower, try measured(lower, turned: true)).standing == .met)
    let behind = try verdict("2", lower, try measured(lower))
    #expect(behind.standing == .notMet)
    #expect(behind.words.contains("points behind Oak School, allowing for the start (95% confidence interval "))
    #expect(
      behind.words.contains(" behind to ") && behind.words.contains(" behind); the aim was 2 points"), "\(behind.words)"
    )
  }

  @Test func `a criterion on the difference of yes and no is in percentage points`() throws {
    let yesNo = try measure(.binary) { $0.primaryAnalysis = .post }
    let figures = [
      Figure.count("before", 20, of: 40, group: "target"), .count("after", 34, of: 40, group: "target"),
      .count("before", 20, of: 40, group: "Oak School"), .count("after", 24, of: 40, group: "Oak School"),
    ]
    let measured = MeasuredFigures(measure: yesNo, figures: figures)
    #expect(
      try verdict("20%", yesNo, measured).sentence
        == "“It works”: met: the target group is 25 percentage points ahead of Oak School, at the end alone (95% confidence "
        + "interval 5 to 42); the aim was 20 points.")
    #expect(try verdict("30", yesNo, measured).standing == .notMet)
  }

  /// Answers from 1 to 5 of 40 people in each group, of whom those in the target group end higher.
  private func levelsOfGroups() throws -> (Measure, MeasuredFigures) {
    let levels = try measure(.likert) {
      $0.likertLevels = [1, 2, 3, 4, 5]
      $0.topBox = .best(2)
    }
    let rows = (0..<80).flatMap { index -> [[String]] in
      let end = index < 40 ? 3 + index % 3 : 1 + index % 5
      return [("before", 1 + index % 5), ("after", end)].map {
        ["p\(index)", index < 40 ? "target" : "Oak School", "", $0, "\($1)"]
      }
    }
    return (levels, try ReferenceRows.of(rows, levels))
  }

  @Test func `levels that are counted are compared by their top answers`() throws {
    let (levels, measured) = try levelsOfGroups()
    let told = try verdict("10%", levels, measured)
    #expect(told.standing == .met && told.words.contains(" percentage points ahead of Oak School"), "\(told.words)")
  }

  @Test func `no average of levels leads, in words or in the picture`() throws {
    let (_, measured) = try levelsOfGroups()
    let story = ImpactStory(of: MeasureImpact(of: measured), from: measured)
    #expect(
      story.headlines[0].hasPrefix(
        "Afterwards 26 of 40 in the target group gave the top answers against 16 of 40 in Oak School: +25 percentage points"
      ),
      "\(story.headlines)")
    guard case .estimates(let drawn)? = story.picture else {
      Issue.record("no picture of estimates")
      return
    }
    #expect(drawn.map(\.text) == ["+25 points"])
  }

  @Test func `without figures of the other group it cannot be told`() throws {
    let plain = try measure()
    let alone = MeasuredFigures(
      measure: plain,
      figures: [.mean("before", "3", n: 9, group: "target"), .mean("after", "6", n: 9, group: "target")])
    #expect(
      try verdict("2", plain, alone).words
        == "cannot tell: “Maths test” does not give a difference from the comparison group")
  }

  // MARK: - Where the groups stood

  @Test func `both groups' averages before and after stand in one line behind the difference`() throws {
    let plain = try measure()
    let rows = try measured(plain)
    let story = ImpactStory(of: MeasureImpact(of: rows), from: rows)
    let line = try #require(story.headlines.prefix(story.leading).dropFirst().first)
    #expect(line.hasPrefix("Average before → after: target 4.5 → 9.5"), "\(line)")
    #expect(line.hasSuffix(" (40)."), "\(line)")
    #expect(line.contains("; Oak School 4.5 → 6.5"), "\(line)")
    let yesNo = try measure(.binary)
    let counts = MeasuredFigures(
      measure: yesNo,
      figures: [
        .count("before", 20, of: 40, group: "target"), .count("after", 34, of: 38, group: "target"),
        .count("before", 20, of: 40, group: "Oak School"), .count("after", 24, of: 40, group: "Oak School"),
      ])
    #expect(
      ImpactStory(of: MeasureImpact(of: counts), from: counts).headlines.contains(
        "Yes before → after: target 20 of 40 → 34 of 38; Oak School 20 → 24 of 40."))
    let alone = try measure { ($0.treatmentGroups, $0.controlGroup) = ([], nil) }
    let ofAll = ImpactStory(of: MeasureImpact(of: try measured(alone)), from: try measured(alone))
    #expect(!ofAll.headlines.contains { $0.contains("→") })
  }

  // MARK: - Months

  @Test func `months are not given for pupil groups that nobody named beforehand`() throws {
    func months(_ change: (inout Measure) -> Void) throws -> [String] {
      let measure = try measure {
        $0.marks = [.attainment]
        $0.design = .matched
        change(&$0)
      }
      let rows = try measured(measure)
      return ImpactStory(of: MeasureImpact(of: rows), from: rows).months
    }
    let told = try months { _ in }
    #expect(told.count == 2, "\(told)")
    #expect(told[0].hasPrefix("The target group against Oak School: By the EEF Toolkit table"), "\(told)")
    #expect(told[0].contains(" (allowing for the start) is "), "\(told)")
    #expect(told[1].contains("not given for pupil groups that the definition does not name"), "\(told)")
    let named = try months { $0.focusSubgroup = "yes" }
    #expect(named.contains { $0.hasPrefix("Exploratory: ") && $0.contains("EEF Toolkit") }, "\(named)")
    #expect(named.count == 3)
    #expect(try months { ($0.focusSubgroup, $0.referenceSubgroup) = ("yes", "no") }.count == 3)
  }

  // MARK: - Gaps

  @Test func `a gap that moves the other way in standard deviations says so among what nobody should miss`() throws {
    for direction in [Measure.Direction.higherIsBetter, .lowerIsBetter] {
      let gap = try measure {
        ($0.treatmentGroups, $0.controlGroup, $0.direction) = ([], nil, direction)
        ($0.focusSubgroup, $0.referenceSubgroup) = ("yes", "no")
      }
      // The raw gap grows from 4 to 5, and the spread doubles.
      let rows = (0..<40).flatMap { index -> [[String]] in
        let isFocus = index < 20
        let place = index % 20 - 10
        let values = [("before", 40 + place - (isFocus ? 4 : 0)), ("after", 45 + 2 * place - (isFocus ? 5 : 0))]
        return values.map {
          ["p\(index)", "", isFocus ? "yes" : "no", $0, "\(direction == .lowerIsBetter ? 100 - $1 : $1)"]
        }
      }
      let measured = try ReferenceRows.of(rows, gap)
      let story = ImpactStory(of: MeasureImpact(of: measured), from: measured)
      let leading = story.headlines.prefix(story.leading)
      #expect(leading.contains { $0.contains("widened by 1") || $0.contains("wider") }, "\(leading)")
      #expect(leading.contains { $0.hasPrefix("Measured against how far the scores spread") }, "\(story.headlines)")
    }
  }
}
