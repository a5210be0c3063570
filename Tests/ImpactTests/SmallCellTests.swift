import Model
import TestSupport
import Testing

@testable import Impact

/// Summaries in which the few are not told apart: what can still be said, and what is said to be withheld.
struct SmallCellTests {
  private func sums(
    _ school: String?, group: String? = nil, subgroup: String? = nil, n: Int, from: Int = 10, to: Int = 12
  ) -> Summary.Sums {
    var row = Summary.Sums(key: .init(school: school, group: group, subgroup: subgroup, from: "before", to: "after"))
    (row.nFrom, row.nTo, row.n, row.same) = (n, n, n, n)
    row.sumFrom = ExactNumber(n * from)
    row.sumTo = ExactNumber(n * to)
    row.sumsqFrom = ExactNumber(n * from * from + n)
    row.sumsqTo = ExactNumber(n * to * to + n)
    row.sumProduct = ExactNumber(n * from * to + n / 2)
    (row.sumFromAll, row.sumsqFromAll, row.sumToAll, row.sumsqToAll) = (
      row.sumFrom, row.sumsqFrom, row.sumTo, row.sumsqTo
    )
    return row
  }

  private func impact(_ rows: [Summary.Sums]) throws -> MeasureImpact {
    let measure = try Measure.made(.continuous) { $0.ratioScale = true }
    return MeasureImpact(of: MeasuredFigures(measure: measure, summary: Summary(.sums(rows))))
  }

  @Test func `a school whose part is missing may be hiding a few, so that there is no total`() throws {
    let impact = try impact([
      sums("ash", n: 20), sums("elm", n: 20), sums("ash", subgroup: "yes", n: 10), sums("ash", subgroup: "no", n: 10),
      sums("elm", subgroup: "no", n: 16),
    ])
    #expect(impact.main.results.paired[.all]?.n.value == 40)
    #expect(impact.reason("paired.subgroup:yes") == "too_few_people")
    let summary = impact.main.results.summary[.subgroup(Subgroup(column: nil, value: "yes"))]
    #expect(summary?.nMatched.reason == .tooFewPeople && summary?.before.mean.reason == .tooFewPeople)
    #expect(impact.main.results.paired[.subgroup(Subgroup(column: nil, value: "no"))]?.n.value == 26)
  }

  @Test func `a school whose other parts make up all of it has nobody in the missing one`() throws {
    let impact = try impact([
      sums("ash", n: 20), sums("elm", n: 20), sums("ash", group: "T", n: 20), sums("elm", group: "C", n: 20),
    ])
    #expect(impact.main.results.paired[.group("T")]?.n.value == 20)
    #expect(impact.main.results.paired[.group("C")]?.n.value == 20)
  }

  @Test func `a row of pooled schools counts for all of them`() throws {
    let impact = try impact([
      sums("ash", n: 20), sums("elm", n: 20), sums("oak", n: 30), sums("ash + elm", subgroup: "yes", n: 9),
      sums("oak", subgroup: "yes", n: 12),
    ])
    #expect(impact.main.results.paired[.subgroup(Subgroup(column: nil, value: "yes"))]?.n.value == 21)
  }

  @Test func `sums of all are withheld where a few left, those of the matched stay`() throws {
    var row = sums("ash", n: 20)
    row.nFrom = 22
    (row.sumFromAll, row.sumsqFromAll) = (nil, nil)
    let impact = try impact([row, sums("elm", n: 10)])
    let summary = try #require(impact.main.results.summary[.all])
    #expect(summary.before.n.value == 32 && summary.before.mean.reason == .tooFewPeople)
    #expect(summary.after.mean.value == 12)
    #expect(summary.attrition.value == 6.25)
    #expect(impact.main.results.paired[.all]?.change.value == 2)
  }

  @Test func `answers that are not told leave the change of the others`() throws {
    let key = Summary.Key(from: "before", to: "after")
    let (no, yes) = (Summary.Move.Level.level(ExactNumber(0)), Summary.Move.Level.level(ExactNumber(1)))
    let moves = [
      Summary.Move(key: key, from: no, to: yes, n: 8), Summary.Move(key: key, from: yes, to: yes, n: 7),
      Summary.Move(key: key, from: .withheld, to: .absent, n: 3),
    ]
    let measured = MeasuredFigures(measure: try .made(.binary), summary: Summary(.moves(moves)))
    let change = try #require(MeasureImpact(of: measured).main.results.binary[.all])
    #expect(change.before.reason == .tooFewPeople && change.unpairedInterval.reason == .tooFewPeople)
    #expect(change.paired.value?.noYes == 8 && change.paired.value?.yesYes == 7)
    #expect(isClose(change.toldChange.value, 100 * 8.0 / 15))
    let summary = MeasureImpact(of: measured).main.results.summary[.all]
    #expect(summary?.before.n.value == 18 && summary?.nMatched.value == 15)
  }

  @Test func `where people were counted, figures of the same people give way; others stay`() throws {
    let figures = [
      Figure.mean("before", "50", n: 9), .mean("after", "60", n: 9), .mean("before", "1", n: 8, group: "T"),
      .mean("after", "2", n: 8, group: "T"),
    ]
    let measured = MeasuredFigures(
      measure: try .made(.continuous), figures: figures, summary: Summary(.sums([sums(nil, n: 30)])))
    let results = MeasureImpact(of: measured).main.results
    #expect(results.paired[.all]?.change.value == 2)
    #expect(results.paired[.group("T")]?.change.value == 1)
    #expect(results.paired[.group("T")]?.interval.reason == .needsIndividualData)
  }

  @Test func `schools counted by an older definition are left out and named`() throws {
    var old = sums("elm", n: 10)
    old.origin.definition = "v1"
    var new = sums("ash", n: 20)
    new.origin.definition = "v2"
    var measure = try Measure.made(.continuous)
    measure.definition = "v2"
    let impact = MeasureImpact(of: MeasuredFigures(measure: measure, summary: Summary(.sums([old, new]))))
    #expect(impact.main.results.paired[.all]?.n.value == 20)
    #expect(impact.main.cautions(of: .all).first { $0.code == .schoolsLeftOut }?.count == 1)
  }
}
