extension Summary {
  /// The fewest people of whom anything is committed.
  package static let leastPeople = 6

  /// What became of cells with too few people, without a name of anybody.
  package enum SmallCellNote: Hashable, Sendable {
    /// These schools stand together.
    case pooled(schools: [String?], Breakdown, Span)
    /// Of these schools nothing is committed there.
    case leftOut(schools: [String?], Breakdown, Span)
    /// Of these schools the comparison is not committed: so few were absent from one of its occasions that the other
    /// comparison would give them away.
    case comparisonLeftOut(schools: [String?], Span, beside: Span)
    /// Of these schools the first column is not committed: a few people are what it has beyond the other.
    case columnLeftOut(schools: [String?], column: String, beside: String, Span)
  }

  /// The summary as it may be committed: no cell with fewer people than `least`, none that others give back.
  ///
  /// Works from all rows that a machine holds. Schools that stood together in an earlier version stay together; those that
  /// come join them only where no few people are the difference of both versions, and are left out else. Where a school's cell of a
  /// margin is too small, it is pooled with others (`Ash + Elm`), and where even all together are too few, or a few people
  /// would be what remains between two totals, the margin is left out for them. What all had at an occasion is nil where
  /// it would tell of the few who left or joined. Throws where the schools' sums together leave 128 bits.
  ///
  /// - Parameters:
  ///   - participantsArePeople: false for measures of schools and alliances, which stay as they are.
  ///   - order: the comparisons as the definition has them, see ``Measure/spans(of:)``: of those that would betray a few
  ///     together the one from the first to the last occasion stays, then the earlier ones.
  ///   - overlaps: who is in two columns at once, where the rows are at hand; without them columns that may lie within each
  ///     other are taken to do so.
  ///   - earlier: what history has already.
  /// - Throws: where a sum of pooled schools leaves 128 bits.
  package func withoutSmallCells(
    least: Int = leastPeople, participantsArePeople: Bool = true, order: [Span] = [],
    overlaps: ColumnOverlaps? = nil, since earlier: EarlierVersion? = nil
  ) throws(Unsummable) -> (summary: Summary, notes: [SmallCellNote]) {
    guard participantsArePeople else { return (self, []) }
    let plans = Summary.plans(tables, order, overlaps, earlier, least)
    let notes = plans.flatMap(\.notes)
    switch rows {
    case .sums(let rows): return (Summary(.sums(try pooled(rows, plans))), notes)
    case .moves(let rows): return (Summary(.moves(pooled(rows, plans))), notes)
    case .points(let rows): return (Summary(.points(try pooled(rows, plans))), notes)
    }
  }

  /// The cells of each span, in the order of their first rows.
  var tables: [CellTable] {
    var spans: [Span] = []
    var tables: [Span: CellTable] = [:]
    func add(_ key: Key, _ totals: CellTotals) {
      if tables[key.span] == nil { spans.append(key.span) }
      tables[key.span, default: CellTable(key.span)].add(totals, of: key)
    }
    switch rows {
    case .sums(let rows): for row in rows { add(row.key, row.totals) }
    case .moves(let rows): for row in rows { add(row.key, row.totals) }
    case .points(let rows):
      for row in rows { add(row.key, CellTotals(from: row.n)) }
    }
    return spans.compactMap { tables[$0] }
  }

  /// The plans of all spans: of two with an occasion in common the one that is asked for more holds where their difference
  /// is a few.
  private static func plans(
    _ tables: [CellTable], _ spans: [Span], _ overlaps: ColumnOverlaps?, _ earlier: EarlierVersion?, _ least: Int
  ) -> [PoolingPlan] {
    let spans = spans + tables.map(\.span).filter { !spans.contains($0) }
    // From the first to the last occasion is what is asked for most; the steps between give way.
    let whole = spans.last { span in span.from == spans[0].from && tables.contains { $0.span == span } }
    let order = tables.indices.sorted { one, other in
      let rank = { (place: Int) in
        tables[place].span == whole ? -1 : spans.firstIndex(of: tables[place].span) ?? spans.count
      }
      return rank(one) < rank(other)
    }
    var plans: [PoolingPlan] = []
    for place in order {
      var plan = PoolingPlan(
        tables[place], overlaps: overlaps?[tables[place].span], earlier: earlier?.cells(of: tables[place].span),
        units: plans.first?.blocks[.everybody] ?? [],
        least: least)
      for earlier in plans { plan.leaveOutSteps(beside: earlier) }
      plans.append(plan)
    }
    PoolingPlan.shareWithheld(&plans)
    return plans
  }
}

extension Summary.Sums {
  fileprivate var totals: CellTotals {
    CellTotals(
      from: nFrom, to: nTo, matched: n,
      moments: [sumFrom.double, sumsqFrom.double, sumTo.double, sumsqTo.double, sumProduct.double],
      moves: ["up": up, "same": same, "down": down])
  }
}

extension Summary.Move {
  fileprivate var totals: CellTotals {
    var totals = CellTotals(from: from == .absent ? 0 : n, to: to == .absent ? 0 : n)
    if case .level(let start) = from, case .level(let end) = to {
      totals.matched = n
      let (start, end, people) = (start.double, end.double, Double(n))
      totals.moments = [start, start * start, end, end * end, start * end].map { $0 * people }
      totals.moves = ["\(start) \(end)": n]
    }
    return totals
  }
}

extension PoolingPlan {
  /// What people are told, in the order of the margins.
  var notes: [Summary.SmallCellNote] {
    table.cells.keys.sorted().flatMap { margin -> [Summary.SmallCellNote] in
      let told = blocks[margin] ?? []
      let pools = told.filter { $0.count > 1 }.map { Summary.SmallCellNote.pooled(schools: $0, margin, table.span) }
      var left = table.schools.filter { school in !told.contains { $0.contains(school) } }
      var notes: [Summary.SmallCellNote] = []
      for step in steps where margin == step.margin && margin == .everybody {
        notes.append(.comparisonLeftOut(schools: step.schools, table.span, beside: step.beside))
      }
      for nested in nestedColumns where margin == Summary.Breakdown(byGroup: false, column: nested.column) {
        notes.append(
          .columnLeftOut(schools: nested.schools, column: nested.column, beside: nested.beside, table.span))
      }
      // What is said of the whole need not be said of its parts.
      let said =
        steps.filter { $0.margin == .everybody }.flatMap(\.schools)
        + nestedColumns.filter { $0.column == margin.column }.flatMap(\.schools)
      left.removeAll(where: said.contains)
      return pools + notes + (left.isEmpty ? [] : [.leftOut(schools: left, margin, table.span)])
    }
  }

  /// The schools that a school's row is added up with; nil where it is left out.
  func block(of key: Summary.Key) -> [School]? { blocks[key.breakdown]?.first { $0.contains(key.school) } }
}
