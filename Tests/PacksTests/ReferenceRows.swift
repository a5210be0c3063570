import Foundation
import Model
import Testing

/// The reference data sets as rows; they stay where they are, beside the package, and tests skip where they are not.
enum ReferenceRows {
  static let shared: URL? = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
      folder = folder.deletingLastPathComponent()
    }
    let shared = folder.deletingLastPathComponent().appending(path: "shared/reference/impact")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  static func of(_ name: String, _ measure: Measure) throws -> MeasuredFigures {
    let file = try #require(shared).appending(path: "\(name)/observations.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return try of(lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }, measure)
  }

  /// Rows of participant, group, subgroup, occasion, value.
  static func of(_ rows: [[String]], _ measure: Measure) throws -> MeasuredFigures {
    let people = unique(rows.map { $0[0] })
    let occasions = unique(rows.map { $0[3] })
    let place = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
    var values = occasions.map { _ in Array(repeating: Observations.Value.missing, count: people.count) }
    var group = Array(repeating: Int32(-1), count: people.count)
    var part = group
    let groups = Set(rows.map { $0[1] }.filter { !$0.isEmpty }).sorted()
    let parts = Set(rows.map { $0[2] }.filter { !$0.isEmpty }).sorted()
    for row in rows {
      let person = try #require(place[row[0]])
      if let index = groups.firstIndex(of: row[1]) { group[person] = Int32(index) }
      if let index = parts.firstIndex(of: row[2]) { part[person] = Int32(index) }
      guard let number = ExactNumber(row[4]), let at = occasions.firstIndex(of: row[3]) else { continue }
      values[at][person] = Observations.Value(mantissa: Int64(number.mantissa), places: UInt8(number.places))
    }
    let columns = parts.isEmpty ? [] : [Observations.Column(name: "subgroup", values: parts, member: part)]
    return MeasuredFigures(
      measure: measure,
      rows: Observations(
        occasions: occasions, groups: groups, schools: [], group: group,
        school: Array(repeating: -1, count: people.count), subgroups: columns, values: values))
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
