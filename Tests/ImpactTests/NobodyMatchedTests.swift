import Model
import TestSupport
import Testing

@testable import Impact

/// Where nobody was measured both times: nought is a number, and the cautions stay.
struct NobodyMatchedTests {
  @Test func `yes and no of a group of which nobody was measured twice: nought, and not unknown`() throws {
    let measure = try Measure.made(.binary) {
      $0.treatmentGroups = ["T"]
      $0.controlGroup = "C"
    }
    let impact = try RowsAsText.impact("t1,T,,after,1 c1,C,,before,0 c1,C,,after,1", measure)
    #expect(try RowsAsText.number("binary_between/T_vs_C/n_t", in: impact) == 0)
    #expect(try RowsAsText.number("binary_between/T_vs_C/x_t", in: impact) == 0)
    #expect(try RowsAsText.number("binary_between/T_vs_C/n_c", in: impact) == 1)
    let codes = impact.codes(.between(treatment: "T", control: "C", within: nil))
    #expect(codes.contains("VERY_SMALL_N") && !codes.contains("N_UNKNOWN"))
  }

  @Test(arguments: [Measure.Scale.continuous, .binary])
  func `a gap counts those measured both times, also where a side has none`(scale: Measure.Scale) throws {
    let measure = try Measure.made(scale) {
      $0.focusSubgroup = "f"
      $0.referenceSubgroup = "r"
    }
    let rows =
      scale == .continuous
      ? "f1,,f,before,1 f1,,f,after,2 f2,,f,before,3 f2,,f,after,3 r1,,r,after,4 r2,,r,before,2"
      : "f1,,f,before,1 f1,,f,after,0 f2,,f,before,1 f2,,f,after,1 r1,,r,after,1 r2,,r,before,0"
    let impact = try RowsAsText.impact(rows, measure)
    #expect(try RowsAsText.number("gap/f_vs_r/n_focus", in: impact) == 2)
    #expect(try RowsAsText.number("gap/f_vs_r/n_reference", in: impact) == 0)
    let gap = Stratum.gap(
      focus: Subgroup(column: nil, value: "f"), reference: Subgroup(column: nil, value: "r"), within: nil)
    #expect(impact.codes(gap).first == "VERY_SMALL_N")
  }

  @Test func `values of different people keep every caution that holds without a change`() throws {
    let measure = try Measure.made(.continuous, [.selectedForLowScore]) { $0.scaleMax = ExactNumber(9) }
    let impact = try RowsAsText.impact("p1,,,before,9 p2,,,before,9 p3,,,after,9 p4,,,after,9", measure)
    #expect(
      impact.codes(.all) == [
        "NO_COMPARISON", "SELECTED_FOR_LOW_SCORE", "VERY_SMALL_N", "ATTRITION_OVER_20", "JOINERS", "CEILING",
        "NO_PERCENT_CHANGE", "NO_MATCHED_PARTICIPANTS",
      ])
  }

  @Test(arguments: [Measure.Scale.binary, .likert])
  func `answers of different people are no change that could go the wrong way or include nought`(
    scale: Measure.Scale
  ) throws {
    let measure = try Measure.made(scale, [.selectedForLowScore]) {
      if scale == .likert { $0.likertLevels = [0, 1, 2, 3] }
    }
    let impact = try RowsAsText.impact("p1,,,before,1 p2,,,before,1 p3,,,after,1 p4,,,after,0", measure)
    #expect(
      impact.codes(.all) == [
        "NO_COMPARISON", "SELECTED_FOR_LOW_SCORE", "VERY_SMALL_N", "ATTRITION_OVER_20", "JOINERS",
        "NO_MATCHED_PARTICIPANTS",
      ])
  }
}
