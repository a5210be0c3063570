import Model
import TestSupport
import Testing

@testable import Impact

/// Every number of the published report that the sample is made of, through the same door as everybody's figures.
struct PublishedFiguresTests {
  private func figure(_ id: String) throws -> (inputs: [String: Any], expected: [String: Any], warnings: Set<String>) {
    let figure = try #require(try ReferenceData.publishedFigures()[id])
    let warnings = try #require(figure["warnings"] as? [String])
    return (try figure.part("inputs"), try figure.part("expected"), Set(warnings))
  }

  private func exact(_ inputs: [String: Any], _ key: String) throws -> ExactNumber {
    ExactNumber(try inputs.count(key))
  }

  private func reading(_ change: (inout Measure) -> Void = { _ in }) throws -> Measure {
    try .made(.continuous, [.ageEquivalent, .selectedForLowScore]) {
      $0.unit = "months"
      change(&$0)
    }
  }

  @Test(arguments: ["nctl_reading_all", "nctl_reading_pupil_premium"])
  func `27 and 24 months in 7 months are ratio gains of 3.857 and 3.429`(id: String) throws {
    let (inputs, expected, warnings) = try figure(id)
    var row = Figure(occasion: "after")
    row.change = try exact(inputs, "gain")
    row.elapsedMonths = try exact(inputs, "elapsed_months")
    let impact = MeasureImpact(of: try reading(), figures: [row])
    let ratio = try #require(impact.main.results.ratio[.all])
    #expect(isClose(ratio.ratio.value, try expected.number("ratio_gain")))
    #expect(isClose(ratio.extraMonths.value, try expected.number("extra_months")))
    #expect(Set(impact.codes(.all)) == warnings)
    #expect(impact.reason("reported.all.n") == "not_recorded")
    #expect(impact.reason("reported.all.before") == "not_recorded")
    #expect(impact.reason("ratio.all.ratio_gain_ci") == "needs_individual_data")
  }

  @Test func `pupil premium pupils against all pupils gained three months less`() throws {
    let (inputs, expected, warnings) = try figure("nctl_reading_gap")
    let months = String(try inputs.count("elapsed_months"))
    let figures = [
      Figure.change("after", String(try inputs.count("gain_all")), elapsed: months),
      Figure.change("after", String(try inputs.count("gain_focus")), elapsed: months).of("pupil_premium", "yes"),
    ]
    let focus = Subgroup(column: "pupil_premium", value: "yes")
    for measure in [try reading(), try reading { $0.focusSubgroup = "yes" }] {
      let impact = MeasureImpact(of: measure, figures: figures)
      let stratum = Stratum.gapToAll(focus: focus, within: nil)
      let gap = try #require(impact.main.results.gapToAll[stratum])
      #expect(stratum.key == "yes_vs_all")
      #expect(gap.differenceInGain.value == (try expected.number("difference_in_gain")))
      #expect(isClose(gap.ratioOfGains.value, try expected.number("ratio_of_gains")))
      #expect(isClose(gap.ratioGainDifference?.value, try expected.number("ratio_gain_difference")))
      #expect(gap.othersMinusFocus.reason == .notRecorded)
      #expect(Set(impact.codes(stratum)) == warnings)
    }
  }

  @Test func `with 10 of 30 in the subgroup the others gained four and a half months more`() throws {
    let identity = try #require(try ReferenceData.publishedFigures()["nctl_reading_gap"]).part("identity")
    var all = Figure.change("after", "27")
    all.n = try identity.count("N")
    var focus = Figure.change("after", "24").of("pupil_premium", "yes")
    focus.n = try identity.count("k")
    let gap = MeasureImpact(of: try reading(), figures: [all, focus]).main.results.gapToAll.entries.first
    #expect(gap?.result.othersMinusFocus.value == (try identity.number("gain_other_minus_focus")))
  }

  @Test func `1 of 16 to 16 of 16 is 93.75 percentage points, and the counts fix who moved`() throws {
    let (inputs, expected, warnings) = try figure("nctl_teacher_confidence")
    let figures = [
      Figure.count("before", try inputs.count("x_before"), of: try inputs.count("n_before")),
      Figure.count("after", try inputs.count("x_after"), of: try inputs.count("n_after")),
    ]
    let impact = MeasureImpact(of: try .made(.binary, [.selfReport, .matched]), figures: figures)
    let change = try #require(impact.main.results.binary[.all])
    #expect(isClose((change.before.value?.share).map { 100 * $0 }, try expected.number("p_before_pct")))
    #expect(isClose((change.after.value?.share).map { 100 * $0 }, try expected.number("p_after_pct")))
    #expect(isClose(change.before.value?.wilson, try expected.pair("wilson_before_pct"), scale: 0.01))
    #expect(isClose(change.after.value?.wilson, try expected.pair("wilson_after_pct"), scale: 0.01))
    #expect(isClose(change.unpairedInterval.value, try expected.pair("newcombe_unpaired_pp")))
    let table = try #require(change.paired.value)
    let cells = try expected.part("paired_table")
    #expect(try [table.yesYes, table.noYes] == [cells.count("yes_yes"), cells.count("no_yes")])
    #expect(try [table.yesNo, table.noNo] == [cells.count("yes_no"), cells.count("no_no")])
    #expect(isClose(table.changePoints.value, try expected.number("change_pp")))
    #expect(isClose(table.interval.value, try expected.pair("newcombe_paired_cc_pp")))
    let uncorrected = Newcombe.paired(table, corrected: false).inPoints.value
    #expect(isClose(uncorrected, try expected.pair("newcombe_paired_pp")))
    #expect(Set(impact.codes(.all)) == warnings)
  }

