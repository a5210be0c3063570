import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Figures as they should not be, and numbers at the edge of what can be written.
struct GuardTests {
  private func paired(_ figures: [Figure], _ change: (inout Measure) -> Void = { _ in }) throws -> PairedChange {
    try #require(MeasureImpact(of: try .made(.continuous, [], change), figures: figures).main.results.paired[.all])
  }

  @Test(arguments: [(17, 16), (-1, 16), (0, 0), (1, 0), (3, -2)])
  func `counts that cannot be are refused`(count: Int, of: Int) throws {
    let impact = MeasureImpact(
      of: try .made(.binary), figures: [.count("before", 1, of: 16), .count("after", count, of: of)])
    #expect(impact.main.results.binary[.all]?.change.reason == .inconsistentFigures)
    #expect(impact.codes(.all).isEmpty)
  }

  @Test func `one person has a change and no spread`() throws {
    let change = try paired([.mean("before", "5", sd: "0", n: 1), .mean("after", "9", sd: "0", n: 1)])
    #expect(change.change.value == 4)
    #expect(change.sdBefore.reason == .nBelowTwo)
    #expect(change.dAverage.reason == .nBelowTwo)
  }

  @Test func `two people have no correction of Hedges`() throws {
    let change = try paired([.mean("before", "5", sd: "1", n: 2), .mean("after", "9", sd: "1", n: 2)])
    #expect(change.dAverage.value == 4)
    #expect(change.gAverage.reason == .dfBelowTwo)
  }

  @Test func `no spread, no standardised change`() throws {
    let change = try paired([.mean("before", "5", sd: "0", n: 9), .mean("after", "9", sd: "0", n: 9)])
    #expect(change.dAverage.reason == .zeroVariance)
  }

  @Test func `a mean of nobody, a negative spread, a mean beyond the scale`() throws {
    #expect(try paired([.mean("before", "5", n: 0), .mean("after", "9")]).change.reason == .inconsistentFigures)
    #expect(
      try paired([.mean("before", "5", sd: "-1", n: 9), .mean("after", "9")]).sdBefore.reason == .inconsistentFigures)
    let limits: (inout Measure) -> Void = {
      $0.scaleMin = ExactNumber(0)
      $0.scaleMax = ExactNumber(10)
    }
    #expect(try paired([.mean("before", "5"), .mean("after", "10.01")], limits).change.reason == .outsideScale)
    #expect(try paired([.mean("before", "0"), .mean("after", "10")], limits).change.value == 10)
    let points = MeasureImpact(of: try .made(.binary), figures: [.change("after", "101")])
    #expect(points.main.results.reported[.all]?.change.reason == .outsideScale)
  }

  @Test(arguments: ["0", "-7"])
  func `no time passed, no ratio gain`(months: String) throws {
    let impact = MeasureImpact(
      of: try .made(.continuous, [.ageEquivalent]), figures: [.change("after", "27", elapsed: months)])
    #expect(impact.main.results.ratio[.all]?.ratio.reason == .elapsedNotPositive)
    #expect(impact.main.results.ratio[.all]?.extraMonths.reason == .elapsedNotPositive)
  }

  @Test func `per cent only from a true zero and above it`() throws {
    let figures = [Figure.mean("before", "5"), .mean("after", "8")]
    #expect(try paired(figures).percentChange.reason == .intervalScale)
    #expect(try paired(figures) { $0.ratioScale = true }.percentChange.value == 60)
    let zero = [Figure.mean("before", "0"), .mean("after", "8")]
    #expect(try paired(zero) { $0.ratioScale = true }.percentChange.reason == .baselineMeanNotPositive)
  }

  @Test func `groups of one have a difference and no interval, groups without spread a point`() throws {
    func difference(_ n: Int, _ sd: String) throws -> Difference? {
      let measure = try Measure.made(.continuous) { $0.controlGroup = "c" }
      let figures = [
        Figure.mean("after", "5", sd: sd, n: n, group: "t"), .mean("after", "3", sd: sd, n: n, group: "c"),
      ]
      return MeasureImpact(of: measure, figures: figures).main.results.between.entries.first?.result.postDifference
        .value
    }
    #expect(try difference(1, "1")?.estimate == 2)
    #expect(try difference(1, "1")?.interval.reason == .groupNBelowTwo)
    #expect(try difference(9, "0")?.interval.value == Interval(2, 2))
    #expect(try difference(9, "1")?.interval.value != nil)
  }

  @Test func `whatever is recorded, nothing comes out that is no number`() throws {
    var generator = SplitMix(seed: 11)
    let numbers: [ExactNumber?] = [
      nil, ExactNumber(0), ExactNumber(-3), ExactNumber(Int.max), ExactNumber("0.000000000000001"), ExactNumber("12.5"),
      ExactNumber(mantissa: .max, places: 0), ExactNumber(mantissa: .min + 1, places: 0), ExactNumber("99999999.5"),
    ]
    let counts: [Int?] = [nil, 0, 1, 2, 16, -1, 1_000_000, Int.max, Int.min]
    let encoder = JSONEncoder()
    for scale in Measure.Scale.allCases {
      for _ in 0..<200 {
        let measure = try Measure.made(scale, [.ageEquivalent, .matched]) {
          $0.controlGroup = "c"
          $0.focusSubgroup = "yes"
          $0.referenceSubgroup = Bool.random(using: &generator) ? "no" : nil
          $0.ratioScale = true
          $0.direction = Bool.random(using: &generator) ? .lowerIsBetter : .higherIsBetter
        }
        let figures = (0..<12).map { _ in
          Figure.at(["before", "after", "mid"].randomElement(using: &generator) ?? "before") {
            $0.group = [nil, "t", "c"].randomElement(using: &generator) ?? nil
            $0.subgroupBy = [nil, "pp"].randomElement(using: &generator) ?? nil
            $0.subgroup = [nil, "yes", "no"].randomElement(using: &generator) ?? nil
            $0.school = [nil, "elm", "oak"].randomElement(using: &generator) ?? nil
            $0.n = counts.randomElement(using: &generator) ?? nil
            $0.count = counts.randomElement(using: &generator) ?? nil
            $0.of = counts.randomElement(using: &generator) ?? nil
            $0.mean = numbers.randomElement(using: &generator) ?? nil
            $0.sd = numbers.randomElement(using: &generator) ?? nil
            $0.change = numbers.randomElement(using: &generator) ?? nil
            $0.elapsedMonths = numbers.randomElement(using: &generator) ?? nil
          }
        }
        // The encoder refuses what is infinite or no number.
        _ = try encoder.encode(MeasureImpact(of: measure, figures: figures))
      }
    }
  }
}
