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
    let limit = SmallLimit(measured.measure, audience: audience)
    let breakdowns = Set(measured.figures.filter { SmallGroups.isTooSmall($0, limit) }.map { Breakdown($0) })
    // A total that is too small takes everything with it: its parts are smaller still.
    if breakdowns.contains(.total) {
      shown = []
    } else {
      shown = measured.figures.filter { !breakdowns.contains(Breakdown($0)) }
    }
    let sums = SmallSums(measured.summary, limit: limit, measure: measured.measure)
    summary = sums.shown
    withheld = Set(breakdowns.map(\.words) + sums.withheld).sorted().map {
      "\($0): too few to show (groups under \(limit.fewest) are left out)."
    }
  }

  private static func isTooSmall(_ figure: Figure, _ limit: SmallLimit) -> Bool {
    if figure.source != nil { return false }
    if let people = figure.of ?? figure.n, people < limit.fewest { return true }
    guard limit.isSensitive || figure.subgroup != nil, let count = figure.count, let of = figure.of ?? figure.n else {
      return false
    }
    return limit.hides(answer: SmallLimit.Part(count: count, of: of))
  }
}
