import Model
import TestSupport
import Testing

@testable import Impact

/// Figures of several schools: what may be added up, and what may not.
struct SchoolsTests {
  private func binary(_ figures: [Figure]) throws -> MeasureImpact {
    MeasureImpact(of: try .made(.binary), figures: figures)
  }

  private func continuous(_ figures: [Figure]) throws -> MeasureImpact {
    MeasureImpact(of: try .made(.continuous), figures: figures)
  }

  @Test func `counts of schools add up`() throws {
    let change = try binary([
      .count("before", 1, of: 10, school: "elm"), .count("before", 2, of: 20, school: "oak"),
      .count("after", 5, of: 10, school: "elm"), .count("after", 10, of: 20, school: "oak"),
    ]).main.results.binary[.all]
    #expect(change?.before.value == Proportion(yes: 3, of: 30))
    #expect(change?.after.value == Proportion(yes: 15, of: 30))
  }

  @Test func `a total row wins over the schools behind it`() throws {
    let change = try binary([
      .count("before", 1, of: 10, school: "elm"), .count("before", 4, of: 40), .count("after", 8, of: 40),
    ]).main.results.binary[.all]
    #expect(change?.before.value == Proportion(yes: 4, of: 40))
  }

  @Test func `means weigh by people, and spreads pool as if all were one list`() throws {
    // elm 1 2 3, oak 5 7 9 11: together mean 38/7, sum of squares about it 290 − 38²/7.
    let summary = try continuous([
      .mean("before", "2", sd: "1", n: 3, school: "elm"),
      .mean("before", "8", sd: "2.581988897471611", n: 4, school: "oak"),
    ]).main.results.summary[.all]
    #expect(summary?.before.n.value == 7)
    #expect(isClose(summary?.before.mean.value, 38.0 / 7))
    #expect(isClose(summary?.before.sd.value, ((290 - 38.0 * 38 / 7) / 6).squareRoot()))
  }

  @Test func `means without numbers of people are not averaged`() throws {
    let impact = try continuous([
      .mean("before", "2", school: "elm"), .mean("before", "8", n: 4, school: "oak"),
      .mean("after", "3", n: 3, school: "elm"), .mean("after", "9", n: 4, school: "oak"),
    ])
    #expect(impact.main.results.paired[.all]?.change.reason == .weightsNotRecorded)
    #expect(impact.main.results.paired[.all]?.change.reason?.remedy == .record)
  }

  @Test func `a school alone needs no weight`() throws {
    let impact = try continuous([.mean("before", "2", school: "elm"), .mean("after", "5", school: "elm")])
    #expect(impact.main.results.paired[.all]?.change.value == 3)
  }

  @Test func `only schools with both points count, and the others are named as left out`() throws {
    let impact = try binary([
      .count("before", 1, of: 10, school: "elm"), .count("before", 9, of: 10, school: "oak"),
      .count("after", 5, of: 10, school: "elm"), .count("after", 0, of: 10, school: "ash"),
    ])
    #expect(impact.main.results.binary[.all]?.change.value == 40)
    #expect(impact.main.cautions(of: .all).first { $0.code == .schoolsLeftOut }?.count == 2)
    #expect(impact.main.results.summary[.all]?.before.n.value == 20)
  }

  @Test func `schools that share no point are not compared`() throws {
    let impact = try binary([.count("before", 1, of: 10, school: "elm"), .count("after", 5, of: 10, school: "oak")])
    #expect(impact.main.results.binary[.all]?.change.reason == .noMatchedSchools)
  }

  @Test func `adding schools in any order gives the same, to the last digit`() throws {
    var generator = SplitMix(seed: 7)
    for _ in 0..<50 {
      var figures: [Figure] = []
      for school in 0..<6 {
        for occasion in ["before", "after"] {
          let mean = String(Double(Int.random(in: 1...999, using: &generator)) / 7)
          figures.append(
            .mean(
              occasion, String(mean.prefix(12)), sd: "1.37", n: .random(in: 1...40, using: &generator),
              school: "s\(school)"))
        }
      }
      let first = try continuous(figures)
      // Occasions keep their order, since it says which comes first.
      #expect(try continuous(figures.shuffled(using: &generator)).main.results == first.main.results)
    }
  }
}
