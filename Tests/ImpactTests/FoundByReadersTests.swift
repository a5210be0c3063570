import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Results that a statistician held against the specification, each as it was seen.
struct FoundByReadersTests {
  /// Of rows as `p1,,,before,3`.
  private func impact(
    _ rows: String, _ scale: Measure.Scale = .continuous, _ change: (inout Measure) -> Void = { _ in }
  ) throws -> MeasureImpact {
    let parsed = rows.split(separator: " ").map { line -> ReferenceRows.Row in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return (cells[0], cells[1], cells[2], cells[3], cells[4])
    }
    let measure = try Measure.made(scale, [], change)
    return MeasureImpact(of: MeasuredFigures(measure: measure, rows: ReferenceRows.observations(parsed)))
  }

  /// One row before and one after of each person of a group.
  private func group(_ name: String, _ values: [(String, String)]) -> String {
    values.enumerated().map { index, pair in
      "\(name)\(index),\(name),,before,\(pair.0) \(name)\(index),\(name),,after,\(pair.1)"
    }.joined(separator: " ")
  }

  private func number(_ impact: MeasureImpact, _ path: String) throws -> Double? {
    try FlatJSON.leaves(FlatJSON.of(impact))["results/\(path)"] as? Double
  }

  @Test func `weeks are compared in the order of their numbers, from rows and from their summary`() throws {
    let rows = ["week 10", "week 2", "week 9"].enumerated().flatMap { index, week in
      (0..<12).map { ("p\($0)", "", "", week, "\($0 + index)") as ReferenceRows.Row }
    }
    let plain = ReferenceRows.observations(rows)
    let order = [1, 2, 0].map { plain.occasions[$0] }
    #expect(order == ["week 2", "week 9", "week 10"])
    let measure = try Measure.made(.continuous)
    let sorted = Observations(
      occasions: order, groups: [], schools: [], group: plain.group, school: plain.school, subgroups: [],
      values: [1, 2, 0].map { plain.values[$0] })
    let summary = try Summary(of: sorted, measure: measure)
    for measured in [
      MeasuredFigures(measure: measure, rows: sorted), MeasuredFigures(measure: measure, summary: summary),
    ] {
      let main = MeasureImpact(of: measured).main
      #expect([main.comparison.from, main.comparison.to] == ["week 2", "week 10"])
      #expect(main.results.paired[.all]?.change.value == -1)
    }
  }

  @Test func `the middle change has all its decimals, as the mean has`() throws {
    let impact = try impact("p1,,,before,0 p1,,,after,0.1000000004")
    #expect(try number(impact, "paired/all/median_change") == 0.1000000004)
    #expect(try number(impact, "paired/all/mean_change") == 0.1000000004)
    let middle = try self.impact("p1,,,before,0 p1,,,after,1.0000000002 p2,,,before,0 p2,,,after,2")
    #expect(try number(middle, "paired/all/median_change") == 1.5000000001)
  }

  @Test func `a probability that is too small for a number is 0 everywhere`() throws {
    #expect(McNemar(gained: 5_000, lost: 0).pExact.value == 0)
    #expect(McNemar(gained: 5_000, lost: 0).pMid.value == 0)
    #expect(SignedRanks(changes: [(1, 20_000)]).pNormal.value == 0)
    let (one, other) = (Sample(n: 500, mean: 1e6, sd: 1), Sample(n: 500, mean: 0, sd: 1))
    #expect(Difference(one, minus: other).p.value == 0)
  }

  @Test func `d_z of very even changes has an interval`() throws {
    let even = try impact(
      "p1,,,before,0 p1,,,after,40 p2,,,before,0 p2,,,after,40.01 p3,,,before,0 p3,,,after,40.02")
    #expect(even.reason("paired.all.d_z_ci") == nil && even.reason("paired.all.g_z_ci") == nil)
    for one in ReferenceLimits.beyondMesh() {
      let limits = try #require(NoncentralT.limits(t: one.t, df: one.df).value, "t \(one.t), df \(one.df)")
      #expect((limits.low / one.low - 1).magnitude < 1e-7, "t \(one.t), df \(one.df): \(limits.low)")
      #expect((limits.high / one.high - 1).magnitude < 1e-7, "t \(one.t), df \(one.df): \(limits.high)")
      #expect(NoncentralT.limits(t: -one.t, df: one.df).value == Interval(-limits.high, -limits.low))
    }
  }

