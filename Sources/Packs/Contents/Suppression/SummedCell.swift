import Impact
import Model

/// What the rows of all schools together come to, for each group and subgroup, from one point to another.
struct SummedCell {
  typealias Part = SmallLimit.Part

  /// Everybody at one end.
  struct Side {
    var people = 0
    /// How many said yes, or gave a top answer; nil where it is not told.
    var yes: Int?
    /// Whether it is told what all of them had, too.
    var hasValues = true
  }

  let who: Who
  let span: Summary.Span
  var start: Side
  var end: Side
  /// Measured both times.
  var both: Int
  /// How many said yes, or gave a top answer, of those who answered.
  var answers: [Part] = []
  /// How many stayed, or took each path between yes and no.
  var moves: [Part] = []
  /// How many went up or down, and stood at each level or end of the scale.
  var standings: [Part] = []
  /// The averages that are told, of values.
  var averages: ToldAverages?

  var breakdown: Breakdown { who.breakdown }
  var sizes: [Int] { [start.people, end.people, both] }

  static func all(of summary: Summary, _ measure: Measure) -> [SummedCell] {
    struct Place: Hashable {
      let who: Who
      let span: Summary.Span
    }
    func place(_ key: Summary.Key) -> Place { Place(who: key.who, span: Summary.Span(from: key.from, to: key.to)) }
    switch summary.rows {
    case .sums(let sums):
      return Dictionary(grouping: sums) { place($0.key) }.map { SummedCell($0.who, $0.span, of: $1, measure) }
    case .moves(let moves):
      return Dictionary(grouping: moves) { place($0.key) }.map { SummedCell($0.who, $0.span, of: $1, measure) }
    case .points(let points):
      return Dictionary(grouping: points) { place($0.key) }.map { place, own in
        let people = own.reduce(0) { $0 + $1.n }
        return SummedCell(who: place.who, span: place.span, start: Side(people: people), end: Side(), both: 0)
      }
    }
  }

  private init(who: Who, span: Summary.Span, start: Side, end: Side, both: Int) {
    (self.who, self.span, self.start, self.end, self.both) = (who, span, start, end, both)
  }

  // MARK: - Of values

  private init(_ who: Who, _ span: Summary.Span, of sums: [Summary.Sums], _ measure: Measure) {
    func total(_ count: KeyPath<Summary.Sums, Int>) -> Int { sums.reduce(0) { $0 + $1[keyPath: count] } }
    func atEnd(_ count: KeyPath<Summary.Sums, Int?>, of people: Int) -> Part {
      Part(count: sums.reduce(0) { $0 + ($1[keyPath: count] ?? 0) }, of: people)
    }
    self.init(
      who: who, span: span,
      start: Side(people: total(\.nFrom), hasValues: sums.allSatisfy { $0.sumFromAll != nil }),
      end: Side(people: total(\.nTo), hasValues: sums.allSatisfy { $0.sumToAll != nil }), both: total(\.n))
    func way(_ count: KeyPath<Summary.Sums, Int>) -> Part { Part(count: total(count), of: both) }
    moves = [way(\.same)]
    standings =
      [way(\.up), way(\.down)] + [
        atEnd(\.atMinFrom, of: start.people), atEnd(\.atMaxFrom, of: start.people), atEnd(\.atMinTo, of: end.people),
        atEnd(\.atMaxTo, of: end.people),
      ]
    averages = ToldAverages(sums, measure)
  }

  // MARK: - Of answers

  private init(_ who: Who, _ span: Summary.Span, of moves: [Summary.Move], _ measure: Measure) {
    let start = moves.filter { $0.from != .absent }
    let end = moves.filter { $0.to != .absent }
    let both = start.filter { $0.to != .absent }
    let isYes = measure.countsAsYes
    func side(_ rows: [Summary.Move], _ end: KeyPath<Summary.Move, Summary.Move.Level>) -> Side {
      Side(
        people: SummedCell.count(rows), yes: SummedCell.yes(rows, end, isYes),
        hasValues: !rows.contains { $0[keyPath: end] == .withheld })
    }
    self.init(who: who, span: span, start: side(start, \.from), end: side(end, \.to), both: SummedCell.count(both))
    let told: [(rows: [Summary.Move], end: KeyPath<Summary.Move, Summary.Move.Level>)] = [
      (start, \.from), (end, \.to), (both, \.from), (both, \.to),
    ]
    answers = told.compactMap { rows, end in
      SummedCell.yes(rows, end, isYes).map { Part(count: $0, of: SummedCell.count(rows)) }
    }
    let paths = both.compactMap { move in
      move.from.number.flatMap { from in move.to.number.map { (from: from.double, to: $0.double, n: move.n) } }
    }
    func moved(_ isWanted: (Double, Double) -> Bool) -> Part {
      Part(count: paths.filter { isWanted($0.from, $0.to) }.reduce(0) { $0 + $1.n }, of: self.both)
    }
    // Without top answers there are no paths to and from them to be seen.
    let crossings = isYes.map { isYes in
      [(true, true), (true, false), (false, true), (false, false)].map { path in
        moved { isYes($0) == path.0 && isYes($1) == path.1 }
      }
    }
    func levels(_ rows: [Summary.Move], _ end: KeyPath<Summary.Move, Summary.Move.Level>) -> [Part] {
      Set(rows.map { $0[keyPath: end] }).map { level in
        Part(count: SummedCell.count(rows.filter { $0[keyPath: end] == level }), of: SummedCell.count(rows))
      }
    }
    self.moves = [moved { $0 == $1 }] + (crossings ?? [])
    standings = [moved { $0 < $1 }, moved { $0 > $1 }] + levels(start, \.from) + levels(end, \.to)
  }

  private static func count(_ moves: [Summary.Move]) -> Int { moves.reduce(0) { $0 + $1.n } }

  /// What is not told apart by answer is not told; nil, too, where nobody answered.
  private static func yes(
    _ rows: [Summary.Move], _ end: KeyPath<Summary.Move, Summary.Move.Level>, _ isYes: ((Double) -> Bool)?
  ) -> Int? {
    guard let isYes, !rows.isEmpty, !rows.contains(where: { $0[keyPath: end] == .withheld }) else { return nil }
    return count(rows.filter { $0[keyPath: end].number.map { isYes($0.double) } == true })
  }
}

extension Summary.Move.Level {
  /// The answer; nil where there is none, or it is not told.
  fileprivate var number: ExactNumber? { if case .level(let number) = self { number } else { nil } }
}
