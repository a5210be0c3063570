extension Summary {
  /// What history has of the same measure already.
  package struct EarlierVersion {
    let committed: [Span: CellTable]
    let rows: [Span: CellTable]

    /// - Parameters:
    ///   - committed: the summary as it was committed last.
    ///   - rows: what the rows of that day give, school by school.
    package init(committed: Summary, rows: Summary) {
      self.committed = Dictionary(committed.tables.map { ($0.span, $0) }) { first, _ in first }
      self.rows = Dictionary(rows.tables.map { ($0.span, $0) }) { first, _ in first }
    }

    /// The cells of a comparison; where it is new, those of a start that nobody had an end for yet.
    func cells(of span: Span) -> EarlierCells? {
      let start = Span(from: span.from, to: nil)
      if let told = committed[span], let rows = rows[span] { return EarlierCells(told, rows, isStartAlone: false) }
      if let told = committed[start], let rows = rows[start] { return EarlierCells(told, rows, isStartAlone: true) }
      return nil
    }
  }
}

/// The cells of one comparison in an earlier version: which schools stand together, and who is in them.
struct EarlierCells {
  /// The schools that stand together in each margin.
  let blocks: [Summary.Breakdown: [[String?]]]
  let table: CellTable
  /// Whose numbers can be compared between the versions.
  let kinds: [KeyPath<CellTotals, Int>]

  init(_ told: CellTable, _ rows: CellTable, isStartAlone: Bool) {
    blocks = told.cells.mapValues { $0.keys.map(SchoolsTogether.schools).sorted { "\($0)" < "\($1)" } }
    table = rows
    kinds = isStartAlone ? [\.from] : [\.matched, \.from, \.to]
  }
}

// Whoever has two versions takes one from the other: schools that stood together stay so, and no few people come between.
extension PoolingPlan {
  /// The units that stand together, as far as an earlier version allows.
  func settled(_ margin: Summary.Breakdown, units: [[School]]) -> [[School]] {
    guard let earlier, let told = earlier.blocks[margin] else { return pooled(margin, units: units) }
    let known = Set(told.joined())
    let units = PoolingPlan.merged(units, told)
    let together = pooled(margin, units: units)
    if betrayed(together, margin, since: earlier) == nil { return together }
    // What was told stays by itself, and those that come go together with each other alone.
    let fresh = units.filter { known.isDisjoint(with: $0) }
    var apart = units.filter { !known.isDisjoint(with: $0) && !hasSmall($0, margin) } + pooled(margin, units: fresh)
    while let place = betrayed(apart, margin, since: earlier) { apart.remove(at: place) }
    return apart
  }

  /// Leaves out what an earlier version would give a few people of away together with it.
  mutating func leaveOutBetrayedByEarlier(_ margin: Summary.Breakdown) {
    guard let earlier else { return }
    while let told = blocks[margin], let place = betrayed(told, margin, since: earlier) {
      leaveOut(Set(told[place]), from: margin)
    }
  }

  /// The units, joined where an earlier version had their schools together.
  private static func merged(_ units: [[School]], _ told: [[School]]) -> [[School]] {
    let here = Set(units.joined())
    var merged: [Set<School>] = []
    for unit in units + told.map({ $0.filter(here.contains) }) where !unit.isEmpty {
      var unit = Set(unit)
      merged.removeAll { other in
        guard !other.isDisjoint(with: unit) else { return false }
        unit.formUnion(other)
        return true
      }
      merged.append(unit)
    }
    return merged.map { $0.sorted { ($0 ?? "") < ($1 ?? "") } }
  }

  /// One of the blocks that gives a few people away beside the earlier version; nil where none does.
  private func betrayed(_ blocks: [[School]], _ margin: Summary.Breakdown, since earlier: EarlierCells) -> Int? {
    for kind in earlier.kinds {
      for told in [margin, .everybody] {
        if let place = betrayed(blocks, margin, since: earlier, told, kind) { return place }
      }
    }
    return nil
  }

  private func betrayed(
    _ blocks: [[School]], _ margin: Summary.Breakdown, since earlier: EarlierCells, _ told: Summary.Breakdown,
    _ kind: KeyPath<CellTotals, Int>
  ) -> Int? {
    struct Place: Hashable {
      let block: Int
      let label: CellTable.Label
    }
    var (rows, columns): ([Place: Int], [Place: Int]) = ([:], [:])
    func index(_ block: Int?, _ label: CellTable.Label, _ places: inout [Place: Int]) -> Int? {
      guard let block else { return nil }
      let (place, next) = (Place(block: block, label: label), places.count)
      places[place] = places[place] ?? next
      return places[place]
    }
    var atoms: [NestedUnions.Atom] = []
    var owners: [Int?] = []
    for school in Set(table.schools + earlier.table.schools).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let before = earlier.blocks[told]?.firstIndex { $0.contains(school) }
      let now = blocks.firstIndex { $0.contains(school) }
      let (old, new) = (earlier.table.atoms(of: school, by: margin), table.atoms(of: school, by: margin))
      for label in Set(old.keys).union(new.keys).sorted(by: { "\($0)" < "\($1)" }) {
        let (then, here) = (old[label]?[keyPath: kind] ?? 0, new[label]?[keyPath: kind] ?? 0)
        let row = index(before, told == margin ? label : CellTable.Label(), &rows)
        let column = index(now, label, &columns)
        // A few who came to a school that was told of, or left it, are what holding back is for.
        let isLater = (then - here).magnitude < least && before != nil
        atoms.append(NestedUnions.Atom(row: row, column: column, people: min(then, here)))
        atoms.append(NestedUnions.Atom(row: nil, column: column, people: isLater ? 0 : max(0, here - then)))
        atoms.append(NestedUnions.Atom(row: row, column: nil, people: isLater ? 0 : max(0, then - here)))
        owners += [now, now, now]
      }
    }
    guard let atom = NestedUnions(atoms: atoms, least: least).betrayed() else { return nil }
    // The few may stand where nothing is told now; then one beside them goes.
    return owners[atom] ?? blocks.indices.first
  }
}
