internal import Parallel

/// What is added up of the people of one cell; cells add up to the strata of a summary.
protocol Addable: Sendable {
  init()
  mutating func add(_ other: Self)
  /// Whether nobody was seen.
  var isEmpty: Bool { get }
}

/// Who counts where: every participant lies in one cell of each column of subgroups, by school, group and subgroup.
///
/// Without any column of subgroups there is one column without names, so that schools and groups are still told apart.
struct Margins {
  let observations: Observations
  private let columns: [Observations.Column?]

  init(_ observations: Observations) {
    self.observations = observations
    columns = observations.subgroups.isEmpty ? [nil] : observations.subgroups.map(Optional.some)
  }

  /// So many participants at least are worth another processor.
  private static let share = 1 << 16

  /// One table a column, filled by `add`, which gets the cell and the position of the participant.
  func tables<Cell: Addable>(_ add: @Sendable (inout Cell, Int) -> Void) -> [[Cell]] {
    let people = observations.participants
    // A few, so that tables of many schools are not made more often than they are worth.
    let shares = min(4, max(1, people / Margins.share))
    let tables = Together.map(shares) { share in
      columns.map { table($0, of: people * share / shares..<people * (share + 1) / shares, add) }
    }
    return tables.dropFirst().reduce(into: tables[0]) { whole, part in
      for (column, cells) in part.enumerated() {
        for (place, cell) in cells.enumerated() { whole[column][place].add(cell) }
      }
    }
  }

  private func table<Cell: Addable>(
    _ column: Observations.Column?, of participants: Range<Int>, _ add: (inout Cell, Int) -> Void
  ) -> [Cell] {
    let groups = observations.groups.count + 1
    let values = (column?.values.count ?? 0) + 1
    var cells = [Cell](repeating: Cell(), count: (observations.schools.count + 1) * groups * values)
    let (school, group, member) = (observations.school, observations.group, column?.member)
    for participant in participants {
      let place = (Int(school[participant]) + 1) * groups + Int(group[participant]) + 1
      add(&cells[place * values + Int(member?[participant] ?? -1) + 1], participant)
    }
    return cells
  }

  /// Each stratum of each school with somebody in it; `to` and `from` are for the caller to set.
  func strata<Cell: Addable>(_ tables: [[Cell]], withSubgroups: Bool = true) -> [(key: Summary.Key, cell: Cell)] {
    var strata: [(key: Summary.Key, cell: Cell)] = []
    for (position, column) in columns.enumerated() {
      for school in 0...observations.schools.count {
        let rows = summed(tables[position], school: school, values: (column?.values.count ?? 0) + 1)
        for (group, row) in rows.enumerated() {
          for (value, cell) in row.enumerated() where !cell.isEmpty {
            // Whole groups and schools are the same in every column: once is enough.
            guard value == 0 ? position == 0 : withSubgroups else { continue }
            strata.append((key(school: school, group: group, column: column, value: value), cell))
          }
        }
      }
    }
    return strata
  }

  /// Of one school: at [0][0] everybody, at [g][0] a group, at [0][v] a subgroup, at [g][v] a subgroup inside a group.
  private func summed<Cell: Addable>(_ table: [Cell], school: Int, values: Int) -> [[Cell]] {
    let groups = observations.groups.count + 1
    var sums = [[Cell]](repeating: [Cell](repeating: Cell(), count: values), count: groups)
    for group in 0..<groups {
      for value in 0..<values {
        let cell = table[(school * groups + group) * values + value]
        guard !cell.isEmpty else { continue }
        sums[0][0].add(cell)
        if group > 0 { sums[group][0].add(cell) }
        if value > 0 { sums[0][value].add(cell) }
        if group > 0 && value > 0 { sums[group][value].add(cell) }
      }
    }
    return sums
  }

  private func key(school: Int, group: Int, column: Observations.Column?, value: Int) -> Summary.Key {
    let name = column.flatMap { $0.name == Margins.plain ? nil : $0.name }
    return Summary.Key(
      school: school > 0 ? observations.schools[school - 1] : nil,
      group: group > 0 ? observations.groups[group - 1] : nil, subgroupBy: value > 0 ? name : nil,
      subgroup: value > 0 ? column?.values[value - 1] : nil, from: "", to: nil)
  }

  /// The column that needs no name.
  private static let plain = "subgroup"
}

extension Observations {
  /// The occasions that anybody has a value at, in their order.
  package var recorded: [String] {
    zip(occasions, values).filter { $0.1.contains { !$0.isMissing } }.map(\.0)
  }

  /// The values of one occasion; none where it is not among the rows.
  func column(of occasion: String?) -> [Value]? {
    occasion.flatMap { occasions.firstIndex(of: $0) }.map { values[$0] }
  }
}
