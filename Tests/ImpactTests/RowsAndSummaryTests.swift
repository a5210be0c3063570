import Foundation
import Model
import TestSupport
import Testing

@testable import Impact

/// Rows, their summary, and the summaries of their schools: one path, one result.
struct RowsAndSummaryTests {
  /// Rows with everything that may occur: schools, groups, two columns of subgroups, three occasions, missing values.
  private func generated(
    _ scale: Measure.Scale, people: Int, seed: UInt64, schools: Int = 3,
    occasions: [String] = ["before", "mid", "term"]
  ) -> Observations {
    var random = SplitMix(seed: seed)
    let names = (0..<schools).map { "school \($0)" }
    func members(_ count: Int, blanks: Bool) -> [Int32] {
      (0..<people).map { _ in Int32.random(in: (blanks ? -1 : 0)..<Int32(count), using: &random) }
    }
    let school = (0..<people).map { Int32($0 % max(1, schools)) }
    let values = occasions.map { _ in
      (0..<people).map { _ -> Observations.Value in
        if Int.random(in: 0..<8, using: &random) == 0 { return .missing }
        switch scale {
        case .binary: return .init(mantissa: .random(in: 0...1, using: &random), places: 0)
        case .likert: return .init(mantissa: .random(in: 1...5, using: &random), places: 0)
        case .continuous, .series:
          let places = UInt8.random(in: 0...3, using: &random)
          return .init(mantissa: .random(in: -900...9_000, using: &random), places: places)
        }
      }
    }
    return Observations(
      occasions: occasions, groups: ["C", "T"], schools: schools > 1 ? names : [], group: members(2, blanks: false),
      school: schools > 1 ? school : school.map { _ in -1 },
      subgroups: [
        .init(name: "pp", values: ["no", "yes"], member: members(2, blanks: false)),
        .init(name: "send", values: ["none", "plan", "support"], member: members(3, blanks: true)),
      ], values: values)
  }

  private func measure(_ scale: Measure.Scale) throws -> Measure {
    try .made(scale, [.ageEquivalent]) {
      $0.controlGroup = "C"
      $0.focusSubgroup = "pp=yes"
      $0.referenceSubgroup = "pp=no"
      $0.subgroupColumns = ["pp", "send"]
      $0.ratioScale = true
      $0.elapsedMonths = ExactNumber(10)
      $0.scaleMin = scale == .likert ? ExactNumber(1) : ExactNumber(0)
      $0.scaleMax = scale == .likert ? ExactNumber(5) : ExactNumber(1)
    }
  }