  @Test func `groups that rose alike are no part ahead of each other, and it is said`() throws {
    func compared(_ treated: [(String, String)], _ others: [(String, String)]) throws -> MeasureImpact {
      try impact(group("T", treated) + " " + group("C", others)) {
        $0.controlGroup = "C"
        $0.ratioScale = true
      }
    }
    let one = try compared([("4", "5"), ("1", "2"), ("6", "7")], [("8", "9"), ("5", "6")])
    let two = try compared(
      [("-4", "-3.9"), ("-6", "-5.9"), ("0", "0.1")], [("1", "1.1"), ("-7", "-6.9"), ("-8", "-7.9")])
    for impact in [one, two] {
      let result = try #require(impact.main.results.between.entries.first?.result)
      #expect(result.adjusted.value?.estimate == 0)
      #expect(result.adjusted.value?.interval.value == Interval(0, 0))
      #expect(result.adjusted.value?.g.value == 0)
      #expect(impact.allCodes.contains("CI_INCLUDES_ZERO"))
    }
  }

  @Test func `no number is minus nothing`() throws {
    let rows = "p1,,f,before,0 p1,,f,after,1 p2,,,before,0 p2,,,after,1"
    let impact = try impact(rows) { $0.focusSubgroup = "f" }
    let text = try FlatJSON.bytes(impact)
    #expect(text.contains("\"gain_other_minus_focus\":0"))
    #expect(!text.contains(":-0,") && !text.contains(":-0}") && !text.contains("[-0,") && !text.contains(",-0]"))
    #expect(Interval(-0.0, -0.0).map { $0.low.sign == .plus && $0.high.sign == .plus } == true)
  }

  @Test func `two groups without any spread have a difference without doubt, as one group has`() throws {
    func compared(_ rise: String) throws -> MeasureImpact {
      try impact(
        group("T", [("1", "3"), ("2", "4")]) + " " + group("C", [("1", rise), ("2", rise == "2" ? "3" : "4")])
      ) {
        $0.controlGroup = "C"
      }
    }
    let did = try #require(try compared("2").main.results.between.entries.first?.result.differenceInChanges.value)
    #expect(did.estimate == 1 && did.se.value == 0 && did.interval.value == Interval(1, 1))
    #expect([did.df.reason, did.t.reason, did.p.reason] == [.zeroVariance, .zeroVariance, .zeroVariance])
    let alone = Sample(n: 1, mean: 3, sd: nil)
    #expect(Difference(alone, minus: alone).interval.reason == .groupNBelowTwo)
    // All alike at the start, so that only the plain difference at the end can be told.
    let level = group("T", [("1", "3"), ("1", "3")]) + " " + group("C", [("1", "3"), ("1", "3")])
    #expect(try impact(level) { $0.controlGroup = "C" }.allCodes.contains("CI_INCLUDES_ZERO"))
  }

  @Test func `a series of one point has its mean`() throws {
    let impact = try impact("s,,,2024-01-05,3", .series) { $0.interventionDate = Day(iso: "2024-01-06") }
    for limits in ["xmr_all", "xmr_frozen"] {
      #expect(try number(impact, "series/all/\(limits)/mean") == 3)
      #expect(try number(impact, "series/all/\(limits)/n_base") == 1)
      for key in ["mean_moving_range", "unpl", "lnpl", "url", "outside", "ranges_above_url", "runs_of_8"] {
        #expect(impact.reason("series.all.\(limits).\(key)") == "n_lt_2")
      }
    }
  }
}

/// Noncentrality limits of t so large that ``ChiMesh`` would need too many points, to 12 digits by mpmath.
enum ReferenceLimits {
  static func beyondMesh() -> [(df: Double, t: Double, low: Double, high: Double)] {
    [
      (1, 1_000, 31.33799769041, 2241.403848306), (1, 1e5, 3133.798202299, 224140.2727717),
      (2, 6_930, 1102.671414022, 13310.07412728), (4, 6_000, 2088.00490857, 10014.46899142),
      (9, 1e9, 547762063.1037, 1453836602.413), (30, 1e5, 74812.59303294, 125138.9125434),
    ]
  }
}
