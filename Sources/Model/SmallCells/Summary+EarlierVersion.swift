extension Summary {
  /// The summary to commit where an earlier version is in history already: whoever holds both could take one from the
  /// other, so cells whose people differ by a few stay as they were.
  ///
  /// - Parameters:
  ///   - earlier: as it was committed last.
  ///   - changed: how many people's values are others since: as many people with other sums are few where these are.
  /// - Returns: the summary, and the schools and spans whose earlier rows it keeps until more people have come or gone.
  package func holdingBackFewChanges(
    since earlier: Summary, changed: Int = leastPeople, least: Int = leastPeople
  ) -> (summary: Summary, held: [(schools: [String?], span: Span)]) {
    var held: [(schools: [String?], span: Span)] = []
    let before = Dictionary(earlier.tables.map { ($0.span, $0) }) { first, _ in first }
    for table in tables {
      guard let old = before[table.span] else { continue }
      for schools in Summary.together(table.schools + old.schools)
      where table.differsByFew(from: old, schools, isOfFew: changed < least, least) {
        held.append((schools, table.span))
      }
    }
    if held.isEmpty { return (self, []) }
    func isHeld(_ key: Key) -> Bool { held.contains { $0.span == key.span && $0.schools.contains(key.school) } }
    switch (rows, earlier.rows) {
    case (.sums(let now), .sums(let old)):
      return (Summary(.sums(now.filter { !isHeld($0.key) } + old.filter { isHeld($0.key) })), held)
    case (.moves(let now), .moves(let old)):
      return (Summary(.moves(now.filter { !isHeld($0.key) } + old.filter { isHeld($0.key) })), held)
    case (.points(let now), .points(let old)):
      return (Summary(.points(now.filter { !isHeld($0.key) } + old.filter { isHeld($0.key) })), held)
    // Of another scale: nothing can be taken from it.
    default: return (self, [])
    }
  }

  /// The names of schools, those together that share a school: `Ash`, `Ash + Elm` and `Elm`.
  private static func together(_ names: [String?]) -> [[String?]] {
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
  /// Whether some people, but fewer than `least`, came to a cell or left it; or a few of its people have other values.
  fileprivate func differsByFew(from old: CellTable, _ schools: [School], isOfFew: Bool, _ least: Int) -> Bool {
    Set(cells.keys).union(old.cells.keys).contains { margin in
      let (now, then) = (self.cells(of: schools, by: margin), old.cells(of: schools, by: margin))
      return Set(now.keys).union(then.keys).contains { label in
        let change = (now[label] ?? CellTotals()) - (then[label] ?? CellTotals())
        let people = [change.from, change.to, change.matched]
        if people.contains(where: { $0 != 0 && $0.magnitude < least }) { return true }
        let isOther = change.moments.contains { $0 != 0 } || change.moves.values.contains { $0 != 0 }
        return isOfFew && people.allSatisfy { $0 == 0 } && isOther
      }
    }
  }
}
