import Model

/// What only rows give of values: the middle, the ends, and the changes one by one.
struct RowSpread {
  private let rows: Observations

  init(_ rows: Observations) { self.rows = rows }

  /// Adds them to a stratum whose sums are known; answers have them from their counts.
  func add(to pair: inout BeforeAfter, _ stratum: Stratum, from: String, to: String?) {
    guard pair.paths == nil, let people = people(of: stratum) else { return }
    let (before, after) = (column(from), column(to))
    pair.before.spread = spread(of: before, people)
    pair.after.spread = spread(of: after, people)
    guard let before, let after else { return }
    var changes: [Double] = []
    var ends: [Double] = []
    for person in people {
      guard let one = before[person].number, let other = after[person].number else { continue }
      let change = other.adding(ExactNumber(mantissa: -one.mantissa, places: one.places))
      changes.append(change?.double ?? other.double - one.double)
      ends.append(other.double)
    }
    pair.matched = pair.matched.map { matched in
      var matched = matched
      matched.spread = .value(ChangeSpread(changes: changes, after: ends))
      return matched
    }
  }

  private func column(_ occasion: String?) -> [Observations.Value]? {
    occasion.flatMap { rows.occasions.firstIndex(of: $0) }.map { rows.values[$0] }
  }

  private func spread(of column: [Observations.Value]?, _ people: [Int]) -> Computed<ValueSpread> {
    let values = (column ?? []).isEmpty ? [] : people.compactMap { column?[$0].number?.double }
    return ValueSpread(Tallied.tally(values)).map { .value($0) } ?? .notComputed(.notRecorded)
  }

  /// The positions of the participants of a stratum; nil where the rows have no such name.
  private func people(of stratum: Stratum) -> [Int]? {
    var people = Array(0..<rows.participants)
    if let group = stratum.group {
      guard let index = rows.groups.firstIndex(of: group) else { return nil }
      people = people.filter { rows.group[$0] == Int32(index) }
    }
    if let subgroup = stratum.subgroup {
      guard let column = rows.subgroups.first(where: { $0.name == subgroup.column ?? "subgroup" }),
        let index = column.values.firstIndex(of: subgroup.value)
      else { return nil }
      people = people.filter { column.member[$0] == Int32(index) }
    }
    return people
  }
}
