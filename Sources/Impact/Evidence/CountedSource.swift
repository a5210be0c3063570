import Model

/// Where counts come from: the committed summary, or the rows where they are at hand and cover it.
///
/// Rows give the same sums as their summary and more: medians, ranks, the ends of what was measured. Where the summary has
/// schools whose rows are elsewhere, only the summary tells of all, and the rows stay out of it.
struct CountedSource {
  let summary: Summary
  let rows: Observations?

  /// Nil without rows and summary.
  init?(_ measured: MeasuredFigures) throws(Summary.Unsummable) {
    if let rows = measured.rows, measured.summary.map({ rows.cover($0) }) ?? true {
      summary = try Summary(of: rows, measure: measured.measure, origin: .init(definition: measured.measure.definition))
      self.rows = rows
    } else if let summary = measured.summary {
      self.summary = summary
      rows = nil
    } else {
      return nil
    }
  }

  /// Those that the rows have values at, in their order; nil from a summary.
  var occasions: [String]? { rows?.recorded }
}

extension Observations {
  /// Whether every school of a summary is among the rows.
  fileprivate func cover(_ summary: Summary) -> Bool {
    let known = Set(schools)
    return summary.schools.allSatisfy { SchoolsTogether.schools(in: $0).compactMap(\.self).allSatisfy(known.contains) }
  }
}

extension Summary {
  /// As written: several names where schools are pooled.
  fileprivate var schools: Set<String> { Set(keys.compactMap(\.school)) }
}
