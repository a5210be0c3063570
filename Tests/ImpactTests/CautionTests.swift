import Model
import TestSupport
import Testing

@testable import Impact

/// Which cautions stand beside which results.
struct CautionTests {
  private func codes(_ figures: [Figure], _ measure: Measure, _ stratum: Stratum = .all) -> [String] {
    MeasureImpact(of: measure, figures: figures).codes(stratum)
  }

  @Test(arguments: [(9, "VERY_SMALL_N"), (10, "SMALL_N"), (29, "SMALL_N")])
  func `few people are named`(n: Int, code: String) throws {
    let figures = [Figure.mean("before", "1", n: n), .mean("after", "2", n: 50)]
    let measure = try Measure.made(.continuous) { $0.ratioScale = true }
    #expect(codes(figures, measure) == ["NO_COMPARISON", code])
    #expect(MeasureImpact(of: measure, figures: figures).main.cautions(of: .all).last?.count == n)
  }

  @Test func `thirty are not few, and unknown is unknown`() throws {
    let measure = try Measure.made(.continuous) { $0.ratioScale = true }
    #expect(codes([.mean("before", "1", n: 30), .mean("after", "2", n: 30)], measure) == ["NO_COMPARISON"])
    #expect(codes([.mean("before", "1", n: 30), .mean("after", "2")], measure) == ["NO_COMPARISON", "N_UNKNOWN"])
  }

  @Test func `two means on a scale without a true zero have no change in per cent`() throws {
    let measure = try Measure.made(.continuous)
    #expect(
      codes([.mean("before", "1", n: 50), .mean("after", "2", n: 50)], measure) == [
        "NO_COMPARISON", "NO_PERCENT_CHANGE",
      ])
    #expect(codes([.change("after", "2")], measure) == ["NO_COMPARISON", "N_UNKNOWN"])
  }

  @Test func `the unwanted direction, and slower than a month a month`() throws {
    let lower = try Measure.made(.binary) { $0.direction = .lowerIsBetter }
    #expect(codes([.count("before", 5, of: 50), .count("after", 45, of: 50)], lower).contains("WRONG_DIRECTION"))
    #expect(!codes([.count("before", 45, of: 50), .count("after", 5, of: 50)], lower).contains("WRONG_DIRECTION"))
    let slow = codes([.change("after", "3", elapsed: "7")], try .made(.continuous, [.ageEquivalent]))
    #expect(slow == ["NO_COMPARISON", "N_UNKNOWN", "AGE_EQUIVALENT_SCALE", "SLOWER_THAN_EXPECTED"])
  }

  @Test func `a comparison group that has no figures is no comparison`() throws {
    let measure = try Measure.made(.continuous) { $0.controlGroup = "others" }
    let impact = MeasureImpact(of: measure, figures: [.change("after", "3", group: "target")])
    #expect(impact.codes(.group("target")).first == "NO_COMPARISON")
    #expect(impact.reason("between.target_vs_others") == "not_recorded")
    let started = [Figure.mean("before", "1", group: "others"), .change("after", "3", group: "target")]
    #expect(codes(started, measure, .group("target")).first == "NO_COMPARISON")
  }

  @Test func `of the same people, fewer are lost and more have joined`() throws {
    let measure = try Measure.made(.binary, [.matched])
    #expect(codes([.count("before", 40, of: 100), .count("after", 40, of: 79)], measure).contains("ATTRITION_OVER_20"))
    #expect(codes([.count("before", 40, of: 100), .count("after", 40, of: 84)], measure).contains("ATTRITION_OVER_15"))
    #expect(codes([.count("before", 40, of: 100), .count("after", 40, of: 101)], measure).contains("JOINERS"))
    let others = try Measure.made(.binary)
    #expect(!codes([.count("before", 40, of: 100), .count("after", 40, of: 50)], others).contains("ATTRITION_OVER_20"))
  }

  @Test func `that the same people answered is named where it is only assumed`() throws {
    let figures = [Figure.count("before", 1, of: 16), .count("after", 16, of: 16)]
    #expect(codes(figures, try .made(.binary, [.matched, .matchingAssumed])).last == "MATCHING_ASSUMED")
    #expect(!codes(figures, try .made(.binary, [.matched])).contains("MATCHING_ASSUMED"))
    let open = MeasureImpact(of: try .made(.binary), figures: figures)
    #expect(open.main.results.binary[.all]?.paired.reason == .needsIndividualData)
  }

  @Test func `a gap that turned round, and one that never was`() throws {
    let measure = try Measure.made(.continuous) {
      $0.focusSubgroup = "pp=yes"
      $0.referenceSubgroup = "no"
    }
    func gap(_ focus: (String, String)) -> [String] {
      let figures = [
        Figure.mean("before", focus.0, n: 50).of("pp", "yes"), Figure.mean("after", focus.1, n: 50).of("pp", "yes"),
        Figure.mean("before", "5", n: 50).of("pp", "no"), Figure.mean("after", "6", n: 50).of("pp", "no"),
      ]
      let impact = MeasureImpact(of: measure, figures: figures)
      return impact.main.results.gap.entries.first.map { impact.codes($0.stratum) } ?? ["no gap"]
    }
    #expect(gap(("4", "7")) == ["GAP_REVERSED"])
    #expect(gap(("5", "7")) == ["NO_GAP_BEFORE"])
    #expect(gap(("3", "5")) == [])
  }

  @Test func `the order of weight is that of the specification`() {
    #expect([CautionCode.selfReport, .smallN, .noComparison].sorted() == [.noComparison, .smallN, .selfReport])
    #expect(Set(CautionCode.byWeight).count == CautionCode.byWeight.count)
    #expect(CautionCode(rawValue: "NEW_ONE") > .schoolsLeftOut)
  }
}
