extension Summary {
  /// By what the people of a margin are told apart; by nothing for everybody.
  package struct Breakdown: Hashable, Sendable, Comparable {
    package var byGroup: Bool
    /// The column of the subgroup, `subgroup` for the plain one.
    package var column: String?

    package init(byGroup: Bool, column: String?) {
      self.byGroup = byGroup
      self.column = column
    }

    package static let everybody = Breakdown(byGroup: false, column: nil)
    package static let groups = Breakdown(byGroup: true, column: nil)

    package static func < (one: Breakdown, other: Breakdown) -> Bool {
      (one.column ?? "", one.byGroup ? 1 : 0) < (other.column ?? "", other.byGroup ? 1 : 0)
    }
  }

  /// The two occasions of a row; the second nil where only the start, or a point of a series, is told.
  package struct Span: Hashable, Sendable {
    package var from: String
    package var to: String?

    package init(from: String, to: String?) {
      self.from = from
      self.to = to
    }
  }
}

extension Summary.Key {
  var breakdown: Summary.Breakdown {
    Summary.Breakdown(byGroup: group != nil, column: subgroup.map { _ in subgroupBy ?? "subgroup" })
  }
  var span: Summary.Span { Summary.Span(from: from, to: to) }
}

/// All cells of one span, school by school.
struct CellTable {
  /// Where somebody stands in a margin; nil for the parts of those without a group or a subgroup.
  struct Label: Hashable {
    var group: String?
    var subgroup: String?
  }

  typealias School = String?

  let span: Summary.Span
  private(set) var cells: [Summary.Breakdown: [School: [Label: CellTotals]]] = [:]

  init(_ span: Summary.Span) { self.span = span }

  mutating func add(_ totals: CellTotals, of key: Summary.Key) {
    let label = Label(group: key.group, subgroup: key.subgroup)
    let before = cells[key.breakdown]?[key.school]?[label] ?? CellTotals()
    cells[key.breakdown, default: [:]][key.school, default: [:]][label] = before + totals
  }

  /// The names that schools have in any margin: in a committed summary some stand together in one margin only.
  var schools: [School] { Set(cells.values.flatMap(\.keys)).sorted { ($0 ?? "") < ($1 ?? "") } }
  var columns: [String] { Set(cells.keys.compactMap(\.column)).sorted() }

  func everybody(of schools: [School]) -> CellTotals {
    schools.reduce(CellTotals()) { $0 + (cells[.everybody]?[$1]?[Label()] ?? CellTotals()) }
  }

  /// The cells of some schools taken together, with what is left for those who are in none: a total minus the rest
  /// would tell of them.
  func cells(of schools: [School], by breakdown: Summary.Breakdown) -> [Label: CellTotals] {
    var sums: [Label: CellTotals] = [:]
    for school in schools {
      sums.merge(atoms(of: school, by: breakdown), uniquingKeysWith: +)
    }
    return sums
  }

  /// The cells of one school, those without a group or a subgroup among them.
  func atoms(of school: School, by breakdown: Summary.Breakdown) -> [Label: CellTotals] {
    let whole = everybody(of: [school])
    guard breakdown != .everybody else { return [Label(): whole] }
    var found = cells[breakdown]?[school] ?? [:]
    guard let column = breakdown.column, breakdown.byGroup else {
      found[Label()] = whole - found.values.reduce(CellTotals(), +)
      return found
    }
    let groups = atoms(of: school, by: .groups)
    let parts = atoms(of: school, by: Summary.Breakdown(byGroup: false, column: column))
    let inner = found
    for (label, totals) in groups where label.group != nil {
      found[label] = totals - inner.filter { $0.key.group == label.group }.values.reduce(CellTotals(), +)
    }
    for (label, totals) in parts where label.subgroup != nil {
      found[label] = totals - inner.filter { $0.key.subgroup == label.subgroup }.values.reduce(CellTotals(), +)
    }
    found[Label()] = whole - found.values.reduce(CellTotals(), +)
    return found
  }
}
