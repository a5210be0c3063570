internal import Model

/// Where the columns of a table stand, as bare numbers: asking the mapping in each row would cost more than reading it.
struct RowColumns {
  let participant: Int
  /// The columns of names: school and group where there are any, then those of pupil groups.
  let names: [Int]
  /// Which of `names` is the school, which the group; −1 for none.
  let school: Int
  let group: Int
  /// The column that says when a value was measured; −1 where each occasion has a column.
  let occasion: Int
  let values: [Int]
  /// All columns that are looked at.
  let used: [Int]
  /// How many columns the table has.
  let width: Int

  /// Nil where no column says who a row is about.
  init?(_ table: RowTable, _ mapping: RowMapping) {
    guard let participant = mapping.participant else { return nil }
    self.participant = participant
    let schools = [mapping.school].compactMap(\.self)
    let groups = [mapping.group].compactMap(\.self)
    names = schools + groups + mapping.subgroups.map(\.column)
    school = schools.isEmpty ? -1 : 0
    group = groups.isEmpty ? -1 : schools.count
    occasion = if case .long(let occasion, _) = mapping.shape { occasion } else { -1 }
    values = mapping.valueColumns
    width = table.header.count
    // The first as well: it says whether a row is a remark.
    used = Set([0] + mapping.columns).sorted()
  }

  /// What a row has: a name of each column of names, its occasion where a column says it, and its values.
  var shape: DealtRows.Shape { DealtRows.Shape(names: names.count + (occasion < 0 ? 0 : 1), values: values.count) }

  /// Which of `used` a column is.
  func slot(_ column: Int) -> Int { used.firstIndex(of: column) ?? 0 }

  /// Which of `names` the columns of pupil groups are.
  var subgroups: Range<Int> { max(school, group) + 1..<names.count }
}
