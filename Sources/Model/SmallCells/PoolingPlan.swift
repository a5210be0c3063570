/// Which schools' cells of one span are committed alone, which together, and which not at all.
struct PoolingPlan {
  typealias School = CellTable.School

  let table: CellTable
  let least: Int
  /// The schools that stand together in each margin; a school in none of them is left out there.
  private(set) var blocks: [Summary.Breakdown: [[School]]] = [:]
  /// Margins and schools where what all had at the start (or the end) would tell of the few who left (or joined).
  var fewLeft: [Summary.Breakdown: Set<School>] = [:]
  var fewJoined: [Summary.Breakdown: Set<School>] = [:]

  /// What is left out since another span tells of nearly the same people.
  struct Step: Hashable {
    let schools: [School]
    let margin: Summary.Breakdown
    let beside: Summary.Span
  }

  /// What is left out since another column tells of nearly the same people.
  struct NestedColumn: Hashable {
    let schools: [School]
    let column: String
    let beside: String
  }

  var steps: [Step] = []
  var nestedColumns: [NestedColumn] = []
  /// Nil where no rows are at hand.
  let overlaps: [ColumnOverlaps.Pair: [School: [ColumnOverlaps.Labels: CellTotals]]]?

  /// What history has of this comparison already.
  let earlier: EarlierCells?

  /// - Parameters:
  ///   - overlaps: who is in two columns at once, where rows tell.
  ///   - units: schools that another span takes together.
  init(
    _ table: CellTable, overlaps: [ColumnOverlaps.Pair: [School: [ColumnOverlaps.Labels: CellTotals]]]? = nil,
    earlier: EarlierCells? = nil, units: [[School]] = [], least: Int
  ) {
    self.table = table
    self.earlier = earlier
    self.overlaps = overlaps
    self.least = least
    let columns = table.columns.map { Summary.Breakdown(byGroup: false, column: $0) }
    let margins = (table.cells[.groups] == nil ? [] : [Summary.Breakdown.groups]) + columns
    let here = units.map { $0.filter(table.schools.contains) }.filter { !$0.isEmpty }
    let alone = table.schools.filter { school in !here.contains { $0.contains(school) } }
    blocks[.everybody] = settled(.everybody, units: here + alone.map { [$0] })
    for margin in margins { blocks[margin] = settled(margin, units: blocks[.everybody] ?? []) }
    for margin in margins { leaveOutBetrayed(margin, beside: .everybody) }
    for margin in margins { leaveOutBetrayedByEarlier(margin) }
    for margin in columns where blocks[.groups] != nil { leaveOutBetrayed(margin, beside: .groups) }
    leaveOutNestedColumns(columns)
    for column in table.columns { crossed(column) }
    withholdFew()
    withholdFewBetween(columns)
  }

  // MARK: - Pooling

  /// The units, those with a small cell put together and others with them, the smallest first, until no cell is small.
  func pooled(_ margin: Summary.Breakdown, units: [[School]]) -> [[School]] {
    let isSmall = { (unit: [School]) in hasSmall(unit, margin) }
    var pool = units.filter(isSmall)
    guard !pool.isEmpty else { return units }
    var rest = units.filter { !isSmall($0) }.sorted {
      (table.everybody(of: $0).from, $0[0] ?? "") < (table.everybody(of: $1).from, $1[0] ?? "")
    }
    while isSmall(pool.flatMap { $0 }) {
      guard !rest.isEmpty else { return [] }
      pool.append(rest.removeFirst())
    }
    return rest + [pool.flatMap { $0 }.sorted { ($0 ?? "") < ($1 ?? "") }]
  }

  func hasSmall(_ unit: [School], _ margin: Summary.Breakdown) -> Bool {
    table.cells(of: unit, by: margin).values.contains { $0.isSmall(least) }
  }

  func block(of school: School, _ margin: Summary.Breakdown) -> Int? {
    blocks[margin]?.firstIndex { $0.contains(school) }
  }

  /// The schools are not told apart by the margin, nor by it and something else.
  mutating func leaveOut(_ schools: Set<School>, from margin: Summary.Breakdown) {
    for other in blocks.keys where PoolingPlan.isSame(margin, orWithin: other) {
      blocks[other]?.removeAll { !schools.isDisjoint(with: $0) }
    }
  }

  /// Whether the sums of the finer margin give those of the other.
  static func isSame(_ margin: Summary.Breakdown, orWithin finer: Summary.Breakdown) -> Bool {
    (!margin.byGroup || finer.byGroup) && (margin.column == nil || margin.column == finer.column)
  }

  // MARK: - Complements