  /// The leaves of the JSON that sums allow: those that are not computed for want of rows are left out of both.
  private func alike(_ rows: MeasureImpact, _ sums: MeasureImpact) throws -> [String] {
    let (whole, part) = (try FlatJSON.of(rows), try FlatJSON.of(sums))
    var found: [String] = []
    for (one, other) in zip(try comparisons(whole), try comparisons(part)) {
      let reasons = try #require(try other.part("not_computed") as? [String: String])
      let missing = Set(reasons.filter { $0.value == "needs_individual_data" }.keys.map { slashed($0) })
      let (wanted, given) = (FlatJSON.leaves(try one.part("results")), FlatJSON.leaves(try other.part("results")))
      for (path, value) in wanted where !missing.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) {
        let same = given[path].map { "\($0)" == "\(value)" } ?? false
        if !same { found.append("\(path): \(value), \(given[path] ?? "missing")") }
      }
      #expect(try one.part("warnings") as? [String: [String]] == other.part("warnings") as? [String: [String]])
    }
    return found.sorted()
  }

  private func comparisons(_ json: [String: Any]) throws -> [[String: Any]] {
    [json] + (json["comparisons"] as? [[String: Any]] ?? [])
  }

  /// `a.b|c.d` as the path of a leaf; keys of strata hold no points here.
  private func slashed(_ path: String) -> String { path.replacing(".", with: "/") }

  @Test(arguments: [Measure.Scale.continuous, .binary, .likert], [UInt64(1), 2, 3])
  func `the summary of rows says what the rows say`(scale: Measure.Scale, seed: UInt64) throws {
    let rows = generated(scale, people: 240, seed: seed)
    let measure = try measure(scale)
    let summary = try Summary(of: rows, measure: measure)
    let impacts = (
      MeasureImpact(of: MeasuredFigures(measure: measure, rows: rows)),
      MeasureImpact(of: MeasuredFigures(measure: measure, summary: summary))
    )
    #expect(impacts.0.earlier.count == 1)
    #expect(try alike(impacts.0, impacts.1) == [])
    if scale != .continuous { #expect(try FlatJSON.bytes(impacts.0) == FlatJSON.bytes(impacts.1)) }
  }

  @Test(.enabled(if: ReferenceData.shared != nil, "needs ../shared"), arguments: ReferenceRows.datasets)
  func `the summary of a real data set says what its rows say`(dataset: String) throws {
    let measured = try ReferenceRows.dataset(dataset)
    let summary = try Summary(of: #require(measured.rows), measure: measured.measure)
    let sums = MeasureImpact(of: MeasuredFigures(measure: measured.measure, summary: summary))
    #expect(try alike(MeasureImpact(of: measured), sums) == [])
  }

  @Test func `medians and ranks of values need the rows, those of answers do not`() throws {
    func reasons(_ scale: Measure.Scale) throws -> [String: String] {
      let measure = try measure(scale)
      let summary = try Summary(of: generated(scale, people: 90, seed: 4), measure: measure)
      let json = try FlatJSON.of(MeasureImpact(of: MeasuredFigures(measure: measure, summary: summary)))
      return try #require(try json.part("not_computed") as? [String: String])
    }
    let values = try reasons(.continuous)
    for path in ["paired.all.wilcoxon", "paired.all.median_change", "summary.all.before.median"] {
      #expect(values[path] == "needs_individual_data", "\(path)")
    }
    #expect(values["between.T_vs_C.dominance_post"] == "needs_individual_data")
    #expect(try !reasons(.likert).values.contains("needs_individual_data"))
  }

  @Test(arguments: [Measure.Scale.continuous, .binary, .likert, .series])
  func `shuffled rows give the same bytes`(scale: Measure.Scale) throws {
    let rows = generated(scale, people: 120, seed: 5, schools: 2)
    var random = SplitMix(seed: 6)
    let order = (0..<120).shuffled(using: &random)
    var shuffled = rows
    shuffled.group = order.map { rows.group[$0] }
    shuffled.school = order.map { rows.school[$0] }
    shuffled.values = rows.values.map { column in order.map { column[$0] } }
    shuffled.subgroups = rows.subgroups.map { column in
      .init(name: column.name, values: column.values, member: order.map { column.member[$0] })
    }
    let measure = try measure(scale)
    let one = MeasureImpact(of: MeasuredFigures(measure: measure, rows: rows))
    let other = MeasureImpact(of: MeasuredFigures(measure: measure, rows: shuffled))
    #expect(try FlatJSON.bytes(one) == FlatJSON.bytes(other))
  }

  @Test(arguments: [Measure.Scale.continuous, .binary, .likert, .series])
  func `schools apart and added up give the same bytes`(scale: Measure.Scale) throws {
    let rows = generated(scale, people: 150, seed: 7)
    let measure = try measure(scale)
    let parts = try rows.schools.indices.map { school in
      try Summary(of: rows.only { rows.school[$0] == Int32(school) }, measure: measure)
    }
    let added = try parts.dropFirst().reduce(parts[0]) { try $0.adding($1) }
    let whole = try Summary(of: rows, measure: measure)
    #expect(added == whole)
    let impacts = [added, whole].map { MeasureImpact(of: MeasuredFigures(measure: measure, summary: $0)) }
    #expect(try FlatJSON.bytes(impacts[0]) == FlatJSON.bytes(impacts[1]))
  }

  @Test func `the exact sums allow no float noise: all alike is a spread of zero`() throws {
    let values = (0..<50).map { _ in Observations.Value(mantissa: 123_456_789_012_3, places: 12) }
    let rows = Observations(
      occasions: ["before", "after"], groups: [], schools: [], group: Array(repeating: -1, count: 50),
      school: Array(repeating: -1, count: 50), subgroups: [], values: [values, values])
    let change = try #require(
      MeasureImpact(of: MeasuredFigures(measure: .made(.continuous), rows: rows)).main.results.paired[.all])
    #expect(change.sdBefore.value == 0 && change.sdChange.value == 0)
    #expect(change.correlation.reason == .zeroVariance)
    #expect(change.interval.value == Interval(0, 0))
  }

  @Test func `numbers too large to be added up are said to be, and nothing is made of them`() throws {
    let rows = Observations(
      occasions: ["before", "after"], groups: [], schools: [], group: [-1], school: [-1], subgroups: [],
      values: [[.init(mantissa: 100_000_000_000_000, places: 0)], [.init(mantissa: 1, places: 12)]])
    let impact = MeasureImpact(of: MeasuredFigures(measure: try .made(.continuous), rows: rows))
    #expect(impact.reason("summary.all") == "out_of_range")
    #expect(impact.main.results.families.map(\.name) == ["summary"])
    #expect(impact.main.results.families.first?.entries == [Field("all", .missing(.outOfRange))])
  }
}

extension Observations {
  /// The participants at some positions, with the names that are left.
  func only(_ isWanted: (Int) -> Bool) -> Observations {
    let kept = (0..<participants).filter(isWanted)
    func part(_ names: [String], _ member: [Int32]) -> ([String], [Int32]) {
      let used = Set(kept.map { member[$0] }).filter { $0 >= 0 }.sorted()
      return (used.map { names[Int($0)] }, kept.map { Int32(used.firstIndex(of: member[$0]) ?? -1) })
    }
    let (groups, group) = part(self.groups, self.group)
    let (schools, school) = part(self.schools, self.school)
    let columns = subgroups.map { column in
      let (values, member) = part(column.values, column.member)
      return Column(name: column.name, values: values, member: member)
    }
    return Observations(
      occasions: occasions, groups: groups, schools: schools, group: group, school: school, subgroups: columns,
      values: values.map { column in kept.map { column[$0] } })
  }
}
