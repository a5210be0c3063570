import Impact
import Model

/// The sums of a measure's rows that an audience may see: by the same limits as ``SmallGroups``.
///
/// Sizes are those of all schools together, since a pack shows no school alone. If one part of a breakdown is too small, the whole
/// breakdown goes; if everybody together are too few, all goes.
struct SmallSums {
  /// Nil when nothing may be shown, or there is nothing.
  let shown: Summary?
  /// What is left out, as it is named: `The figures by group`, `Who went up and down, by pupil premium`.
  let withheld: [String]

  init(_ summary: Summary?, limit: SmallLimit, measure: Measure) {
    guard let summary else {
      (shown, withheld) = (nil, [])
      return
    }
    let cells = SmallSums.cells(summary, measure)
    func breakdowns(_ isHidden: (Cell) -> Bool) -> Set<Breakdown> {
      Set(cells.filter(isHidden).map { Breakdown($0.key) })
    }
    func isOpen(_ cell: Cell) -> Bool { limit.isSensitive || cell.key.subgroup != nil }
    func showsFew(_ cell: Cell) -> Bool {
      cell.moves.contains(where: limit.hides(move:)) || cell.standings.contains(where: limit.hides(standing:))
    }
    let isOfValues = if case .sums = summary.rows { true } else { false }
    let small = breakdowns { cell in
      cell.sizes.contains(where: limit.hides(people:))
        || isOpen(cell) && (cell.answers.contains(where: limit.hides(answer:)) || !isOfValues && showsFew(cell))
    }
    // Averages of values stay where only the counts of those who moved go.
    let silent = isOfValues ? breakdowns { isOpen($0) && showsFew($0) }.subtracting(small) : []
    withheld = (small.map(\.words) + silent.map(\.wordsOfMoves)).sorted()
    shown = small.contains(.total) ? nil : SmallSums.without(small, summary, moves: silent)
  }

  // MARK: - What all schools come to, for each group and subgroup

  private typealias Part = SmallLimit.Part

  private struct Cell {
    var key: Summary.Key
    /// How many at the start, at the end, and both times.
    var sizes: [Int]
    /// How many said yes, or gave a top answer, of those who answered.
    var answers: [Part] = []
    /// How many stayed, or took each path between yes and no.
    var moves: [Part] = []
    /// How many went up or down, and stood at each level or end of the scale.
    var standings: [Part] = []
  }

  private static func cells(_ summary: Summary, _ measure: Measure) -> [Cell] {
    switch summary.rows {
    case .sums(let sums):
      Dictionary(grouping: sums) { withoutSchool($0.key) }.map { cell($0, of: $1) }
    case .moves(let moves):
      Dictionary(grouping: moves) { withoutSchool($0.key) }.map { cell($0, of: $1, measure) }
    case .points(let points):
      Dictionary(grouping: points) { withoutSchool($0.key) }.map { key, own in
        Cell(key: key, sizes: [own.reduce(0) { $0 + $1.n }])
      }
    }
  }

  private static func cell(_ key: Summary.Key, of sums: [Summary.Sums]) -> Cell {
    func total(_ count: KeyPath<Summary.Sums, Int>) -> Int { sums.reduce(0) { $0 + $1[keyPath: count] } }
    func atEnd(_ count: KeyPath<Summary.Sums, Int?>, of people: Int) -> Part {
      Part(count: sums.reduce(0) { $0 + ($1[keyPath: count] ?? 0) }, of: people)
    }
    let (from, to, both) = (total(\.nFrom), total(\.nTo), total(\.n))
    func way(_ count: KeyPath<Summary.Sums, Int>) -> Part { Part(count: total(count), of: both) }
    let ends = [
      atEnd(\.atMinFrom, of: from), atEnd(\.atMaxFrom, of: from), atEnd(\.atMinTo, of: to), atEnd(\.atMaxTo, of: to),
    ]
    return Cell(key: key, sizes: [from, to, both], moves: [way(\.same)], standings: [way(\.up), way(\.down)] + ends)
  }

