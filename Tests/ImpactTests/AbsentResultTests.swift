import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// What was asked for and cannot be computed at all: null in its place, and its reason beside it.
struct AbsentResultTests {
  private func check(_ path: String, _ reason: String, in impact: MeasureImpact) throws {
    let parts = path.split(separator: "/").map(String.init)
    let family = try FlatJSON.of(impact).part("results").part(parts[0])
    #expect(family[parts[1]] is NSNull, "\(path)")
    #expect(impact.reason(parts.joined(separator: ".")) == reason, "\(path)")
  }

  @Test func `a change of nobody stands as null, of all, a group and a pupil group`() throws {
    let rows = "a1,T,Y,before,3 a2,T,Y,after,5 b1,C,N,before,4 b2,C,N,after,6"
    let measure = try Measure.made(.continuous) { $0.controlGroup = "C" }
    let impact = try RowsAsText.impact(rows, measure)
    for stratum in ["all", "group:T", "group:C", "subgroup:Y"] {
      try check("paired/\(stratum)", "no_matched_participants", in: impact)
    }
    let started = try RowsAsText.impact("a1,,,before,3", .made(.continuous))
    try check("paired/all", "not_recorded", in: started)
  }

  @Test func `a pupil group that only one of two groups has, and a reference that nobody is in`() throws {
    let rows = ["a", "b", "c"].map { "\($0)1,T,f,before,3 \($0)1,T,f,after,5 \($0)2,C,g,before,4 \($0)2,C,g,after,6" }
    let measure = try Measure.made(.continuous) {
      $0.treatmentGroups = ["T"]
      $0.controlGroup = "C"
      $0.focusSubgroup = "f"
      $0.referenceSubgroup = "r"
    }
    let impact = try RowsAsText.impact(rows.joined(separator: " "), measure)
    try check("between/T_vs_C|subgroup:f", "not_recorded", in: impact)
    try check("gap/f_vs_r", "not_recorded", in: impact)
  }

  @Test(arguments: [
    (Measure.Scale.continuous, "between"), (.likert, "between"), (.binary, "binary_between"),
  ])
  func `a group or a pupil group that the definition names and nobody is in`(
    scale: Measure.Scale, family: String
  ) throws {
    let measure = try Measure.made(scale) {
      $0.treatmentGroups = ["Z"]
      $0.controlGroup = "C"
      $0.focusSubgroup = "pp=yes"
      $0.referenceSubgroup = "pp=no"
    }
    let impact = try RowsAsText.impact("a,C,,before,0 a,C,,after,1 b,C,,before,1 b,C,,after,1", measure)
    try check("\(family)/Z_vs_C", "not_recorded", in: impact)
    try check("gap/yes_vs_no", "not_recorded", in: impact)
  }
}
