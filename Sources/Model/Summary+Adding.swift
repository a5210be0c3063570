extension Summary {
  /// Both together, as if the rows of both had been added up at once: schools stand beside each other, and rows of one key add
  /// up. Both as they were made of rows, before small cells are pooled.
  ///
  /// A school that was not measured at one of the occasions stands there with nobody, as it would in one import.
  package func adding(_ other: Summary) throws(Unsummable) -> Summary {
    switch (rows, other.rows) {
    case (.sums(let one), .sums(let two)):
      Summary(.sums(try Adding.sums(one + two, Ends((one + two).lazy.map(\.key)))))
    case (.moves(let one), .moves(let two)):
      Summary(.moves(Adding.moves(one + two, Ends((one + two).lazy.map(\.key)))))
    case (.points(let one), .points(let two)): Summary(.points(try Adding.points(one + two)))
    default: throw .differentScales
    }
  }

  /// The same with every school in every comparison: one that was not measured at an end stands there with nobody.
  ///
  /// - Parameter measure: its definition tells whether the only point with values is an end, whose start nobody has.
  package func completed(for measure: Measure) throws(Unsummable) -> Summary {
    switch rows {
    case .sums(let rows):
      let ends = Ends(rows.lazy.map(\.key)).afterStart(of: measure)
      return ends.areShared(by: rows.lazy.map(\.key)) ? self : Summary(.sums(try Adding.sums(rows, ends)))
    case .moves(let rows):
      let ends = Ends(rows.lazy.map(\.key)).afterStart(of: measure)
      return ends.areShared(by: rows.lazy.map(\.key)) ? self : Summary(.moves(Adding.moves(rows, ends)))
    case .points: return self
    }
  }
}

extension Summary.Origin {
  /// Both sources: the batches of both, and the definition where they share it.
  func adding(_ other: Summary.Origin) -> Summary.Origin {
    if self == other { return self }
    return Summary.Origin(
      definition: definition == other.definition ? definition : nil,
      batches: Set(batches).union(other.batches).sorted())
  }
}

/// The steps of adding summaries up.
private enum Adding {
  typealias Key = Summary.Key
  typealias Unsummable = Summary.Unsummable

  static func sums(_ rows: [Summary.Sums], _ ends: Ends) throws(Unsummable) -> [Summary.Sums] {
    var byKey: [Key: Summary.Sums] = [:]
    for row in completed(rows, ends, key: \.key, missing: missing) {
      byKey[row.key] = try byKey[row.key]?.adding(row) ?? row
    }
    return byKey.values.sorted { $0.key < $1.key }
  }

  /// Every school and stratum in every comparison that it has somebody in.
  ///
  /// - Parameter missing: the rows of people, known from those given, for a comparison in which they have none yet.
  private static func completed<Row>(
    _ rows: [Row], _ ends: Ends, key: (Row) -> Key, missing: ([Row], _ start: String, _ end: String?) -> [Row]
  ) -> [Row] {
    guard let start = ends.start else { return rows }
    return Dictionary(grouping: rows, by: { key($0).people }).values.flatMap { people in
      ends.later.flatMap { end in
        let wanted = people.filter { key($0).from == start && key($0).to == end }
        return wanted.isEmpty ? missing(people, start, end) : wanted
      }
    }
  }

  private static func missing(_ people: [Summary.Sums], from start: String, to end: String?) -> [Summary.Sums] {
    guard let first = people.first else { return [] }
    var row = Summary.Sums(
      key: first.key.people.with(from: start, to: end), limitsOf: first, origin: first.origin)
    row.takeStart(of: people, at: start)
    row.takeEnd(of: people, at: end)
    return row.nFrom + row.nTo > 0 ? [row] : []
  }

  static func moves(_ rows: [Summary.Move], _ ends: Ends) -> [Summary.Move] {
    var counts: [Path: Summary.Move] = [:]
    for row in completed(rows, ends, key: \.key, missing: missing) {
      let path = Path(key: row.key, from: row.from, to: row.to)
      if var known = counts[path] {
        known.n += row.n
        known.origin = known.origin.adding(row.origin)
        counts[path] = known
      } else {
        counts[path] = row
      }
    }
    return counts.values.sorted()
  }

