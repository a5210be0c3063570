import Foundation
import Testing

@testable import Impact

/// The reference numbers: a copy of the published figures beside the tests, and the data sets of `../shared` where it is.
enum ReferenceData {
  static func publishedFigures() throws -> [String: [String: Any]] {
    let figures = try #require(copy("published_figures.json")["figures"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: figures.compactMap { figure in (figure["id"] as? String).map { ($0, figure) } })
  }

  /// A file of `ReferenceData`, read through the path of this file, so that no bundle is needed.
  ///
  /// `special_functions.json` and `edge_cases.json` are made up or computed, with no data of anybody in them;
  /// `distributions.json` and `synthesis.json` are written by the scripts in `script/reference`.
  static func copy(_ name: String) throws -> [String: Any] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ReferenceData/\(name)")
    return try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  /// One list of such a file.
  static func rows(_ name: String, _ list: String) throws -> [[String: Any]] {
    let rows = try #require(try copy(name)[list] as? [[String: Any]])
    try #require(!rows.isEmpty)
    return rows
  }

  /// One synthetic case of `edge_cases.json`.
  static func edgeCase(_ id: String) throws -> [String: Any] {
    try #require(rows("edge_cases.json", "cases").first { $0["id"] as? String == id })
  }

  /// The folder `shared/reference/impact` beside the package; nil where a checkout has none.
  static let shared: URL? = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
      folder = folder.deletingLastPathComponent()
    }
    let shared = folder.deletingLastPathComponent().appending(path: "shared/reference/impact")
    return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
  }()

  static func json(_ path: String) throws -> [String: Any] {
    let file = try #require(shared).appending(path: path)
    return try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  /// What a data set expects, below `results`: `at("respiratory", "binary", "all")`.
  static func expected(_ dataset: String, _ path: String...) throws -> [String: Any] {
    var node = try #require(json("\(dataset)/expected.json")["results"] as? [String: Any])
    for step in path { node = try #require(node[step] as? [String: Any]) }
    return node
  }
}

extension [String: Any] {
  func number(_ key: String) throws -> Double { try #require(self[key] as? Double) }
  func count(_ key: String) throws -> Int { try #require(self[key] as? Int) }
  func pair(_ key: String) throws -> [Double] { try #require(self[key] as? [Double]) }
  func text(_ key: String) throws -> String { try #require(self[key] as? String) }
  func list(_ key: String) throws -> [[String: Any]] { try #require(self[key] as? [[String: Any]]) }
  func part(_ key: String) throws -> [String: Any] { try #require(self[key] as? [String: Any]) }
}

/// Within the tolerance of the reference data: relative, with an absolute floor of 1e-10.
func isClose(_ actual: Double?, _ expected: Double, _ relative: Double = 1e-9) -> Bool {
  guard let actual else { return false }
  return (actual - expected).magnitude <= max(1e-10, relative * expected.magnitude)
}

func isClose(_ actual: Interval?, _ expected: [Double], scale: Double = 1) -> Bool {
  guard let actual, expected.count == 2 else { return false }
  return isClose(actual.low, expected[0] * scale, 1e-8) && isClose(actual.high, expected[1] * scale, 1e-8)
}

/// Within an absolute distance.
func isWithin(_ distance: Double, _ actual: Double?, _ expected: Double) -> Bool {
  actual.map { ($0 - expected).magnitude <= distance } ?? false
}

/// Within a share of the expected number, however small that is.
func isRelatively(_ share: Double, _ actual: Double?, _ expected: Double) -> Bool {
  actual.map { ($0 / expected - 1).magnitude <= share } ?? false
}