  private mutating func leaveOutBetrayed(_ margin: Summary.Breakdown, beside other: Summary.Breakdown) {
    while true {
      let schools = betrayed(margin, beside: other, { $0.matched })
      if schools.isEmpty { return }
      leaveOut(schools, from: margin)
    }
  }

  /// A school of a few people who are what one margin has beyond the other; none where there are no such people.
  private func betrayed(
    _ margin: Summary.Breakdown, beside other: Summary.Breakdown, _ people: (CellTotals) -> Int,
    among schools: Set<School>? = nil
  ) -> Set<School> {
    var rows: [String: Int] = [:]
    var columns: [String: Int] = [:]
    var atoms: [NestedUnions.Atom] = []
    var places: [School] = []
    func index(_ label: CellTable.Label, _ margin: Summary.Breakdown, _ school: School, _ names: inout [String: Int])
      -> Int?
    {
      guard let block = block(of: school, margin), schools?.contains(school) ?? true else { return nil }
      let group = margin.byGroup ? label.group ?? "\u{2}" : ""
      let name = [String(block), group, margin.column == nil ? "" : label.subgroup ?? "\u{2}"].joined(
        separator: "\u{1}")
      let next = names.count
      names[name] = names[name] ?? next
      return names[name]
    }
    let finest = Summary.Breakdown(byGroup: margin.byGroup || other.byGroup, column: margin.column ?? other.column)
    for school in table.schools {
      for (label, totals) in table.atoms(of: school, by: finest).sorted(by: { "\($0.key)" < "\($1.key)" }) {
        atoms.append(
          NestedUnions.Atom(
            row: index(label, other, school, &rows), column: index(label, margin, school, &columns),
            people: people(totals)))
        places.append(school)
      }
    }
    guard let atom = NestedUnions(atoms: atoms, least: least).betrayed() else { return [] }
    // The few may stand where the margin is left out already; then one beside them goes.
    if block(of: places[atom], margin) != nil { return [places[atom]] }
    return Set((blocks[margin] ?? []).prefix(1).joined())
  }

  // MARK: - Groups by subgroups

  /// Groups and subgroups at once are told where the same schools stand together in both, and no cell is small.
  private mutating func crossed(_ column: String) {
    let margin = Summary.Breakdown(byGroup: true, column: column)
    let parts = blocks[Summary.Breakdown(byGroup: false, column: column)] ?? []
    guard table.cells[margin] != nil, let groups = blocks[.groups] else { return }
    blocks[margin] = groups.filter { block in
      parts.contains { Set($0) == Set(block) }
        && !table.cells(of: block, by: margin).values.contains { $0.isSmall(least) }
    }
    leaveOutBetrayed(margin, beside: .everybody)
    leaveOutBetrayedByEarlier(margin)
  }

  // MARK: - Leavers and joiners

  private mutating func withholdFew() {
    fewLeft = few { $0.leavers }
    fewJoined = few { $0.joiners }
  }

  private func few(_ people: (CellTotals) -> Int) -> [Summary.Breakdown: Set<School>] {
    var few: [Summary.Breakdown: Set<School>] = [:]
    for margin in blocks.keys.sorted(by: PoolingPlan.isCoarser) {
      let coarser = blocks.keys.filter { $0 != margin && PoolingPlan.isSame($0, orWithin: margin) }
      let known = coarser.reduce(into: Set<School>()) { $0.formUnion(few[$1] ?? []) }
      var withheld: Set<School> = []
      for block in blocks[margin] ?? [] {
        let isFew = table.cells(of: block, by: margin).values.contains { (1..<least).contains(people($0)) }
        if isFew || !known.isDisjoint(with: block) { withheld.formUnion(block) }
      }
      for other in blocks.keys where few[other] != nil || other == .everybody {
        let told = { (margin: Summary.Breakdown) in Set((blocks[margin] ?? []).joined()) }
        var free = told(margin).subtracting(withheld).intersection(told(other).subtracting(few[other] ?? []))
        while margin != other {
          let schools = betrayed(margin, beside: other, people, among: free).intersection(free)
          if schools.isEmpty { break }
          for block in blocks[margin] ?? [] where !schools.isDisjoint(with: block) {
            withheld.formUnion(block)
            free.subtract(block)
          }
        }
      }
      few[margin] = withheld
    }
    return few
  }

  private static func isCoarser(_ one: Summary.Breakdown, _ other: Summary.Breakdown) -> Bool {
    func depth(_ margin: Summary.Breakdown) -> Int { (margin.byGroup ? 1 : 0) + (margin.column == nil ? 0 : 1) }
    return (depth(one), one) < (depth(other), other)
  }
}
