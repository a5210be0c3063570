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

  @Test func `the later of two that the definition names is the later one; a name that says nothing is a start`() throws {
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
