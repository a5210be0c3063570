package import Model

/// The figures of a measure that an audience may see: none about a group so small that people in it could be known.
///
/// The limits are those of the design: 6 people for the cluster, 10 for the public. Of measures marked sensitive, and of pupil
/// groups, a count of a few, of nobody or of everybody tells as much. If one row of a breakdown goes, the whole breakdown
/// goes, so that no other row gives it back. Figures that were published elsewhere, with their source, are exempt.
package struct SmallGroups: Hashable, Sendable {
  package let shown: [Figure]
  /// Of the sums of rows; nil when nothing may be shown.
  package let summary: Summary?
  /// What is left out, a sentence each.
  package let withheld: [String]

  package init(_ measured: MeasuredFigures, audience: Share) {
    let limit = audience == .public ? 10 : 6
    let isSensitive = measured.measure.marks.contains(.sensitive)
    let small = measured.figures.filter { SmallGroups.isTooSmall($0, limit, isSensitive: isSensitive) }
    let breakdowns = Set(small.map(Breakdown.init))
    // A total that is too small takes everything with it: its parts are smaller still.
    if breakdowns.contains(.total) {
      shown = []
    } else {
      shown = measured.figures.filter { !breakdowns.contains(Breakdown($0)) }
    }
    let sums = SmallSums(measured.summary, limit: limit, isSensitive: isSensitive)
    summary = sums.shown
    withheld = Set(breakdowns.map(\.words) + sums.withheld).sorted().map {
      "\($0): too few to show (groups under \(limit) are left out)."
    }
  }

  /// What a row splits the people by.
  private enum Breakdown: Hashable {
    case total, groups, schools
    case subgroups(String)

    init(_ figure: Figure) {
      if let column = figure.subgroupBy {
        self = .subgroups(column)
      } else if figure.school != nil {
        self = .schools
      } else {
        self = figure.group == nil ? .total : .groups
      }
    }

    var words: String {
      switch self {
      case .total: "The figures"
      case .groups: "The figures by group"
      case .schools: "The figures by school"
      case .subgroups(let column): "The figures by \(column.split(separator: "_").joined(separator: " "))"
      }
    }
  }

  private static func isTooSmall(_ figure: Figure, _ limit: Int, isSensitive: Bool) -> Bool {
    if figure.source != nil { return false }
    if let people = figure.of ?? figure.n, people < limit { return true }
    guard isSensitive || figure.subgroup != nil, let count = figure.count, let of = figure.of else { return false }
    return count < limit || of - count < limit
  }
}
