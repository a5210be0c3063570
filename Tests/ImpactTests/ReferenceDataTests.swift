import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Summaries of real data sets, entered as figures, against what two independent programs computed from their rows.
@Suite(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
struct ReferenceDataTests {
  @Test(arguments: ["all", "group:active", "group:placebo", "subgroup:centre1", "subgroup:centre2"])
  func `Wilson and Newcombe of the respiratory trial`(stratum: String) throws {
    try expectSame(try ReferenceData.expected("respiratory", "binary", stratum))
  }

  @Test func `Wilson and Newcombe of confident answers`() throws {
    let expected = try ReferenceData.expected("sai_confident", "likert", "all", "top_box")
    try expectSame(expected)
    let figures = [
      Figure.count("before", try expected.count("x_before"), of: try expected.count("n_before")),
      Figure.count("after", try expected.count("x_after"), of: try expected.count("n_after")),
    ]
    let likert = MeasureImpact(of: try .made(.likert), figures: figures).main.results.likert[.all]
    #expect(isClose(likert?.topBox.change.value, try expected.number("change_pp_unpaired")))
  }

  private func expectSame(_ expected: [String: Any]) throws {
    let figures = [
      Figure.count("before", try expected.count("x_before"), of: try expected.count("n_before")),
      Figure.count("after", try expected.count("x_after"), of: try expected.count("n_after")),
    ]
    let change = try #require(MeasureImpact(of: try .made(.binary), figures: figures).main.results.binary[.all])
    #expect(isClose(change.before.value?.share, try expected.number("p_before")))
    #expect(isClose(change.after.value?.share, try expected.number("p_after")))
    #expect(isClose(change.before.value?.wilson, try expected.pair("wilson_before")))
    #expect(isClose(change.after.value?.wilson, try expected.pair("wilson_after")))
    #expect(isClose(change.change.value, try expected.number("change_pp_unpaired")))
    #expect(isClose(change.unpairedInterval.value, try expected.pair("newcombe_unpaired_pp")))
    #expect(change.paired.reason == .needsIndividualData)
  }

  @Test(arguments: ["all", "group:active", "group:placebo", "subgroup:centre1"])
  func `the paired interval of Newcombe from a known table`(stratum: String) throws {
    let expected = try ReferenceData.expected("respiratory", "binary", stratum, "paired")
    let table = PairedTable(
      yesYes: try expected.count("yes_yes"), noYes: try expected.count("no_yes"), yesNo: try expected.count("yes_no"),
      noNo: try expected.count("no_no"))
    #expect(isClose(table.interval.value, try expected.pair("newcombe_paired_cc_pp")))
    let uncorrected = Newcombe.paired(table, corrected: false).inPoints.value
    #expect(isClose(uncorrected, try expected.pair("newcombe_paired_pp")))
    #expect(isClose(table.changePoints.value, try expected.number("change_pp")))
  }

  @Test func `the active group against placebo`() throws {
    let expected = try ReferenceData.expected("respiratory", "binary_between", "active_vs_placebo")
    let before = try ["active", "placebo"].map { try ReferenceData.expected("respiratory", "binary", "group:\($0)") }
    let measure = try Measure.made(.binary) { $0.controlGroup = "placebo" }
    let figures = [
      Figure.count("before", try before[0].count("x_before"), of: try before[0].count("n_before"), group: "active"),
      Figure.count("after", try expected.count("x_t"), of: try expected.count("n_t"), group: "active"),
      Figure.count("before", try before[1].count("x_before"), of: try before[1].count("n_before"), group: "placebo"),
      Figure.count("after", try expected.count("x_c"), of: try expected.count("n_c"), group: "placebo"),
    ]
    let impact = MeasureImpact(of: measure, figures: figures)
    let result = try #require(impact.main.results.binaryBetween.entries.first?.result)
    #expect(isClose(result.difference.value, try expected.number("difference_pp")))
    #expect(isClose(result.interval.value, try expected.pair("newcombe_pp")))
    #expect(isClose(number("cohens_h", in: result), try expected.number("cohens_h")))
    let change = result.differenceInChanges.value
    #expect(isClose(change?.estimate, try expected.part("did_pp").number("estimate")))
    #expect(change?.interval.reason == .needsIndividualData)
    #expect(impact.codes(.between(treatment: "active", control: "placebo", within: nil)) == ["CI_INCLUDES_ZERO"])
    #expect(impact.codes(.group("placebo")) == ["CI_INCLUDES_ZERO", "WRONG_DIRECTION"])
  }

  @Test func `the gap between the centres, in shares and in points`() throws {
    let expected = try ReferenceData.expected("respiratory", "gap", "centre1_vs_centre2")
    let measure = try Measure.made(.binary) {
      $0.focusSubgroup = "centre1"
      $0.referenceSubgroup = "centre2"
    }
    let figures = try ["centre1", "centre2"].flatMap { centre in
      let counts = try ReferenceData.expected("respiratory", "binary", "subgroup:\(centre)")
      return [
        Figure.count("before", try counts.count("x_before"), of: try counts.count("n_before")).of("centre", centre),
        Figure.count("after", try counts.count("x_after"), of: try counts.count("n_after")).of("centre", centre),
      ]
    }
    let gap = try #require(MeasureImpact(of: measure, figures: figures).main.results.gap.entries.first?.result)
    for (ours, name) in [(gap.before, "before"), (gap.after, "after")] {
      #expect(isClose(ours.difference.value?.estimate, try expected.part("gap_\(name)").number("estimate")))
      #expect(isClose(ours.difference.value?.se.value, try expected.part("gap_\(name)").number("se")))
      #expect(isClose(ours.difference.value?.df.value, try expected.part("gap_\(name)").number("df")))
      #expect(isClose(ours.difference.value?.interval.value, try expected.part("gap_\(name)").pair("ci")))
      #expect(isClose(ours.points.value, try expected.number("gap_\(name)_pp")))
      #expect(isClose(ours.newcombe.value, try expected.pair("gap_\(name)_newcombe_pp")))
    }
    #expect(isClose(gap.change.value?.estimate, try expected.part("gap_change").number("estimate")))
    #expect(isClose(gap.percentClosed.value, try expected.number("pct_of_gap_closed")))
  }

  private func anorexia(_ group: String) throws -> [Figure] {
    let summary = try ReferenceData.expected("anorexia", "summary", "group:\(group)")
    return try ["before", "after"].map { occasion in
      let values = try summary.part(occasion)
      return Figure.mean(
        occasion, written(try values.number("mean")), sd: written(try values.number("sd")), n: try values.count("n"),
        group: group)
    }
  }

  /// With 15 decimals, the most that a figure may have.
  private func written(_ number: Double) -> String { String(format: "%.15f", number) }

  private func anorexiaMeasure() throws -> Measure {
    try .made(.continuous) {
      $0.ratioScale = true
      $0.treatmentGroups = ["CBT", "FT"]
      $0.controlGroup = "Cont"
    }
  }

  @Test(arguments: ["CBT", "FT"])
  func `groups of the anorexia trial from their means and spreads`(group: String) throws {
    let expected = try ReferenceData.expected("anorexia", "between", "\(group)_vs_Cont")
    let impact = MeasureImpact(of: try anorexiaMeasure(), figures: try anorexia(group) + anorexia("Cont"))
    let stratum = Stratum.between(treatment: group, control: "Cont", within: nil)
    let result = try #require(impact.main.results.between[stratum])
    let post = try expected.part("post_difference")
    let difference = try #require(result.postDifference.value)
    #expect(isClose(difference.estimate, try post.number("estimate")))
    #expect(isClose(difference.se.value, try post.number("se")))
    #expect(isClose(difference.df.value, try post.number("df")))
    #expect(isClose(difference.t.value, try post.number("t")))
    #expect(isClose(difference.p.value, try post.number("p")))
    #expect(isClose(difference.interval.value, try post.pair("ci")))
    try expectSame(result.postEffect, try expected.part("post_smd"))
    try expectSame(result.baselineEffect, try expected.part("baseline_smd"))
    #expect(isClose(result.differenceInChanges.value?.estimate, try expected.part("did").number("estimate")))
    #expect(isClose(number("d_ppc2", in: result), try expected.number("d_ppc2")))
    let warnings = try #require(
      try ReferenceData.json("anorexia/expected.json").part("warnings")["between:\(stratum.key)"])
    #expect(impact.codes(stratum) == warnings as? [String])
  }

  private func expectSame(_ effect: Computed<StandardisedDifference>, _ expected: [String: Any]) throws {
    let effect = try #require(effect.value)
    #expect(isClose(effect.pooledSD.value, try expected.number("sd_pooled")))
    #expect(isClose(effect.d.value, try expected.number("d")))
    #expect(isClose(effect.correction.value, try expected.number("J_exact")))
    #expect(isClose(effect.g.value, try expected.number("g")))
    #expect(isClose(effect.varianceOfG.value, try expected.number("var_g")))
    #expect(isClose(effect.normalInterval.value, try expected.pair("g_ci_normal")))
    #expect(isClose(effect.glassDelta.value, try expected.number("glass_delta")))
  }

  @Test(arguments: ["CBT", "FT", "Cont"])
  func `change of each group, without an interval that only rows can give`(group: String) throws {
    let expected = try ReferenceData.expected("anorexia", "paired", "group:\(group)")
    let impact = MeasureImpact(of: try anorexiaMeasure(), figures: try anorexia(group) + anorexia("Cont"))
    let paired = try #require(impact.main.results.paired[.group(group)])
    for key in [
      "mean_before", "mean_after", "mean_change", "pct_change", "s_av", "d_av", "d_av_lakens", "g_av", "d_pre",
    ] {
      #expect(isClose(number(key, in: paired), try expected.number(key)), "\(key)")
    }
    #expect(impact.reason("paired.group:\(group).mean_change_ci") == "needs_individual_data")
    #expect(impact.reason("paired.group:\(group).d_z") == "needs_individual_data")
  }

  private func number(_ key: String, in result: some Tabulated) -> Double? {
    guard case .number(let number) = result.fields.first(where: { $0.key == key })?.value else { return nil }
    return number
  }
}
