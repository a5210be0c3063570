import Foundation
import Model
import Testing

@testable import Impact

/// Rows as the reference data has them, and the definitions beside them.
enum ReferenceRows {
  /// `participant,group,subgroup,occasion,value`; no value for an empty cell.
  typealias Row = (participant: String, group: String, subgroup: String, occasion: String, value: String)

  static let datasets = [
    "anorexia", "egsingle_maths", "electric_company", "nile", "respiratory", "sai_confident", "sleep",
  ]

  static func dataset(_ name: String) throws -> MeasuredFigures {
    let folder = try #require(ReferenceData.shared)
    let text = try String(contentsOf: folder.appending(path: "\(name)/observations.csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { line -> Row in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return (cells[0], cells[1], cells[2], cells[3], cells[4])
    }
    let measure = try measure(ReferenceData.json("\(name)/meta.json"))
    return MeasuredFigures(measure: measure, rows: observations(rows))
  }

  /// Occasions with `before` first, then by name; everything else in byte order.
  static func observations(_ rows: [Row]) -> Observations {
    func names(_ part: (Row) -> String) -> [String] { Set(rows.map(part)).subtracting([""]).sorted() }
    let (groups, subgroups) = (names(\.group), names(\.subgroup))
    let occasions = names(\.occasion).sorted { ($0 == "before" ? 0 : 1, $0) < ($1 == "before" ? 0 : 1, $1) }
    var people: [String: Int] = [:]
    for row in rows where people[row.participant] == nil { people[row.participant] = people.count }
    var group = [Int32](repeating: -1, count: people.count)
    var subgroup = group
    var values = occasions.map { _ in [Observations.Value](repeating: .missing, count: people.count) }
    for row in rows {
      guard let person = people[row.participant], let occasion = occasions.firstIndex(of: row.occasion) else {
        continue
      }
      group[person] = Int32(groups.firstIndex(of: row.group) ?? -1)
      subgroup[person] = Int32(subgroups.firstIndex(of: row.subgroup) ?? -1)
      guard let number = ExactNumber(row.value) else { continue }
      values[occasion][person] = .init(mantissa: Int64(number.mantissa), places: UInt8(number.places))
    }
    return Observations(
      occasions: occasions, groups: groups, schools: [], group: group, school: group.map { _ in -1 },
      subgroups: subgroups.isEmpty ? [] : [.init(name: "subgroup", values: subgroups, member: subgroup)], values: values
    )
  }

  static func measure(_ meta: [String: Any]) throws -> Measure {
    let scale = try #require((meta["scale"] as? String).flatMap(Measure.Scale.init))
    var measure = Measure(id: try #require(Slug("m")), title: "A measure", scale: scale)
    measure.direction = (meta["direction"] as? String).flatMap(Measure.Direction.init) ?? .higherIsBetter
    measure.ratioScale = meta["ratio_scale"] as? Bool
    measure.scaleMin = (meta["scale_min"] as? Int).map { ExactNumber($0) }
    measure.scaleMax = (meta["scale_max"] as? Int).map { ExactNumber($0) }
    measure.likertLevels = meta["likert_levels"] as? [Int] ?? []
    if let top = meta["top_box"] as? String, let least = ExactNumber(top.drop { !$0.isNumber }) {
      measure.topBox = top.hasPrefix("<") ? .atMost(least) : .atLeast(least)
    }
    measure.treatmentGroups = meta["treatment_groups"] as? [String] ?? []
    measure.controlGroup = meta["control_group"] as? String
    measure.focusSubgroup = meta["focus_subgroup"] as? String
    measure.referenceSubgroup = meta["reference_subgroup"] as? String
    measure.elapsedMonths = (meta["elapsed_months"] as? Int).map { ExactNumber($0) }
    measure.interventionDate = (meta["intervention_date"] as? String).flatMap { Day(iso: $0) }
    measure.interventionEnd = (meta["intervention_end"] as? String).flatMap { Day(iso: $0) }
    measure.aggregate = (meta["aggregate"] as? String).flatMap(Measure.Aggregate.init)
    return measure
  }
}

/// JSON as a program of a reader would see it, by path.
enum FlatJSON {
  static func of(_ impact: MeasureImpact) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: JSONEncoder().encode(impact)) as? [String: Any])
  }

  /// The same bytes for the same numbers.
  static func bytes(_ impact: MeasureImpact) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(impact), as: UTF8.self)
  }

  /// Every leaf by its path: `paired/all/mean_change_ci/0`.
  static func leaves(_ node: Any, _ path: String = "") -> [String: Any] {
    if let object = node as? [String: Any] {
      return object.reduce(into: [:]) { found, entry in
        found.merge(leaves(entry.value, path.isEmpty ? entry.key : "\(path)/\(entry.key)")) { one, _ in one }
      }
    }
    if let list = node as? [Any] {
      return list.enumerated().reduce(into: [:]) { found, entry in
        found.merge(leaves(entry.element, "\(path)/\(entry.offset)")) { one, _ in one }
      }
    }
    return [path: node]
  }

  /// The leaves of `expected` that `actual` lacks or has differently, at the tolerances of the reference data.
  static func differences(_ expected: Any, _ actual: Any) -> [String] {
    let (wanted, found) = (leaves(expected), leaves(actual))
    return wanted.compactMap { path, value in
      guard let other = found[path] else { return value is NSNull ? nil : "\(path) is missing" }
      return isSame(value, other, at: path) ? nil : "\(path): expected \(value), got \(other)"
    }.sorted()
  }

  private static func isSame(_ expected: Any, _ actual: Any, at path: String) -> Bool {
    if expected is NSNull || actual is NSNull { return expected is NSNull && actual is NSNull }
    if let text = expected as? String { return text == actual as? String }
    guard let number = (expected as? NSNumber)?.doubleValue, let other = (actual as? NSNumber)?.doubleValue else {
      return false
    }
    return (number - other).magnitude <= tolerance(path, number)
  }

  private static func tolerance(_ path: String, _ value: Double) -> Double {
    let name = path.split(separator: "/").last { Int($0) == nil }.map(String.init) ?? ""
    if ["d_z_ci", "g_z_ci", "d_ci_nct", "g_ci_nct"].contains(name) || name.contains("tango") {
      return 1e-6 * max(1, value.magnitude)
    }
    if ["p", "p_exact", "p_mid", "p_normal_cc"].contains(name) || name.hasPrefix("p_runs_")
      || name.hasPrefix("mcnemar_p")
    {
      return max(1e-12, 1e-6 * value.magnitude)
    }
    if name == "ci" || name.contains("_ci") || name.contains("newcombe") || name.contains("wilson") {
      return max(1e-9, 1e-8 * value.magnitude)
    }
    return max(1e-10, 1e-9 * value.magnitude)
  }
}
