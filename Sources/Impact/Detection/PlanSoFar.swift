package import Model

/// What an enquiry's own figures say of a design before its end: how many people there are, how far results spread, and how
/// closely the later ones follow the earlier ones.
package struct PlanSoFar: Hashable, Sendable {
  /// People in the groups that get it; nil when nobody is counted.
  package let treatment: Int?
  /// People in the comparison group; nil when there is none, or nobody is counted.
  package let control: Int?
  /// Of the values at the start, within groups, in the measure's unit.
  package let sd: Double?
  /// Of before and after, within groups.
  package let correlation: Double?
  /// The share of yes at the start, 0 to 1.
  package let start: Double?

  package init(of measured: MeasuredFigures) {
    let measure = measured.measure
    let start = measured.start
    let groups = Dictionary(
      grouping: measured.figures.filter { $0.occasion == start && $0.subgroup == nil }, by: \.group)
    let sums = PlanSoFar.sums(measured.summary).filter { $0.key.subgroup == nil && $0.key.from == start }
    let answered = PlanSoFar.answers(measured.summary, at: start)
    let counted = answered.isEmpty ? PlanSoFar.counts(groups, sums) : answered.mapValues { $0.reduce(0) { $0 + $1.n } }
    let isControl: (String?) -> Bool = { $0 != nil && $0 == measure.controlGroup }
    let gets: (String?) -> Bool = { group in
      measure.treatmentGroups.isEmpty ? !isControl(group) : group.map(measure.treatmentGroups.contains) ?? false
    }
    let (ours, theirs) = (counted.filter { gets($0.key) }, counted.filter { isControl($0.key) })
    treatment = ours.isEmpty ? nil : ours.values.reduce(0, +)
    control = theirs.isEmpty ? nil : theirs.values.reduce(0, +)
    sd = PlanSoFar.spread(sums) ?? PlanSoFar.spread(groups.values.flatMap { $0 })
    correlation = PlanSoFar.correlation(sums)
    let answers = groups.values.flatMap { $0 }.compactMap { figure in
      figure.count.flatMap { count in figure.of.map { (count, $0) } }
    }
    let ofRows = measure.countsAsYes.map { isYes in
      answered.values.joined().compactMap { move in
        if case .level(let level) = move.from { (isYes(level.double) ? move.n : 0, move.n) } else { nil }
      }
    }
    let known = answers + (ofRows ?? [])
    let people = known.reduce(0) { $0 + $1.1 }
    self.start = people == 0 ? nil : Double(known.reduce(0) { $0 + $1.0 }) / Double(people)
  }

  /// What was answered at the start, by group, from the sums of rows: of each school the comparison that has most people, so
  /// that nobody is counted twice.
  private static func answers(_ summary: Summary?, at start: String?) -> [String?: [Summary.Move]] {
    guard case .moves(let all)? = summary?.rows else { return [:] }
    let moves = all.filter { $0.key.subgroup == nil && $0.key.from == start && $0.from != .absent }
    let spans = Dictionary(grouping: moves) { [$0.key.school, $0.key.group] }.values.compactMap { own in
      Dictionary(grouping: own, by: \.key.to).sorted { ($0.key ?? "") < ($1.key ?? "") }.map(\.value).max {
        one, other in
        one.reduce(0) { $0 + $1.n } < other.reduce(0) { $0 + $1.n }
      }
    }
    return Dictionary(grouping: spans.joined(), by: \.key.group)
  }

  private static func sums(_ summary: Summary?) -> [Summary.Sums] {
    if case .sums(let sums)? = summary?.rows { sums } else { [] }
  }

  /// People at the start by group; schools added up.
  private static func counts(_ figures: [String?: [Figure]], _ sums: [Summary.Sums]) -> [String?: Int] {
    if !sums.isEmpty {
      // One row for each later occasion: the start is the same in all.
      let byGroup = Dictionary(grouping: sums, by: \.key.group)
      return byGroup.mapValues { rows in
        Dictionary(grouping: rows, by: \.key.school).values.reduce(0) { $0 + ($1.map(\.nFrom).max() ?? 0) }
      }
    }
    return figures.compactMapValues { rows in
      let people = rows.compactMap { $0.n ?? $0.of }
      return people.isEmpty ? nil : people.reduce(0, +)
    }
  }

  /// √(Σ(n−1)s²/Σ(n−1))
  private static func spread(_ figures: [Figure]) -> Double? {
    let known = figures.compactMap { figure in
      figure.sd.flatMap { sd in figure.n.map { (Double($0) - 1, sd.double * sd.double) } }
    }.filter { $0.0 > 0 }
    let df = known.reduce(0) { $0 + $1.0 }
    let square = known.reduce(0) { $0 + $1.0 * $1.1 } / df
    return df > 0 && square > 0 && square.isFinite ? square.squareRoot() : nil
  }

  private static func spread(_ sums: [Summary.Sums]) -> Double? {
    var (squares, df) = (0.0, 0.0)
    for row in firstOfEach(sums) {
      guard let sum = row.sumFromAll?.double, let square = row.sumsqFromAll?.double, row.nFrom > 1 else { continue }
      squares += square - sum * sum / Double(row.nFrom)
      df += Double(row.nFrom - 1)
    }
    return df > 0 && squares > 0 ? (squares / df).squareRoot() : nil
  }

  /// Sxy/√(Sxx·Syy), each summed within groups and schools.
  private static func correlation(_ sums: [Summary.Sums]) -> Double? {
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for row in firstOfEach(sums) where row.n > 2 {
      let (n, x, y) = (Double(row.n), row.sumFrom.double, row.sumTo.double)
      xx += row.sumsqFrom.double - x * x / n
      yy += row.sumsqTo.double - y * y / n
      xy += row.sumProduct.double - x * y / n
    }
    let r = xy / (xx * yy).squareRoot()
    return xx > 0 && yy > 0 && r.isFinite && r.magnitude < 1 ? r : nil
  }

  /// Of each group and school the row of the last occasion, so that nobody is counted twice.
  private static func firstOfEach(_ sums: [Summary.Sums]) -> [Summary.Sums] {
    var rows: [[String?]: Summary.Sums] = [:]
    for row in sums where rows[[row.key.school, row.key.group]].map({ $0.n <= row.n }) ?? true {
      rows[[row.key.school, row.key.group]] = row
    }
    return rows.values.sorted { ($0.key.school ?? "", $0.key.group ?? "") < ($1.key.school ?? "", $1.key.group ?? "") }
  }
}