  @Test func `19 percentage points stay percentage points, with nothing guessed around them`() throws {
    let (inputs, expected, warnings) = try figure("nctl_portswood_L4")
    var row = Figure(occasion: "after")
    row.change = try exact(inputs, "change_pp")
    let measure = try Measure.made(.binary, [.otherInterventions]) { $0.purpose = .priorEvidence }
    let impact = MeasureImpact(of: measure, figures: [row])
    let reported = try #require(impact.main.results.reported[.all])
    #expect(reported.kind == .points)
    #expect(reported.change.value == (try expected.number("change_pp")))
    #expect(impact.main.results.binary.entries.isEmpty)
    #expect(impact.measure.purpose == .priorEvidence)
    #expect(Set(impact.codes(.all)) == warnings)
  }

  @Test func `two sub-levels against none in last year's cohort are a difference of two`() throws {
    let (inputs, expected, warnings) = try figure("nctl_sublevels")
    let measure = try Measure.made(.continuous, [.ordinal]) {
      $0.design = .previousCohort
      $0.treatmentGroups = ["target"]
      $0.controlGroup = "parallel-cohort"
    }
    let figures = [
      Figure.change("after", String(try inputs.count("gain_treatment")), group: "target"),
      Figure.change("after", String(try inputs.count("gain_comparison")), group: "parallel-cohort"),
    ]
    let impact = MeasureImpact(of: measure, figures: figures)
    let stratum = Stratum.between(treatment: "target", control: "parallel-cohort", within: nil)
    let difference = impact.main.results.between[stratum]?.differenceInChanges.value?.estimate
    #expect(difference == (try expected.number("difference_in_differences")))
    #expect(Set(impact.codes(stratum)) == warnings)
    #expect(impact.allCodes == warnings)
    #expect(impact.reason("between.target_vs_parallel-cohort.post_difference") == "not_recorded")
    #expect(impact.reason("between.target_vs_parallel-cohort.did.ci") == "needs_individual_data")
    #expect(impact.main.results.ratio.entries.isEmpty)
  }

  @Test func `ten minutes on four days are forty minutes a week`() throws {
    let (inputs, expected, _) = try figure("nctl_dose")
    let dose = Dose(
      minutesPerDay: try exact(inputs, "minutes_per_day"), daysPerWeek: try exact(inputs, "days_per_week"))
    #expect(dose.minutesPerWeek.value == (try expected.number("minutes_per_week")))
  }

  @Test func `a direction alone is a direction and no number`() throws {
    let (inputs, expected, warnings) = try figure("nctl_challenge")
    var row = Figure(occasion: "after")
    row.moved = Figure.Moved(rawValue: try #require(inputs["direction"] as? String))
    let impact = MeasureImpact(of: try .made(.binary), figures: [row])
    let reported = try #require(impact.main.results.reported[.all])
    #expect(reported.isDirectionOnly)
    #expect(reported.direction.value?.rawValue == expected["direction"] as? String)
    #expect(impact.reason("reported.all.change_pp") == "not_recorded")
    #expect(Set(impact.codes(.all)) == warnings)
  }

  @Test func `the eight intervals that Newcombe published in 1998`() throws {
    let cases = try #require(
      try ReferenceData.publishedFigures()["newcombe1998_independent"]?["cases"] as? [[String: Any]])
    #expect(cases.count == 8)
    for row in cases {
      // The paper subtracts the second from the first: a comparison group gives the same.
      let measure = try Measure.made(.binary) { $0.controlGroup = "second" }
      let figures = [
        Figure.count("after", try row.count("x1"), of: try row.count("n1"), group: "first"),
        Figure.count("after", try row.count("x2"), of: try row.count("n2"), group: "second"),
      ]
      let impact = MeasureImpact(of: measure, figures: figures)
      let interval = impact.main.results.binaryBetween.entries.first?.result.interval.value
      #expect(isClose(interval, try row.pair("expected"), scale: 100))
    }
  }
}
