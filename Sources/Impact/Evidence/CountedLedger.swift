import Model

/// What rows, or the summary of rows, say of a measure, found by stratum and comparison.
struct CountedLedger {
  /// Everybody, groups, subgroups; then subgroups inside groups, which comparisons of groups need.
  let strata: [Stratum]
  /// The occasions that anybody was measured at, in their order.
  let occasions: [String]
  private let measure: Measure
  private let tables: [Ends: CountTable]
  private let rows: RowSpread?
  /// Schools whose rows are of another definition.
  private let schoolsLeftOut: Int

  private struct Ends: Hashable {
    let from: String
    let to: String?
  }

  /// Nil for a series, which has no comparisons, and where nothing was counted.
  init?(_ source: CountedSource, measure: Measure, isQualified: Bool) throws(Summary.Unsummable) {
    let summary = try source.summary.completed(for: measure)
    var tables: [Ends: [Stratum: [SchoolCount]]] = [:]
    let all = SchoolCount.all(in: summary)
    let definition = CountedLedger.definition(all, measure)
    let current = all.filter { $0.definition == definition }
    for count in current {
      let key = count.sums.key
      let subgroup = key.subgroup.map { Subgroup(column: key.subgroupBy, value: $0, isQualified: isQualified) }
      let stratum = Stratum(group: key.group, subgroup: subgroup)
      tables[Ends(from: key.from, to: key.to), default: [:]][stratum, default: []].append(count)
    }
    guard !current.isEmpty else { return nil }
    self.measure = measure
    self.tables = tables.mapValues(CountTable.init)
    rows = source.rows.map { RowSpread($0) }
    let left = Set(all.filter { $0.definition != definition }.flatMap(\.schools))
    schoolsLeftOut = left.subtracting(current.flatMap(\.schools)).count
    strata = Set(tables.values.flatMap(\.keys)).sorted { CountedLedger.isInOrder($0, $1) }
    let compared = summary.occasions(of: measure)
    occasions = source.occasions.map { seen in compared.filter { !seen.contains($0) } + seen } ?? compared
  }

  /// A stratum at both ends; nil where the rows know nothing of it there.
  func beforeAfter(_ stratum: Stratum, _ comparison: Comparison) -> BeforeAfter? {
    guard let from = comparison.from else { return nil }
    guard let table = tables[Ends(from: from, to: comparison.to)] ?? tables[Ends(from: from, to: nil)],
      let schools = table.schools(of: stratum)
    else { return nil }
    switch schools {
    case .notComputed(let reason): return .unknown(reason)
    case .value(let schools):
      guard let counted = Counted(schools, measure: measure, awaitsEnd: !table.hasEnd) else {
        return .unknown(.outOfRange)
      }
      var pair = counted.beforeAfter
      if schoolsLeftOut > 0 { pair.schoolsLeftOut = schoolsLeftOut }
      rows?.add(to: &pair, stratum, from: from, to: comparison.to)
      return pair
    }
  }

  /// Whether people were measured at both ends, so that figures entered by hand give way.
  func knowsBothEnds(_ stratum: Stratum, _ comparison: Comparison) -> Bool {
    guard let from = comparison.from, let to = comparison.to, let table = tables[Ends(from: from, to: to)] else {
      return false
    }
    return table.hasStart && table.hasEnd && table.strata.contains(stratum)
  }

  /// The definition that counts: the one that holds now, else the last by name.
  private static func definition(_ counts: [SchoolCount], _ measure: Measure) -> String? {
    if counts.contains(where: { $0.definition == measure.definition }) { return measure.definition }
    return counts.compactMap(\.definition).max()
  }

  private static func isInOrder(_ one: Stratum, _ other: Stratum) -> Bool {
    let (first, second) = (one.rank, other.rank)
    return first == second ? one.key < other.key : first < second
  }
}

extension Stratum {
  /// Everybody first, then groups, subgroups, and subgroups inside groups.
  fileprivate var rank: Int {
    switch self {
    case .all: 0
    case .group: 1
    case .subgroup: 2
    default: 3
    }
  }
}

extension SchoolCount {
  /// Of values and answers, in the order of their keys; none of a series.
  static func all(in summary: Summary) -> [SchoolCount] {
    switch summary.rows {
    case .sums(let rows): return rows.map { SchoolCount($0) }
    case .moves(let rows):
      var counts: [SchoolCount] = []
      var start = rows.startIndex
      let sorted = rows.sorted()
      while start < sorted.endIndex {
        let end = sorted[start...].firstIndex { $0.key != sorted[start].key } ?? sorted.endIndex
        counts += [SchoolCount(Array(sorted[start..<end]))].compactMap { $0 }
        start = end
      }
      return counts
    case .points: return []
    }
  }
}

extension Summary {
  /// The start first, then the ends; each in the order that rows have them in.
  fileprivate func occasions(of measure: Measure) -> [String] {
    let keys = keys
    let (starts, ends) = (Set(keys.map(\.from)), Set(keys.compactMap(\.to)))
    let order = OccasionNames(of: measure)
    return [starts.subtracting(ends), ends].flatMap { names in
      let names = Array(names)
      return order.order(of: names).map { names[$0] }
    }
  }

  /// The columns of subgroups; nil for the plain one.
  var subgroupColumns: Set<String?> {
    switch rows {
    case .sums(let rows): Set(rows.lazy.filter { $0.key.subgroup != nil }.map(\.key.subgroupBy))
    case .moves(let rows): Set(rows.lazy.filter { $0.key.subgroup != nil }.map(\.key.subgroupBy))
    case .points: []
    }
  }
}
