/// How many people of each school are in two columns of subgroups at once, as pupil premium and special needs: what the rows
/// know and their sums do not. Never committed.
package struct ColumnOverlaps: Sendable {
  /// Two columns, in the order of their names.
  struct Pair: Hashable, Sendable {
    let earlier: String
    let later: String
  }

  /// Where somebody stands in both; nil where a cell is empty.
  struct Labels: Hashable, Sendable {
    let earlier: String?
    let later: String?
  }

  private var bySpan: [Summary.Span: [Pair: [String?: [Labels: CellTotals]]]] = [:]

  subscript(span: Summary.Span) -> [Pair: [String?: [Labels: CellTotals]]]? { bySpan[span] }

  /// - Parameter spans: what is compared, see ``Measure/spans(of:)``.
  package init(of observations: Observations, spans: [Summary.Span]) {
    let columns = observations.subgroups.sorted { $0.name < $1.name }
    for span in spans {
      let (from, to) = (observations.column(of: span.from), observations.column(of: span.to))
      bySpan[span] = [:]
      for (place, later) in columns.enumerated() {
        for earlier in columns[..<place] {
          bySpan[span]?[Pair(earlier: earlier.name, later: later.name)] =
            ColumnOverlaps.counts(observations, earlier, later, from, to)
        }
      }
    }
  }

  private static func counts(
    _ observations: Observations, _ earlier: Observations.Column, _ later: Observations.Column,
    _ from: [Observations.Value]?, _ to: [Observations.Value]?
  ) -> [String?: [Labels: CellTotals]] {
    let (rows, columns) = (earlier.values.count + 1, later.values.count + 1)
    var counts = [CellTotals](repeating: CellTotals(), count: (observations.schools.count + 1) * rows * columns)
    for participant in observations.school.indices {
      let school = Int(observations.school[participant]) + 1
      let row = Int(earlier.member[participant]) + 1
      let place = (school * rows + row) * columns + Int(later.member[participant]) + 1
      let isThere = from.map { !$0[participant].isMissing } ?? false
      let isStill = to.map { !$0[participant].isMissing } ?? false
      if isThere { counts[place].from += 1 }
      if isStill { counts[place].to += 1 }
      if isThere, isStill { counts[place].matched += 1 }
    }
    var found: [String?: [Labels: CellTotals]] = [:]
    for (place, totals) in counts.enumerated() where totals.from + totals.to > 0 {
      let (row, school) = (place / columns % rows, place / columns / rows)
      let labels = Labels(
        earlier: row > 0 ? earlier.values[row - 1] : nil,
        later: place % columns > 0 ? later.values[place % columns - 1] : nil)
      found[school > 0 ? observations.schools[school - 1] : nil, default: [:]][labels] = totals
    }
    return found
  }
}
