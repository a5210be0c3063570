import Foundation
import Model
import Testing

@testable import Impact

/// Rows of real data sets against what two independent programs computed from them, every number of it.
@Suite(.enabled(if: ReferenceData.shared != nil, "needs ../shared"))
struct ReferenceResultsTests {
  @Test(arguments: ReferenceRows.datasets)
  func `every expected number comes out of the rows`(dataset: String) throws {
    let expected = try ReferenceData.json("\(dataset)/expected.json")
    let actual = try FlatJSON.of(MeasureImpact(of: ReferenceRows.dataset(dataset)))
    #expect(FlatJSON.differences(try expected.part("results"), try actual.part("results")) == [])
  }

  @Test(arguments: ReferenceRows.datasets)
  func `exactly the expected warnings, in their order`(dataset: String) throws {
    let expected = try ReferenceData.json("\(dataset)/expected.json").part("warnings") as? [String: [String]]
    let actual = try FlatJSON.of(MeasureImpact(of: ReferenceRows.dataset(dataset))).part("warnings")
    #expect(actual as? [String: [String]] == expected)
  }

  @Test(arguments: ReferenceRows.datasets)
  func `the expected keys stand in the expected order`(dataset: String) throws {
    let file = try #require(ReferenceData.shared).appending(path: "\(dataset)/expected.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let expected = try ReferenceData.json("\(dataset)/expected.json").part("results")
    for family in MeasureImpact(of: try ReferenceRows.dataset(dataset)).main.results.families {
      for entry in family.entries {
        guard let wanted = (expected[family.name] as? [String: Any])?[entry.key] as? [String: Any],
          case .nested(let fields) = entry.value
        else { continue }
        var place = try #require(text.range(of: "\n  \"\(family.name)\": {")).upperBound
        place = try #require(text.range(of: "\n   \"\(entry.key)\": {", range: place..<text.endIndex)).upperBound
        let end = try #require(text.range(of: "\n   }", range: place..<text.endIndex)).lowerBound
        for key in fields.map(\.key) where wanted[key] != nil {
          let found = text.range(of: "\n    \"\(key)\":", range: place..<end)
          #expect(found != nil, "\(family.name).\(entry.key).\(key) comes later than expected")
          place = found?.upperBound ?? place
        }
      }
    }
  }
}

/// Small made-up cases at the edge of what can be computed, each with its reasons.
struct EdgeCaseTests {
  private static func cases() -> [[String: Any]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ReferenceData/edge_cases.json")
    let root = (try? Data(contentsOf: file)).flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    return root?["cases"] as? [[String: Any]] ?? []
  }

  private func edge(_ id: String) throws -> [String: Any] {
    try #require(EdgeCaseTests.cases().first { $0["id"] as? String == id })
  }

  /// Those of rows that can be read.
  private static let computed = cases().filter { $0["observations"] != nil && $0["stat"] as? String != "load" }
    .compactMap { $0["id"] as? String }

  @Test func `all cases are there`() { #expect(EdgeCaseTests.computed.count >= 14) }

  private func impact(_ edge: [String: Any]) throws -> MeasureImpact {
    let observed = try #require(edge["observations"] as? [[Any]])
    let rows = observed.map { row -> ReferenceRows.Row in
      let cells = row.map { "\($0)" }
      return (cells[0], cells[1], cells[2], cells[3], cells[4])
    }
    var measure = try ReferenceRows.measure(try edge.part("meta"))
    if edge["stat"] as? String == "between" { measure.controlGroup = "C" }
    return MeasureImpact(of: MeasuredFigures(measure: measure, rows: ReferenceRows.observations(rows)))
  }

  /// Where the numbers of one kind of case stand.
  private func stratum(_ stat: String) -> String {
    ["between": "T_vs_C", "gap": "f_vs_o"][stat] ?? "all"
  }

  @Test(arguments: computed)
  func `numbers and reasons of an edge case`(id: String) throws {
    let edge = try edge(id)
    let json = try FlatJSON.of(impact(edge))
    let results = try json.part("results")
    let stats = try #require(edge["stat"] as? String).split(separator: "+").map(String.init)
    for stat in stats {
      let expected = stats.count == 1 ? try edge.part("expected") : try edge.part("expected").part(stat)
      let actual = (results[stat] as? [String: Any])?[stratum(stat)] ?? [String: Any]()
      #expect(FlatJSON.differences(expected, actual) == [], "\(stat)")
    }
    let reasons = try #require(try json.part("not_computed") as? [String: String])
    for (path, code) in try #require(edge["not_computed"] as? [String: String]) {
      let isFamily = ["paired", "summary"].contains(path)
      let (stat, rest) = stats.count == 1 ? (stats[0], path) : split(path)
      let place = isFamily ? "\(path).\(stratum(path))" : "\(stat).\(stratum(stat)).\(rest)"
      #expect(reason(of: place, in: reasons) == code, "\(place)")
    }
  }

  private func split(_ path: String) -> (String, String) {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    return (parts[0], parts[1])
  }

  /// The reason at a path, or of the whole that it is part of.
  private func reason(of path: String, in reasons: [String: String]) -> String? {
    if let reason = reasons[path] { return reason }
    return path.lastIndex(of: ".").flatMap { reason(of: String(path[..<$0]), in: reasons) }
  }

  @Test func `the corners of a paired table`() throws {
    for case let table as [String: Any] in try #require(try edge("paired_binary_corners")["tables"] as? [Any]) {
      let counts = try table.part("table")
      let paired = PairedTable(
        yesYes: try counts.count("yes_yes"), noYes: try counts.count("no_yes"), yesNo: try counts.count("yes_no"),
        noNo: try counts.count("no_no"))
      let expected = try table.part("expected")
      #expect(isClose(paired.changePoints.value, try expected.number("change_pp")))
      #expect(isClose(paired.interval.value, try expected.pair("newcombe_paired_cc_pp")))
      let tango = try expected.pair("tango_pp")
      #expect(isClose(paired.tangoInterval.value?.low, tango[0], 1e-6))
      #expect(isClose(paired.tangoInterval.value?.high, tango[1], 1e-6))
      #expect(isClose(paired.mcNemar.pExact.value, try expected.number("mcnemar_p_exact")))
      #expect(isClose(paired.mcNemar.pMid.value, try expected.number("mcnemar_p_mid")))
    }
  }

  @Test func `run charts and limits of made-up series`() throws {
    for case let series as [String: Any] in try #require(try edge("run_charts")["series"] as? [Any]) {
      let dates = try #require(series["dates"] as? [String])
      let values = try #require(series["values"] as? [Int])
      let rows: [ReferenceRows.Row] = zip(dates, values).map { ("unit", "", "", $0, "\($1)") }
      let measure = try ReferenceRows.measure(["scale": "series"])
      let impact = MeasureImpact(of: MeasuredFigures(measure: measure, rows: ReferenceRows.observations(rows)))
      let actual = try FlatJSON.of(impact).part("results").part("series").part("all")
      let expected = try series.part("expected")
      let chart = FlatJSON.differences(try expected.part("run_chart"), try actual.part("run_chart_all"))
      let limits = FlatJSON.differences(try expected.part("xmr"), try actual.part("xmr_all"))
      #expect(chart + limits == [], "\(series["why"] ?? "")")
    }
  }
}
