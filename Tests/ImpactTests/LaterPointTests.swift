import Model
import TestSupport
import Testing

@testable import Impact

/// People who were measured at one of the two points only, alone, as a group, as a pupil group.
struct LaterPointTests {
  private func numbers(_ impact: MeasureImpact, _ stratum: String = "all") throws -> [Double?] {
    try ["n_before", "n_after", "n_matched", "n_before_only", "n_after_only", "attrition_pct"].map {
      try RowsAsText.number("summary/\(stratum)/\($0)", in: impact)
    }
  }

  @Test(arguments: ["", " p1,,,before,"], [Measure.Scale.continuous, .likert, .binary])
  func `values after are told as after, whether or not an empty cell says before`(
    cell: String, scale: Measure.Scale
  ) throws {
    let values = scale == .binary ? ["0", "1"] : ["3", "5"]
    let measure = try Measure.made(scale) { if scale == .likert { $0.likertLevels = [1, 2, 3, 4, 5] } }
    let impact = try RowsAsText.impact("p1,,,after,\(values[0]) p2,,,after,\(values[1])\(cell)", measure)
    #expect(impact.main.comparison.from == "before" && impact.main.comparison.to == "after")
    #expect(try numbers(impact) == [0, 2, 0, 0, 2, nil])
    #expect(impact.reason("summary.all.attrition_pct") == "not_recorded")
    #expect(try RowsAsText.number("summary/all/before/mean", in: impact) == nil)
    #expect(try RowsAsText.number("summary/all/after/mean", in: impact) == (scale == .binary ? 0.5 : 4))
    #expect(impact.codes(.all).contains("JOINERS") && impact.codes(.all).contains("NO_MATCHED_PARTICIPANTS"))
    #expect(impact.reason("paired.all") == (scale == .binary ? nil : "no_matched_participants"))
  }

  @Test func `the later of two that the definition names is the later one; a name that says nothing is a start`() throws
  {
    func impact(_ occasion: String, _ named: [String], compare: [String] = []) throws -> MeasureImpact {
      let measure = try Measure.made(.continuous) {
        $0.occasions = named.map { Measure.Occasion(id: $0) }
        $0.compare = compare
      }
      return try RowsAsText.impact("p1,,,\(occasion),3 p2,,,\(occasion),5", measure)
    }
    #expect(try numbers(try impact("july", ["sept", "july"])) == [0, 2, 0, 0, 2, nil])
    #expect(try numbers(try impact("july", [], compare: ["sept", "july"])) == [0, 2, 0, 0, 2, nil])
    #expect(try numbers(try impact("after", ["after", "later"])) == [2, 0, 0, 2, 0, nil])
    #expect(try numbers(try impact("july", [])) == [2, 0, 0, 2, 0, nil])
    #expect(try numbers(try impact("before", [])) == [2, 0, 0, 2, 0, nil])
    #expect(try impact("before", []).codes(.all) == [])
  }

  @Test func `a summary from before, of the end alone, is read as the end`() throws {
    var row = Summary.Sums(key: .init(from: "after", to: nil))
    (row.nFrom, row.sumFromAll, row.sumsqFromAll) = (8, ExactNumber(40), ExactNumber(220))
    let impact = MeasureImpact(of: MeasuredFigures(measure: try .made(.continuous), summary: Summary(.sums([row]))))
    #expect(try numbers(impact) == [0, 8, 0, 0, 8, nil])
    #expect(try RowsAsText.number("summary/all/after/mean", in: impact) == 5)
  }
}

/// A group, a pupil group, everybody lost: that nobody is left is known.
struct LostCompletelyTests {
  private func compared(_ scale: Measure.Scale) throws -> Measure {
    try .made(scale) {
      $0.treatmentGroups = ["T"]
      $0.controlGroup = "C"
      if scale == .likert { $0.likertLevels = [1, 2, 3, 4, 5] }
    }
  }

  private static let rows = "t1,T,,before,3 t2,T,,before,5 c1,C,,before,4 c1,C,,after,6 c2,C,,before,3 c2,C,,after,9"

