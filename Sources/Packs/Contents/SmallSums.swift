import Model

/// The sums of a measure's rows that an audience may see: by the same limits as ``SmallGroups``.
///
/// Sizes are those of all schools together, since a pack shows no school alone. If one part of a breakdown is too small, the whole
/// breakdown goes; if everybody together are too few, all goes.
struct SmallSums {
  /// Nil when nothing may be shown, or there is nothing.
  let shown: Summary?
  /// The breakdowns that are left out, as they are named: `The figures by group`.
  let withheld: [String]

  private enum Breakdown: Hashable {
    case total, groups
    case subgroups(String?)

    init(_ key: Summary.Key) {
      if key.subgroup != nil {
        self = .subgroups(key.subgroupBy)
      } else {
        self = key.group == nil ? .total : .groups
      }
    }

    var words: String {
      switch self {
      case .total: "The figures"
      case .groups: "The figures by group"
      case .subgroups(let column):
        "The figures by \(column.map { $0.split(separator: "_").joined(separator: " ") } ?? "pupil group")"
      }
    }
  }

  /// - Parameters:
  ///   - limit: the fewest people that may be shown.
  ///   - isSensitive: whether a few, none or all of one answer tell as much as a small group.
  init(_ summary: Summary?, limit: Int, isSensitive: Bool) {
    guard let summary else {
      (shown, withheld) = (nil, [])
      return
    }
    let small = Set(
      SmallSums.cells(summary).filter { cell in
        let isOpen = isSensitive || cell.key.subgroup != nil
        return cell.sizes.contains { 0 < $0 && $0 < limit } || isOpen && cell.answers.contains { $0 < limit }
      }.map { Breakdown($0.key) })
    withheld = small.map(\.words).sorted()
    shown = small.contains(.total) ? nil : SmallSums.without(small, summary)
  }

  private struct Cell {
    var key: Summary.Key
    /// How many at the start, at the end, and both times.
    var sizes = [0, 0, 0]
    /// How many gave each answer, at the start and at the end.
    var answers: [Int] = []
  }

  /// What all schools come to, for each group and subgroup.
  private static func cells(_ summary: Summary) -> [Cell] {
    switch summary.rows {
    case .sums(let sums):
      return merged(sums.map { Cell(key: $0.key, sizes: [$0.nFrom, $0.nTo, $0.n]) })
    case .moves(let moves):
      let sizes = merged(
        moves.map { move in
          let ends = [move.from != .absent, move.to != .absent]
          let counts = [ends[0], ends[1], ends[0] && ends[1]].map { $0 ? move.n : 0 }
          return Cell(key: move.key, sizes: counts)
        })
      return sizes.map { cell in
        var cell = cell
        let own = moves.filter { withoutSchool($0.key) == cell.key }
        for end in [\Summary.Move.from, \Summary.Move.to] {
          let tally = Dictionary(grouping: own.filter { $0[keyPath: end] != .absent }) { $0[keyPath: end] }
          cell.answers += tally.values.map { $0.reduce(0) { $0 + $1.n } }
        }
        return cell
      }
    case .points(let points): return merged(points.map { Cell(key: $0.key, sizes: [$0.n, 0, 0]) })
    }
  }

  private static func merged(_ cells: [Cell]) -> [Cell] {
    var all: [Summary.Key: Cell] = [:]
    for cell in cells {
      let key = withoutSchool(cell.key)
      var sum = all[key] ?? Cell(key: key)
      for index in sum.sizes.indices { sum.sizes[index] += cell.sizes[index] }
      all[key] = sum
    }
    return Array(all.values)
  }

  private static func withoutSchool(_ key: Summary.Key) -> Summary.Key {
    var key = key
    key.school = nil
    return key
  }

  private static func without(_ breakdowns: Set<Breakdown>, _ summary: Summary) -> Summary {
    func isShown(_ key: Summary.Key) -> Bool {
      let isOfGroups = key.group != nil && breakdowns.contains(.groups)
      return !breakdowns.contains(Breakdown(key)) && !isOfGroups
    }
    switch summary.rows {
    case .sums(let sums): return Summary(.sums(sums.filter { isShown($0.key) }))
    case .moves(let moves): return Summary(.moves(moves.filter { isShown($0.key) }))
    case .points(let points): return Summary(.points(points.filter { isShown($0.key) }))
    }
  }
}
