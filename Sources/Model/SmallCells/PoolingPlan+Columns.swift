// What two columns of subgroups tell together.
extension PoolingPlan {
  /// Two columns of which one may lie within the other, as free meals within pupil premium, tell of the few between them.
  mutating func leaveOutNestedColumns(_ columns: [Summary.Breakdown]) {
    for (place, later) in columns.enumerated() {
      for earlier in columns[..<place] {
        while let block = nestedBlock(later, earlier) {
          leaveOut(Set(block), from: later)
          nestedColumns.append(
            NestedColumn(schools: block, column: later.column ?? "", beside: earlier.column ?? ""))
        }
      }
    }
  }

  /// Schools of which both columns together tell of a few; nil where there are none.
  private func nestedBlock(_ later: Summary.Breakdown, _ earlier: Summary.Breakdown) -> [School]? {
    let told = blocks[later] ?? []
    guard let overlap = overlap(later, earlier) else { return told.first { isNested(later, earlier, $0) } }
    guard let school = betrayed(later, earlier, overlap, { $0.matched }) else { return nil }
    // The few may stand where the column is left out already; then one beside them goes.
    return told.first { $0.contains(school) } ?? told.first
  }

  private func overlap(
    _ later: Summary.Breakdown, _ earlier: Summary.Breakdown
  ) -> [School: [ColumnOverlaps.Labels: CellTotals]]? {
    guard let one = earlier.column, let other = later.column else { return nil }
    return overlaps?[ColumnOverlaps.Pair(earlier: one, later: other)]
  }

  /// A school of a few people whom two columns tell of together.
  ///
  /// - Parameter isTold: whether a school's people of this kind are told of by a column.
  private func betrayed(
    _ later: Summary.Breakdown, _ earlier: Summary.Breakdown, _ overlap: [School: [ColumnOverlaps.Labels: CellTotals]],
    _ people: (CellTotals) -> Int, isTold: (School, Summary.Breakdown) -> Bool = { _, _ in true }
  ) -> School? {
    struct Place: Hashable {
      let block: Int
      let label: String?
    }
    var (rows, columns): ([Place: Int], [Place: Int]) = ([:], [:])
    func index(_ label: String?, _ margin: Summary.Breakdown, _ school: School, _ places: inout [Place: Int]) -> Int? {
      guard isTold(school, margin), let block = block(of: school, margin) else { return nil }
      let place = Place(block: block, label: label)
      let next = places.count
      places[place] = places[place] ?? next
      return places[place]
    }
    var atoms: [NestedUnions.Atom] = []
    var schools: [School] = []
    for school in table.schools {
      for (labels, totals) in (overlap[school] ?? [:]).sorted(by: { "\($0.key)" < "\($1.key)" }) {
        atoms.append(
          NestedUnions.Atom(
            row: index(labels.earlier, earlier, school, &rows), column: index(labels.later, later, school, &columns),
            people: people(totals)))
        schools.append(school)
      }
    }
    return NestedUnions(atoms: atoms, least: least).betrayed().map { schools[$0] }
  }

  /// Withholds what all had at an occasion where two columns would tell of the few who left or joined.
  mutating func withholdFewBetween(_ columns: [Summary.Breakdown]) {
    fewLeft = few(fewLeft, between: columns, [\.leavers, \.from])
    fewJoined = few(fewJoined, between: columns, [\.joiners, \.to])
  }

  private func few(
    _ known: [Summary.Breakdown: Set<School>], between columns: [Summary.Breakdown], _ kinds: [KeyPath<CellTotals, Int>]
  ) -> [Summary.Breakdown: Set<School>] {
    var few = known
    for (place, later) in columns.enumerated() {
      for earlier in columns[..<place] {
        guard let overlap = overlap(later, earlier) else { continue }
        for kind in kinds {
          let isTold = { (school: School, margin: Summary.Breakdown) in !(few[margin]?.contains(school) ?? false) }
          while let school = betrayed(later, earlier, overlap, { $0[keyPath: kind] }, isTold: isTold) {
            let told = (blocks[later] ?? []).filter { block in block.contains { isTold($0, later) } }
            guard let block = told.first(where: { $0.contains(school) }) ?? told.first else { break }
            few[later, default: []].formUnion(block)
          }
        }
      }
    }
    return few
  }

  private func isNested(_ later: Summary.Breakdown, _ earlier: Summary.Breakdown, _ block: [School]) -> Bool {
    guard let other = blocks[earlier]?.first(where: { !Set($0).isDisjoint(with: block) }) else { return false }
    let schools = Set(block).union(other).sorted { ($0 ?? "") < ($1 ?? "") }
    let whole = table.everybody(of: schools)
    let ones = table.cells(of: schools, by: earlier).values.flatMap { [$0, whole - $0] }
    let others = table.cells(of: schools, by: later).values.flatMap { [$0, whole - $0] }
    return ones.contains { one in
      others.contains { one.couldHold($0, butFor: least) || $0.couldHold(one, butFor: least) }
    }
  }
}
