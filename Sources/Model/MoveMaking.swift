/// Counts who went from which answer to which, for yes/no and levels.
struct MoveMaking {
  private let observations: Observations
  private let measure: Measure
  private let origin: Summary.Origin
  private let margins: Margins

  init(_ observations: Observations, measure: Measure, origin: Summary.Origin) {
    self.observations = observations
    self.measure = measure
    self.origin = origin
    margins = Margins(observations)
  }

  /// In the order of their keys, then of their levels.
  var rows: [Summary.Move] {
    measure.comparisons(of: observations.recorded).flatMap { moves(from: $0.from, to: $0.to) }.sorted(by: <)
  }

  private func moves(from: String, to: String?) -> [Summary.Move] {
    var levels = Levels()
    let before = levels.positions(of: observations.column(of: from), count: observations.participants)
    let after = levels.positions(of: observations.column(of: to), count: observations.participants)
    let tables = margins.tables { (cell: inout MoveCell, participant: Int) in
      cell.add(before[participant], after[participant])
    }
    return margins.strata(tables).flatMap { stratum, cell in
      var key = stratum
      (key.from, key.to) = (from, to)
      return cell.counts.map { path, n in
        var move = Summary.Move(key: key, from: levels[path.from], to: levels[path.to], n: n)
        move.origin = origin
        return move
      }
    }
  }
}

/// The answers that occur, each by a position; 0 is no answer.
struct Levels {
  private var known: [Summary.Move.Level] = [.absent]
  private var places: [ExactNumber: Int32] = [:]
  /// Of the whole numbers from 0, which nearly all answers are: their positions, 0 while unknown.
  private var small = [Int32](repeating: 0, count: 64)

  subscript(_ position: Int32) -> Summary.Move.Level { known[Int(position)] }

  mutating func positions(of column: [Observations.Value]?, count: Int) -> [Int32] {
    guard let column else { return [Int32](repeating: 0, count: count) }
    return column.map { position(of: $0) }
  }

  private mutating func position(of value: Observations.Value) -> Int32 {
    if value.places == 0, (0..<64).contains(value.mantissa), small[Int(value.mantissa)] > 0 {
      return small[Int(value.mantissa)]
    }
    guard let number = value.number?.reduced else { return 0 }
    let position = places[number] ?? Int32(known.count)
    if Int(position) == known.count {
      known.append(.level(number))
      places[number] = position
    }
    if let whole = number.whole, small.indices.contains(whole) { small[whole] = position }
    return position
  }
}

struct MoveCell: Addable {
  struct Path: Hashable {
    let from: Int32
    let to: Int32
  }

  private(set) var counts: [Path: Int] = [:]

  init() {}

  var isEmpty: Bool { counts.isEmpty }

  @inline(__always)
  mutating func add(_ before: Int32, _ after: Int32) {
    if before > 0 || after > 0 { counts[Path(from: before, to: after), default: 0] += 1 }
  }

  mutating func add(_ other: MoveCell) { counts.merge(other.counts, uniquingKeysWith: +) }
}

extension Summary.Move: Comparable {
  package static func < (one: Summary.Move, other: Summary.Move) -> Bool {
    if one.key != other.key { return one.key < other.key }
    return one.from == other.from ? one.to < other.to : one.from < other.from
  }
}

extension Summary.Move.Level: Comparable {
  /// The lowest first; then those who were not measured, then those who are not told apart.
  package static func < (one: Summary.Move.Level, other: Summary.Move.Level) -> Bool {
    switch (one, other) {
    case (.level(let one), .level(let other)): one.isLess(than: other)
    case (.level, _): other == .absent || other == .withheld
    case (.absent, .withheld): true
    case (.absent, _), (.withheld, _): false
    }
  }
}