  private struct Path: Hashable {
    let key: Key
    let from: Summary.Move.Level
    let to: Summary.Move.Level
  }

  private static func missing(_ people: [Summary.Move], from start: String, to end: String?) -> [Summary.Move] {
    guard let first = people.first else { return [] }
    let key = first.key.people.with(from: start, to: end)
    return answers(of: people, at: start).map { level, n in
      Summary.Move(key: key, from: level, to: .absent, n: n, origin: first.origin)
    }
      + (end.map { answers(of: people, at: $0) } ?? []).map { level, n in
        Summary.Move(key: key, from: .absent, to: level, n: n, origin: first.origin)
      }
  }

  /// How everybody answered at one occasion, from one of the comparisons that has it.
  private static func answers(of rows: [Summary.Move], at occasion: String) -> [(Summary.Move.Level, Int)] {
    var counts: [Summary.Move.Level: Int] = [:]
    guard let key = rows.first(where: { $0.key.from == occasion || $0.key.to == occasion })?.key else { return [] }
    for row in rows where row.key == key {
      let level = key.from == occasion ? row.from : row.to
      if level != .absent { counts[level, default: 0] += row.n }
    }
    return counts.map { ($0.key, $0.value) }
  }

  static func points(_ rows: [Summary.Point]) throws(Unsummable) -> [Summary.Point] {
    var byKey: [Key: Summary.Point] = [:]
    for row in rows {
      byKey[row.key] = try byKey[row.key]?.adding(row) ?? row
    }
    let occasions = Set(rows.map(\.key.from))
    for row in rows where row.key.group == nil {
      for occasion in occasions {
        let key = row.key.people.with(from: occasion, to: nil)
        if byKey[key] == nil { byKey[key] = Summary.Point(key: key, n: 0, sum: .zero, origin: row.origin) }
      }
    }
    return byKey.values.sorted { $0.key < $1.key }
  }
}

/// The occasions that all the rows together compare: one start against each end.
private struct Ends {
  /// Nil where the rows start at different occasions and none of them tells which one is first.
  private(set) var start: String?
  private(set) var later: [String?]

  init(_ keys: some Sequence<Summary.Key>) {
    let ends = Set(keys.compactMap(\.to))
    // A row without an end may be of people who were there at the end only.
    let starts = Set(keys.map(\.from)).subtracting(ends)
    let only = starts.count == 1 ? starts.first : nil
    start = only
    var later = ends
    for key in keys where key.to == nil && key.from != only { later.insert(key.from) }
    self.later = later.isEmpty ? [nil] : later.sorted().map(Optional.some)
  }

  /// The same where the only point that anybody was measured at is a later one: nobody has a value at its start.
  func afterStart(of measure: Measure) -> Ends {
    guard later == [nil], let lone = start, let first = measure.start(before: lone) else { return self }
    var ends = self
    (ends.start, ends.later) = (first, [lone])
    return ends
  }

  /// Whether there is but one comparison, and all have it.
  func areShared(by keys: some Sequence<Summary.Key>) -> Bool {
    guard let start, later.count == 1 else { return false }
    return keys.allSatisfy { $0.from == start && $0.to == later[0] }
  }
}

extension Summary.Key {
  /// The same people, whenever they were measured.
  fileprivate var people: Summary.Key { with(from: "", to: nil) }

  fileprivate func with(from: String, to: String?) -> Summary.Key {
    var key = self
    (key.from, key.to) = (from, to)
    return key
  }
}

extension Summary.Sums {
  fileprivate init(key: Summary.Key, limitsOf other: Summary.Sums, origin: Summary.Origin) {
    self.init(key: key)
    self.origin = origin
    (sumFromAll, sumsqFromAll, sumToAll, sumsqToAll) = (.zero, .zero, .zero, .zero)
    atMinFrom = other.atMinFrom.map { _ in 0 }
    atMaxFrom = other.atMaxFrom.map { _ in 0 }
    (atMinTo, atMaxTo) = (atMinFrom, atMaxFrom)
  }

