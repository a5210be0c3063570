import Model

/// The figures of a measure, found by stratum and occasion.
struct Ledger {
  let measure: Measure
  /// Strata of people in the order in which the figures first name them, `all` before all others.
  let strata: [Stratum]
  private let rows: [Place: [Figure]]

  private struct Place: Hashable {
    let stratum: Stratum
    let occasion: String
  }

  /// `isQualified`: whether keys name the column of a subgroup, since there are several.
  init(measure: Measure, figures: [Figure], isQualified: Bool) {
    self.measure = measure
    var latest: [Figure.Key: Figure] = [:]
    var order: [Figure.Key] = []
    for figure in figures {
      // Recording a row again replaces it.
      if latest.updateValue(figure, forKey: figure.key) == nil { order.append(figure.key) }
    }
    var strata: [Stratum] = []
    var rows: [Place: [Figure]] = [:]
    for figure in order.compactMap({ latest[$0] }) {
      let subgroup = figure.subgroup.map {
        Subgroup(column: figure.subgroupBy, value: $0, isQualified: isQualified)
      }
      let stratum = Stratum(group: figure.group, subgroup: subgroup)
      if !strata.contains(stratum) { strata.append(stratum) }
      rows[Place(stratum: stratum, occasion: figure.occasion), default: []].append(figure)
    }
    self.strata = strata.filter { $0 == .all } + strata.filter { $0 != .all }
    self.rows = rows
  }

  /// Everybody's values at one occasion, by the latest definition.
  func reading(of stratum: Stratum, at occasion: String?) -> Reading {
    let rows = rows(of: stratum, at: occasion)
    return Ledger.reading(rows.filter { $0.definition == rows.last?.definition }, of: measure)
  }

  /// A stratum at both ends of a comparison, by one definition and of the same schools.
  func beforeAfter(_ stratum: Stratum, _ comparison: Comparison) -> BeforeAfter {
    let starts = rows(of: stratum, at: comparison.from)
    let ends = rows(of: stratum, at: comparison.to)
    guard !starts.isEmpty, !ends.isEmpty else {
      return BeforeAfter(
        before: reading(of: stratum, at: comparison.from),
        after: reading(of: stratum, at: comparison.to), obstacle: nil, schoolsLeftOut: 0)
    }
    guard let definition = ends.map(\.definition).last(where: { wanted in starts.contains { $0.definition == wanted } })
    else {
      return BeforeAfter(
        before: reading(of: stratum, at: comparison.from), after: reading(of: stratum, at: comparison.to),
        obstacle: .definitionsDiffer, schoolsLeftOut: 0)
    }
    return Ledger.matched(
      starts.filter { $0.definition == definition }, ends.filter { $0.definition == definition }, of: measure)
  }

  /// Whether the figures say anything of a stratum at either end of a comparison.
  func hasRows(_ stratum: Stratum, in comparison: Comparison) -> Bool {
    [comparison.from, comparison.to].contains { !rows(of: stratum, at: $0).isEmpty }
  }

  private func rows(of stratum: Stratum, at occasion: String?) -> [Figure] {
    occasion.flatMap { rows[Place(stratum: stratum, occasion: $0)] } ?? []
  }

  /// The total row where there is one, else the schools together.
  private static func reading(_ rows: [Figure], of measure: Measure) -> Reading {
    if let total = rows.last(where: { $0.school == nil }) { return Reading(total, of: measure) }
    return Pooling(rows.compactMap { row in row.school.map { ($0, Reading(row, of: measure)) } }).reading
  }

  /// Rows of one definition; where both ends are schools', only schools that have both count.
  private static func matched(_ starts: [Figure], _ ends: [Figure], of measure: Measure) -> BeforeAfter {
    let isTotal = (starts + ends).contains { $0.school == nil }
    let before = Set(starts.compactMap(\.school))
    let after = Set(ends.compactMap(\.school))
    let common = before.intersection(after)
    let leftOut = isTotal ? 0 : before.symmetricDifference(after).count
    let ofBoth = { (row: Figure) in isTotal || common.isEmpty || row.school.map(common.contains) ?? true }
    return BeforeAfter(
      before: reading(starts.filter(ofBoth), of: measure), after: reading(ends.filter(ofBoth), of: measure),
      obstacle: !isTotal && common.isEmpty ? .noMatchedSchools : nil, schoolsLeftOut: leftOut)
  }
}