  private static func cell(_ key: Summary.Key, of moves: [Summary.Move], _ measure: Measure) -> Cell {
    let start = moves.filter { $0.from != .absent }
    let end = moves.filter { $0.to != .absent }
    let both = start.filter { $0.to != .absent }
    let isYes = measure.countsAsYes
    func part(_ rows: [Summary.Move], where isWanted: (Summary.Move) -> Bool) -> Part {
      Part(count: count(rows.filter(isWanted)), of: count(rows))
    }
    /// What is not told apart by answer is not told.
    func yes(_ rows: [Summary.Move], _ end: KeyPath<Summary.Move, Summary.Move.Level>) -> [Part] {
      guard let isYes, !rows.isEmpty, !rows.contains(where: { $0[keyPath: end] == .withheld }) else { return [] }
      return [part(rows) { $0[keyPath: end].number.map { isYes($0.double) } == true }]
    }
    func levels(_ rows: [Summary.Move], _ end: KeyPath<Summary.Move, Summary.Move.Level>) -> [Part] {
      Set(rows.map { $0[keyPath: end] }).map { level in part(rows) { $0[keyPath: end] == level } }
    }
    let told = both.compactMap { move in
      move.from.number.flatMap { from in move.to.number.map { (from: from.double, to: $0.double, n: move.n) } }
    }
    func moved(_ isWanted: (Double, Double) -> Bool) -> Part {
      Part(count: told.filter { isWanted($0.from, $0.to) }.reduce(0) { $0 + $1.n }, of: count(both))
    }
    // Without top answers there are no paths to and from them to be seen.
    let paths = isYes.map { isYes in
      [(true, true), (true, false), (false, true), (false, false)].map { path in
        moved { isYes($0) == path.0 && isYes($1) == path.1 }
      }
    }
    return Cell(
      key: key, sizes: [start, end, both].map(count),
      answers: yes(start, \.from) + yes(end, \.to) + yes(both, \.from) + yes(both, \.to),
      moves: [moved { $0 == $1 }] + (paths ?? []),
      standings: [moved { $0 < $1 }, moved { $0 > $1 }] + levels(start, \.from) + levels(end, \.to))
  }

  private static func count(_ moves: [Summary.Move]) -> Int { moves.reduce(0) { $0 + $1.n } }

  private static func withoutSchool(_ key: Summary.Key) -> Summary.Key {
    var key = key
    key.school = nil
    return key
  }

  private static func without(_ breakdowns: Set<Breakdown>, _ summary: Summary, moves: Set<Breakdown>) -> Summary {
    func isShown(_ key: Summary.Key) -> Bool {
      let isOfGroups = key.group != nil && breakdowns.contains(.groups)
      return !breakdowns.contains(Breakdown(key)) && !isOfGroups
    }
    switch summary.rows {
    case .sums(let sums):
      return Summary(.sums(sums.filter { isShown($0.key) }.map { moves.contains(Breakdown($0.key)) ? $0.still : $0 }))
    case .moves(let moves): return Summary(.moves(moves.filter { isShown($0.key) }))
    case .points(let points): return Summary(.points(points.filter { isShown($0.key) }))
    }
  }
}

extension Summary.Move.Level {
  /// The answer; nil where there is none, or it is not told.
  fileprivate var number: ExactNumber? { if case .level(let number) = self { number } else { nil } }
}

extension Summary.Sums {
  /// The same without the counts of those who moved or stood at an end of the scale.
  fileprivate var still: Summary.Sums {
    var sums = self
    (sums.up, sums.same, sums.down, sums.hidesMoves) = (0, 0, 0, true)
    (sums.atMinFrom, sums.atMaxFrom, sums.atMinTo, sums.atMaxTo) = (nil, nil, nil, nil)
    return sums
  }
}