  @Test func `a group of which nobody is left has lost all, and that is named beside it and between the groups`() throws
  {
    let impact = try RowsAsText.impact(LostCompletelyTests.rows, compared(.continuous))
    #expect(try RowsAsText.number("summary/group:T/attrition_pct", in: impact) == 100)
    #expect(try RowsAsText.number("between/T_vs_C/attrition_t_pct", in: impact) == 100)
    #expect(try RowsAsText.number("between/T_vs_C/attrition_c_pct", in: impact) == 0)
    #expect(try RowsAsText.number("between/T_vs_C/differential_attrition_pp", in: impact) == 100)
    #expect(
      impact.codes(.group("T")) == [
        "VERY_SMALL_N", "ATTRITION_OVER_20", "NO_PERCENT_CHANGE", "NO_MATCHED_PARTICIPANTS",
      ])
    let between = Stratum.between(treatment: "T", control: "C", within: nil)
    #expect(impact.codes(between) == ["VERY_SMALL_N", "DIFFERENTIAL_ATTRITION"])
    #expect(impact.reason("paired.group:T") == "no_matched_participants")
    let joined = try RowsAsText.impact(LostCompletelyTests.rows + " t3,T,,after,5", compared(.continuous))
    #expect(try RowsAsText.number("summary/group:T/attrition_pct", in: joined) == 100)
  }

  @Test func `a pupil group of which nobody is left has lost all`() throws {
    let rows = "a1,,f,before,3 a2,,f,before,5 b1,,r,before,4 b1,,r,after,6 b2,,r,before,3 b2,,r,after,9"
    let impact = try RowsAsText.impact(rows, .made(.continuous))
    #expect(try RowsAsText.number("summary/subgroup:f/attrition_pct", in: impact) == 100)
    #expect(
      impact.codes(.subgroup(Subgroup(column: nil, value: "f"))) == [
        "NO_COMPARISON", "VERY_SMALL_N", "ATTRITION_OVER_20", "NO_PERCENT_CHANGE", "NO_MATCHED_PARTICIPANTS",
      ])
  }

  @Test(arguments: [Measure.Scale.likert, .binary])
  func `of answers nought is counted where nobody is left`(scale: Measure.Scale) throws {
    let text =
      scale == .likert
      ? LostCompletelyTests.rows.replacing(",9", with: ",5").replacing(",6", with: ",4")
      : "t1,T,,before,0 t2,T,,before,1 c1,C,,before,0 c1,C,,after,1 c2,C,,before,0 c2,C,,after,1"
    let impact = try RowsAsText.impact(text, compared(scale))
    let place = scale == .likert ? "likert/group:T/top_box" : "binary/group:T"
    #expect(try RowsAsText.number("\(place)/n_before", in: impact) == 2)
    #expect(try RowsAsText.number("\(place)/n_after", in: impact) == 0)
    #expect(try RowsAsText.number("\(place)/x_after", in: impact) == 0)
    if scale == .likert {
      #expect(try RowsAsText.number("likert/group:T/counts_after/4", in: impact) == 0)
      #expect(try RowsAsText.number("likert/group:T/counts_before/4", in: impact) == 1)
    }
    #expect(
      impact.codes(.group("T")) == ["VERY_SMALL_N", "ATTRITION_OVER_20", "NO_MATCHED_PARTICIPANTS"])
  }

  @Test(arguments: [Measure.Scale.continuous, .likert, .binary])
  func `while nobody anywhere has a later value nobody is lost`(scale: Measure.Scale) throws {
    var measure = try compared(scale)
    measure.occasions = ["before", "after"].map { Measure.Occasion(id: $0) }
    let value = scale == .binary ? "1" : "3"
    let impact = try RowsAsText.impact("t1,T,,before,\(value) t2,T,,before,\(value) c1,C,,before,\(value)", measure)
    #expect(impact.reason("summary.group:T.attrition_pct") == "not_recorded")
    #expect(impact.codes(.group("T")) == [] && impact.codes(.all) == [])
    #expect(impact.reason("binary.group:T.n_after") == (scale == .binary ? "not_recorded" : nil))
  }
}