  fileprivate mutating func takeStart(of rows: [Summary.Sums], at occasion: String) {
    if let row = rows.first(where: { $0.key.from == occasion }) {
      (nFrom, sumFromAll, sumsqFromAll) = (row.nFrom, row.sumFromAll, row.sumsqFromAll)
      (atMinFrom, atMaxFrom) = (row.atMinFrom, row.atMaxFrom)
    }
  }

  fileprivate mutating func takeEnd(of rows: [Summary.Sums], at occasion: String?) {
    guard let occasion else { return }
    if let row = rows.first(where: { $0.key.to == occasion }) {
      (nTo, sumToAll, sumsqToAll) = (row.nTo, row.sumToAll, row.sumsqToAll)
      (atMinTo, atMaxTo) = (row.atMinTo, row.atMaxTo)
    } else if let row = rows.first(where: { $0.key.from == occasion }) {
      (nTo, sumToAll, sumsqToAll) = (row.nFrom, row.sumFromAll, row.sumsqFromAll)
      (atMinTo, atMaxTo) = (row.atMinFrom, row.atMaxFrom)
    }
  }

  /// Both sums, under this one's key; what is withheld in one is withheld together.
  package func adding(_ other: Summary.Sums) throws(Summary.Unsummable) -> Summary.Sums {
    var sum = self
    sum.origin = origin.adding(other.origin)
    (sum.nFrom, sum.nTo, sum.n) = (nFrom + other.nFrom, nTo + other.nTo, n + other.n)
    (sum.up, sum.same, sum.down) = (up + other.up, same + other.same, down + other.down)
    sum.hidesMoves = hidesMoves || other.hidesMoves
    sum.sumFrom = try sumFrom.plus(other.sumFrom)
    sum.sumTo = try sumTo.plus(other.sumTo)
    sum.sumsqFrom = try sumsqFrom.plus(other.sumsqFrom)
    sum.sumsqTo = try sumsqTo.plus(other.sumsqTo)
    sum.sumProduct = try sumProduct.plus(other.sumProduct)
    sum.sumFromAll = try sumFromAll?.plus(other.sumFromAll)
    sum.sumsqFromAll = try sumsqFromAll?.plus(other.sumsqFromAll)
    sum.sumToAll = try sumToAll?.plus(other.sumToAll)
    sum.sumsqToAll = try sumsqToAll?.plus(other.sumsqToAll)
    sum.atMinFrom = atMinFrom.flatMap { one in other.atMinFrom.map { one + $0 } }
    sum.atMaxFrom = atMaxFrom.flatMap { one in other.atMaxFrom.map { one + $0 } }
    sum.atMinTo = atMinTo.flatMap { one in other.atMinTo.map { one + $0 } }
    sum.atMaxTo = atMaxTo.flatMap { one in other.atMaxTo.map { one + $0 } }
    return sum
  }
}

extension ExactNumber {
  fileprivate func plus(_ other: ExactNumber) throws(Summary.Unsummable) -> ExactNumber {
    guard let sum = adding(other) else { throw .tooLarge }
    return sum.reduced
  }

  /// Nil where the other is withheld.
  fileprivate func plus(_ other: ExactNumber?) throws(Summary.Unsummable) -> ExactNumber? {
    guard let other else { return nil }
    return try plus(other)
  }
}

extension Summary.Move {
  fileprivate init(key: Summary.Key, from: Level, to: Level, n: Int, origin: Summary.Origin) {
    self.init(key: key, from: from, to: to, n: n)
    self.origin = origin
  }
}

extension Summary.Point {
  fileprivate init(key: Summary.Key, n: Int, sum: ExactNumber, origin: Summary.Origin) {
    self.init(key: key, n: n, sum: sum)
    self.origin = origin
  }

  /// Both values together, under this one's key.
  func adding(_ other: Summary.Point) throws(Summary.Unsummable) -> Summary.Point {
    Summary.Point(key: key, n: n + other.n, sum: try sum.plus(other.sum), origin: origin.adding(other.origin))
  }
}
