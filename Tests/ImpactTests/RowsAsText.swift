import Model
import Testing

@testable import Impact

/// Rows as a user writes them, and what comes of them.
enum RowsAsText {
  /// `p1,,,before,3 p2,,,after,5`: participant, group, subgroup, occasion, value.
  static func observations(_ text: String) throws -> Observations {
    ReferenceRows.observations(
      try text.split(separator: " ").map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        try #require(cells.count == 5)
        return (cells[0], cells[1], cells[2], cells[3], cells[4])
      })
  }

  /// What the rows give; their summary must give the same counts and the same warnings.
  static func impact(_ text: String, _ measure: Measure) throws -> MeasureImpact {
    let rows = try observations(text)
    let impact = MeasureImpact(of: MeasuredFigures(measure: measure, rows: rows))
    let summary = try Summary(of: rows, measure: measure)
    let told = MeasureImpact(of: MeasuredFigures(measure: measure, summary: summary))
    #expect(warnings(told) == warnings(impact))
    for path in ["n_before", "n_after", "n_before_only", "n_after_only", "attrition_pct"] {
      let place = "summary/all/\(path)"
      #expect(try number(place, in: told) == number(place, in: impact), "\(path)")
    }
    return impact
  }

  static func warnings(_ impact: MeasureImpact) -> [String: [String]] {
    let entries = impact.main.cautions.map { ($0.stratum.warningKey, $0.cautions.map(\.code.rawValue)) }
    return Dictionary(uniqueKeysWithValues: entries)
  }

  /// A number below `results`, as `summary/all/n_before`; nil where it is null or not there.
  static func number(_ path: String, in impact: MeasureImpact) throws -> Double? {
    let results = try FlatJSON.of(impact).part("results")
    return FlatJSON.leaves(results)[path] as? Double
  }
}
