import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Which answers of a scale are the top ones: as the definition says, or as is usual for so many levels, never guessed.
struct TopBoxTests {
  /// A scale from 1 to 5 on which nobody ticked 5.
  private static let rows = "p1,,,before,1 p1,,,after,3 p2,,,before,2 p2,,,after,4 p3,,,before,3 p3,,,after,3"

  private func impact(_ change: (inout Measure) -> Void) throws -> MeasureImpact {
    try RowsAsText.impact(TopBoxTests.rows, .made(.likert, [], change))
  }

  private func top(_ impact: MeasureImpact) throws -> Double? {
    try RowsAsText.number("likert/all/top_box/x_after", in: impact)
  }

  @Test func `levels that the definition does not name are not guessed from the answers given`() throws {
    for change: (inout Measure) -> Void in [{ _ in }, { $0.topBox = .best(2) }, { $0.scaleMax = ExactNumber(5) }] {
      let impact = try impact(change)
      #expect(impact.reason("likert.all.top_box") == "levels_not_declared")
      let likert = try FlatJSON.of(impact).part("results").part("likert").part("all")
      #expect(likert["top_box"] is NSNull)
      #expect(try likert.count("improved") == 2)
      #expect(try RowsAsText.number("paired/all/mean_change", in: impact) == 4.0 / 3)
      #expect(impact.codes(.all) == ["NO_COMPARISON", "VERY_SMALL_N"])
    }
    #expect(try top(try impact { $0.topBox = .atLeast(ExactNumber(3)) }) == 3)
    #expect(try top(try impact { ($0.scaleMin, $0.scaleMax) = (ExactNumber(1), ExactNumber(5)) }) == 1)
  }

  @Test(arguments: [(4, 3.0), (5, 1), (7, 0)])
  func `two of four or five and three of seven are usual`(levels: Int, top: Double) throws {
    let impact = try impact { $0.likertLevels = Array(1...levels) }
    #expect(try self.top(impact) == top)
  }

  @Test(arguments: [2, 3, 6, 10])
  func `of other numbers of levels nothing is usual, and the definition must say it`(levels: Int) throws {
    let impact = try impact { $0.likertLevels = Array(1...levels) }
    #expect(impact.reason("likert.all.top_box") == "top_box_not_declared")
    #expect(try top(impact) == nil)
    let declared = try self.impact {
      $0.likertLevels = Array(1...levels)
      $0.topBox = .best(levels - 1)
    }
    #expect(try top(declared) == 3)
  }

  @Test func `a gap and its cautions stand without top answers`() throws {
    let measure = try Measure.made(.likert) {
      $0.likertLevels = Array(1...6)
      $0.treatmentGroups = ["T"]
      $0.controlGroup = "C"
    }
    let rows =
      "t1,T,,before,1 t1,T,,after,2 t2,T,,before,2 t2,T,,after,5 c1,C,,before,1 c1,C,,after,1 c2,C,,before,3 "
      + "c2,C,,after,4"
    let impact = try RowsAsText.impact(rows, measure)
    #expect(try RowsAsText.number("between/T_vs_C/post_difference/estimate", in: impact) == 1)
    #expect(impact.codes(.group("T")) == ["VERY_SMALL_N"])
  }
}
