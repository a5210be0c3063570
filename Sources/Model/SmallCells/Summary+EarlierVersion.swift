extension Summary {
  /// The summary to commit where an earlier version is in history already: whoever holds both could take one from the
  /// other, so cells whose people differ by a few stay as they were.
  ///
  /// - Parameters:
  ///   - earlier: as it was committed last.
  ///   - changed: how many people's values are others since: as many people with other sums are few where these are.
  /// - Returns: the summary, and the names of schools whose earlier rows it keeps until more people have come or gone.
  package func holdingBackFewChanges(
    since earlier: Summary, changed: Int = leastPeople, least: Int = leastPeople
  ) -> (summary: Summary, held: [[String?]]) {
    // Of another scale: nothing can be taken from it.
    guard earlier.isOfSameScale(as: self) else { return (self, []) }
    let (before, after) = (earlier.tables, tables)
    let held = Summary.together((before + after).flatMap(\.schools)).filter { names in
      // As few people as these would show in any row, one that is new beside an earlier one among them.
      if changed < least { return !isSame(as: earlier, for: Set(names)) }
      return after.contains { table in
        before.contains { $0.span == table.span && table.differsByFew(from: $0, names, least) }
      }
    }
    if held.isEmpty { return (self, []) }
    let names = Set(held.joined())
    func mixed<Row>(_ now: [Row], _ old: [Row], _ key: (Row) -> Key) -> [Row] {
      now.filter { !names.contains(key($0).school) } + old.filter { names.contains(key($0).school) }
    }
    switch (rows, earlier.rows) {
    case (.sums(let now), .sums(let old)): return (Summary(.sums(mixed(now, old, \.key))), held)
    case (.moves(let now), .moves(let old)): return (Summary(.moves(mixed(now, old, \.key))), held)
    case (.points(let now), .points(let old)): return (Summary(.points(mixed(now, old, \.key))), held)
    default: return (self, [])
    }
  }

  private func isOfSameScale(as other: Summary) -> Bool {
    switch (rows, other.rows) {
    case (.sums, .sums), (.moves, .moves), (.points, .points): true
    default: false
    }
  }

  /// Whether some schools' rows say the same, wherever they come from.
  private func isSame(as other: Summary, for names: Set<String?>) -> Bool {
    func told<Row: Hashable>(_ rows: [Row], _ key: (Row) -> Key, _ origin: WritableKeyPath<Row, Origin>) -> Set<Row> {
      Set(
        rows.filter { names.contains(key($0).school) }.map { row in
          var row = row
          row[keyPath: origin] = Origin()
          return row
        })
    }
    switch (rows, other.rows) {
    case (.sums(let now), .sums(let old)): return told(now, \.key, \.origin) == told(old, \.key, \.origin)
    case (.moves(let now), .moves(let old)): return told(now, \.key, \.origin) == told(old, \.key, \.origin)
    case (.points(let now), .points(let old)): return told(now, \.key, \.origin) == told(old, \.key, \.origin)
    default: return false
    }
  }

  /// The names of schools, those together that share a school: `Ash`, `Ash + Elm` and `Elm`.
  fileprivate static func together(_ names: [String?]) -> [[String?]] {
    var parts: [(names: Set<String?>, schools: Set<String?>)] = []
    for name in names {
      var part = (names: Set([name]), schools: Set(SchoolsTogether.schools(in: name)))
      parts.removeAll { other in
        guard !other.schools.isDisjoint(with: part.schools) else { return false }
        part = (part.names.union(other.names), part.schools.union(other.schools))
        return true
      }
      parts.append(part)
    }
    return parts.map { $0.names.sorted { ($0 ?? "") < ($1 ?? "") } }
  }
}

extension CellTable {
  /// Whether some people, but fewer than `least`, came to a cell or left it.
  fileprivate func differsByFew(from old: CellTable, _ names: [String?], _ least: Int) -> Bool {
    Set(cells.keys).union(old.cells.keys).contains { margin in
      // Schools stand together in one margin and apart in another, so each is looked at by itself, and all with what is left.
      let own = Set((cells[margin] ?? [:]).keys).union((old.cells[margin] ?? [:]).keys).intersection(names)
      return differsByFew(from: old, names, margin, least) { _ in true }
        || Summary.together(Array(own)).contains { differsByFew(from: old, $0, margin, least, in: margin.isNamed) }
    }
  }

  private func differsByFew(
    from old: CellTable, _ names: [String?], _ margin: Summary.Breakdown, _ least: Int, in isLooked: (Label) -> Bool
  ) -> Bool {
    let (now, then) = (cells(of: names, by: margin), old.cells(of: names, by: margin))
    return Set(now.keys).union(then.keys).filter(isLooked).contains { label in
      let change = (now[label] ?? CellTotals()) - (then[label] ?? CellTotals())
      return [change.from, change.to, change.matched].contains { $0 != 0 && $0.magnitude < least }
    }
  }
}

extension Summary.Breakdown {
  /// Whether a cell is one that the margin tells by name, not what is left beside those.
  fileprivate func isNamed(_ label: CellTable.Label) -> Bool {
    (label.group != nil) == byGroup && (label.subgroup != nil) == (column != nil)
  }
}
