import Model

/// What one school, or some pooled ones, say of one stratum in one comparison.
struct SchoolCount: Hashable, Sendable {
  /// The names in it, several where schools are pooled; nil for rows that name none.
  let schools: [String?]
  let definition: String?
  /// Values: everything. Answers: only the numbers of people, since the sums follow from `moves`.
  var sums: Summary.Sums
  /// Answers: who went where.
  var moves: [Summary.Move]

  init(_ sums: Summary.Sums) {
    schools = sums.key.schools
    definition = sums.origin.definition
    self.sums = sums
    moves = []
  }

  /// All moves of one key.
  init?(_ moves: [Summary.Move]) {
    guard let first = moves.first else { return nil }
    schools = first.key.schools
    definition = first.origin.definition
    sums = Summary.Sums(key: first.key)
    self.moves = moves
    for move in moves {
      if move.from != .absent { sums.nFrom += move.n }
      if move.to != .absent { sums.nTo += move.n }
      if move.from != .absent && move.to != .absent { sums.n += move.n }
    }
  }

  /// People by when they were seen: to tell whether parts make up a whole.
  var people: [Int] { [sums.nFrom, sums.nTo, sums.n] }
}

/// The counts of one comparison, by stratum and school, and whether they are whole.
struct CountTable {
  private let counts: [Stratum: [SchoolCount]]

  /// Whether anybody at all was measured at the start, and at the end.
  let hasStart: Bool
  let hasEnd: Bool

  init(_ counts: [Stratum: [SchoolCount]]) {
    self.counts = counts
    hasStart = counts.values.joined().contains { $0.sums.nFrom > 0 }
    hasEnd = counts.values.joined().contains { $0.sums.nTo > 0 }
  }

  var strata: Dictionary<Stratum, [SchoolCount]>.Keys { counts.keys }

  /// All schools of one stratum; nil where nothing is known of it.
  ///
  /// A school that has everybody's row and not this stratum's either has nobody in it, or has so few that they are withheld.
  func schools(of stratum: Stratum) -> Computed<[SchoolCount]>? {
    guard let own = counts[stratum] else { return nil }
    let whole = counts[.all] ?? []
    if own.count == whole.count, zip(own, whole).allSatisfy({ $0.schools == $1.schools }) { return .value(own) }
    let covered = Set(own.flatMap(\.schools))
    for row in whole {
      for school in row.schools where !covered.contains(school) {
        if !isSurelyEmpty(stratum, at: school) { return .notComputed(.tooFewPeople) }
      }
    }
    return .value(own)
  }

  /// Whether the other parts of a school make up all of it, so that nobody is left for this one.
  private func isSurelyEmpty(_ stratum: Stratum, at school: String?) -> Bool {
    let parent: Stratum = if case .cell(let group, _) = stratum { .group(group) } else { .all }
    guard let whole = counts[parent]?.first(where: { $0.schools.contains(school) }) else {
      return parent != .all && isSurelyEmpty(parent, at: school)
    }
    var parts = [0, 0, 0]
    for (other, rows) in counts where other.isPart(like: stratum) {
      for row in rows where row.schools.allSatisfy(whole.schools.contains) {
        parts = zip(parts, row.people).map { $0 + $1 }
      }
    }
    return parts == whole.people
  }
}

extension Stratum {
  /// Whether this is one of the parts that `sibling` belongs to: all groups, or all subgroups of one column.
  fileprivate func isPart(like sibling: Stratum) -> Bool {
    switch (self, sibling) {
    case (.group, .group): true
    case (.subgroup(let one), .subgroup(let other)): one.column == other.column
    case (.cell(let group, let one), .cell(let other, let two)): group == other && one.column == two.column
    default: false
    }
  }
}
