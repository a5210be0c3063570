import Impact
import Model
import TestSupport
import Testing

@testable import Packs

/// What is said of rows: the reference data sets, and small groups in which something is odd.
struct RowStoryTests {
  private func story(_ measured: MeasuredFigures) -> ImpactStory {
    ImpactStory(of: MeasureImpact(of: measured), from: measured)
  }

  private func test(_ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous) {
      $0.title = "Maths test"
      $0.people = "pupils"
      $0.verb = "scored"
      $0.unit = "points"
      change(&$0)
    }
  }

  /// One person's two values; nil where not measured.
  private func pair(_ before: String?, _ after: String?) -> (String?, String?) { (before, after) }

  private func rows(_ pairs: [(String?, String?)], group: (Int) -> String = { _ in "" }) -> [[String]] {
    pairs.enumerated().flatMap { index, pair in
      [("before", pair.0), ("after", pair.1)].compactMap { occasion, value in
        value.map { ["p\(index)", group(index), "", occasion, $0] }
      }
    }
  }

  // MARK: - Reference data

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `anorexia: two groups against the same others, allowing for the start`() throws {
    let measure = try test {
      $0.title = "Weight"
      $0.people = "people"
      $0.verb = "weighed"
      $0.unit = "lb"
      $0.ratioScale = true
      $0.treatmentGroups = ["CBT", "FT"]
      $0.controlGroup = "Cont"
    }
    let told = story(try ReferenceRows.of("anorexia", measure))
    #expect(told.flow == "All 72 people were measured both times (CBT 29, Cont 26, FT 17).")
    let allowing = "Allowing for where each person started, the "
    let headlines: [String] = [
      "\(allowing)CBT group finished 4.24 lb ahead of the Cont group (95% confidence interval 0.56 to 7.93), an effect size of 0.61 (0.08 to 1.13).",
      "\(allowing)FT group finished 9.03 lb ahead of the Cont group (95% confidence interval 4.93 to 13.14), an effect size of 1.37 (0.75 to 2.00).",
      "Average before → after: CBT 82.69 → 85.70 (29); FT 83.23 → 90.49 (17); Cont 81.56 → 81.11 (26).",
      "Worked out otherwise it differs for the CBT group: 3.46 lb ahead by how much each group changed, 4.59 lb ahead at the end alone.",
      "Worked out otherwise it differs for the FT group: 7.71 lb ahead by how much each group changed, 9.39 lb ahead at the end alone.",
    ]
    #expect(Array(told.headlines.prefix(5)) == headlines)
    let cautions: [String] = [
      "Only 17 people in the smallest group: one or two of them could change this result.",
      "The groups started 0.30 standard deviations apart: too far for a fair comparison. (Here: the FT group against the Cont group.)",
      "The groups started 0.21 standard deviations apart: use the adjusted difference. (Here: the CBT group against the Cont group.)",
    ]
    #expect(Array(told.cautions.prefix(3)) == cautions)
    #expect(
      !told.headlines.contains { $0.contains("all people") }, "treated and untreated together are nobody’s result")
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `electric company: the method of the locked plan leads`() throws {
    let measure = try test {
      $0.title = "Reading"
      $0.people = "classes"
      $0.treatmentGroups = ["treatment"]
      $0.controlGroup = "control"
    }
    let told = story(try ReferenceRows.of("electric_company", measure))
    #expect(
      told.headlines.first
        == "Allowing for where each class started, the treatment group finished 4.73 points ahead of the control group (95% "
        + "confidence interval 2.45 to 7.02), an effect size of 0.27 (0.14 to 0.40).")
    #expect(told.further.contains { $0.hasPrefix("Exploratory: allowing for where each class started") })
    var locked = measure
    locked.primaryAnalysis = .did
    #expect(
      story(try ReferenceRows.of("electric_company", locked)).headlines.first
        == "The treatment group gained 3.65 points more, compared with the control group (95% confidence interval: 2.06 less to 9.36 more)."
    )
    locked.primaryAnalysis = nil
    locked.design = .randomised
    #expect(
      story(try ReferenceRows.of("electric_company", locked)).headlines.first?.hasPrefix(
        "Allowing for where each class started, being in the treatment group led to 4.73 points more than in the control group"
      )
        == true)
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `respiratory: counts, who moved, and the groups against each other`() throws {
    let measure = try Measure.made(.binary) {
      $0.title = "Good status"
      $0.people = "patients"
      $0.treatmentGroups = ["active"]
      $0.controlGroup = "placebo"
      $0.focusSubgroup = "centre1"
      $0.referenceSubgroup = "centre2"
    }
    let told = story(try ReferenceRows.of("respiratory", measure))
    #expect(
      told.headlines.contains(
        "Afterwards 33 of 54 in the active group against 25 of 57 in the placebo group: +17 percentage points (95% "
          + "confidence interval \u{2212}1 to 34)."))
    #expect(
      told.headlines.contains(
        "The active group: 24 of 54 (44%) before, 33 of 54 (61%) after: +17 percentage points (95% confidence interval 1 to "
          + "31)."))
    #expect(told.headlines.contains("Of the patients, 14 moved to yes and 5 moved away."))
    #expect(told.headlines.contains { $0.contains("no clear change in the gap") })
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `sai: the top answers of the same people, and which way all answers went`() throws {
    let measure = try Measure.made(.likert) {
      $0.title = "I feel confident"
      $0.people = "students"
      $0.likertLevels = [1, 2, 3, 4]
      $0.topBox = .atLeast(ExactNumber(3))
    }
    let told = story(try ReferenceRows.of("sai_confident", measure))
    #expect(told.flow == "180 of 189 students were measured both times (4.8% lost).")
    #expect(
      told.headlines == [
        "117 of 180 students gave the top answers (65.0%) before, 115 of 180 (63.9%) after: \u{2212}1.1 percentage points "
          + "(95% confidence interval \u{2212}7.3 to 5.1).",
        "Of the students, 15 moved to these answers and 17 moved away.",
        "Over all answers 23 of 180 improved, 119 stayed the same, 38 got worse.",
      ])
    #expect(told.cautions.contains("7 joined later and are not in the change."))
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `egsingle: many lost, and a gap that widened in points and in standard deviations`() throws {
    let measure = try test {
      $0.title = "Maths"
      $0.unit = "logits"
      $0.focusSubgroup = "lowinc75plus"
      $0.referenceSubgroup = "below75"
    }
    let told = story(try ReferenceRows.of("egsingle_maths", measure))
    #expect(told.flow == "1192 of 1520 pupils were measured both times (21.6% lost).")
    #expect(
      told.headlines.prefix(2) == [
        "On average the 1192 pupils scored 1.25 logits higher after (0.25) than before (\u{2212}0.99), 95% confidence interval "
          + "1.20 to 1.29; 1122 went up, 0 stayed the same, 70 went down.",
        "Lowinc75plus were 0.51 logits behind below75 before and 0.77 logits behind them after: the gap widened by 0.25 logits "
          + "(95% confidence interval 0.16 to 0.35).",
      ])
    #expect(
      told.cautions.contains(
        "21.6% of those measured at the start have no second measure; the result may not describe them."))
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `nile: long runs below the earlier middle`() throws {
    let measure = try Measure.made(.series) {
      $0.title = "Flow of the Nile"
      $0.interventionDate = Day(iso: "1899-01-01")
    }
    let told = story(try ReferenceRows.of("nile", measure))
    #expect(
      told.headlines == [
        "67 points in a row below the earlier middle value (1130) from 1 January 1897 to 1 January 1963: unlikely to be "
          + "chance. Higher is better here: this is a change for the worse.",
        "The middle value was 1130 before the work began and 842.5 since.",
      ])
    guard case .run(let run)? = told.picture else {
      Issue.record("no picture")
      return
    }
    #expect(run.values.count == 100 && run.startsAt == 28)
  }

  @Test(.enabled(if: ReferenceRows.shared != nil))
  func `sleep: ten people, a change and no effect size`() throws {
    let measure = try test {
      $0.title = "Sleep"
      $0.people = "patients"
      $0.verb = "slept"
      $0.unit = "hours"
    }
    let measured = try ReferenceRows.of("sleep", measure)
    let told = story(measured)
    #expect(
      told.headlines == [
        "On average the 10 patients slept 1.58 hours more after (2.33) than before (0.75), 95% confidence interval 0.70 to "
          + "2.46; 9 went up, 1 stayed the same, 0 went down."
      ])
    #expect(!(told.headlines + told.cautions + told.further).contains { $0.contains("effect size") })
    let sections = ImpactStory.detail(of: MeasureImpact(of: measured), from: measured)
    let detail = sections.flatMap { section in section.rows.map { "\(section.heading): \($0.name) \($0.value)" } }
    #expect(detail.contains("Change of the same patients: all patients: standardised change (d_av) 0.83"))
    #expect(detail.contains("Change of the same patients: all patients: change in SDs of the changes (d_z) 1.28"))
    #expect(!detail.contains { $0.contains("effect size") })
  }

  // MARK: - Small and odd ones

  @Test func `everybody changed alike, and nobody changed`() throws {
    let alike = story(try ReferenceRows.of(rows((1...12).map { pair("\($0)", "\($0 + 2)") }), test()))
    #expect(
      alike.headlines == [
        "On average the 12 pupils scored 2.0 points higher after (8.5) than before (6.5); by the same amount for all 12."
      ])
    let still = story(try ReferenceRows.of(rows((1...12).map { pair("\($0)", "\($0)") }), test()))
    #expect(
      still.headlines == [
        "On average the 12 pupils scored the same after as before (6.5): no change; it changed for nobody."
      ])
  }

  @Test func `the change of the average is nothing, though people moved`() throws {
    let told = story(try ReferenceRows.of(rows((0..<12).map { pair("5", $0 % 2 == 0 ? "4" : "6") }), test()))
    #expect(told.headlines[0].contains(": no change, 95% confidence interval: 0.7 lower to 0.7 higher;"))
    #expect(told.headlines[0].hasSuffix("; 6 went up, 0 stayed the same, 6 went down."))
  }

  @Test func `nobody was measured twice`() throws {
    let told = story(
      try ReferenceRows.of(
        rows((0..<20).map { $0 < 10 ? pair("\($0)", nil) : pair(nil, "\($0)") }), test()))
    #expect(
      told.flow == "None of the 10 pupils measured at the start was measured again, so there is no change to tell.")
    #expect(told.headlines.isEmpty)
    #expect(
      told.cautions.contains(
        "Nobody was measured both times. If they were, their codes differ: each pupil keeps one code."))
  }

  @Test func `nearly everybody fell where higher is better`() throws {
    let pairs = (0..<20).map { pair("\(20 + $0 % 5)", "\($0 == 0 ? 30 : 8 + $0 % 7)") }
    let told = story(try ReferenceRows.of(rows(pairs), test()))
    #expect(told.doubts == ["Nearly everybody went the unwanted way: check that start and end are not swapped."])
    #expect(told.cautions.contains("The measure moved in the unwanted direction."))
    let lower = story(try ReferenceRows.of(rows(pairs), test { $0.direction = .lowerIsBetter }))
    #expect(lower.doubts.isEmpty)
    let some = story(try ReferenceRows.of(rows(pairs + (0..<4).map { _ in pair("5", "9") }), test()))
    #expect(some.cautions.contains("The measure moved in the unwanted direction."), "\(some.cautions)")
  }

  @Test func `nearly half were lost`() throws {
    let told = story(
      try ReferenceRows.of(rows((0..<50).map { pair("\($0)", $0 < 26 ? "\($0 + $0 % 3)" : nil) }), test()))
    #expect(told.flow == "26 of 50 pupils were measured both times (48% lost).")
    #expect(
      told.cautions.contains(
        "48% of those measured at the start have no second measure; the result may not describe them."))
  }

  @Test func `a group of one cannot be compared`() throws {
    let measure = try test {
      $0.treatmentGroups = ["a"]
      $0.controlGroup = "b"
    }
    let told = story(
      try ReferenceRows.of(rows((0..<13).map { pair("\($0)", "\($0 * 2 % 7)") }) { $0 == 0 ? "a" : "b" }, measure))
    #expect(
      told.headlines.first
        == "The a group cannot be compared with the b group: that takes two pupils or more in each group.")
    #expect(!told.headlines.contains { $0.contains("the 13 pupils") }, "both groups together are nobody’s result")
    #expect(told.cautions.first == "Only 1 pupil: this says nothing about others. (Here: the a group.)")
  }

  @Test func `below ten the points are drawn and no interval is told`() throws {
    let pairs = (1...8).map { pair("\($0)", "\($0 + $0 % 3)") }
    let measure = try test {
      $0.scaleMin = ExactNumber(0)
      $0.scaleMax = ExactNumber(20)
    }
    let told = story(try ReferenceRows.of(rows(pairs), measure))
    #expect(!told.headlines[0].contains("confidence interval"))
    #expect(told.headlines[0].contains("went up"))
    guard case .moves(let moves, _, _)? = told.picture else {
      Issue.record("not drawn as points")
      return
    }
    #expect(moves.count == 1)
  }

  @Test func `lower is better: the interval is seen in the direction of the sentence`() throws {
    let measure = try test {
      $0.title = "Absence"
      $0.verb = "missed"
      $0.unit = "days"
      $0.direction = .lowerIsBetter
    }
    let told = story(try ReferenceRows.of(rows((10...22).map { pair("\($0)", "\($0 - 2 - $0 % 2)") }), measure))
    #expect(
      told.headlines[0].hasPrefix("On average the 13 pupils missed 2.5 days less after (13.5) than before (16.0), 95%")
    )
    #expect(told.headlines[0].hasSuffix("Lower is better here: this is an improvement."))
    #expect(!told.headlines[0].contains("\u{2212}"))
  }
}
