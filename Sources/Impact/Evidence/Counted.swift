import Model

/// One stratum in one comparison, all its schools added up: what rows and their summaries give alike.
struct Counted {
  /// The exact sums; for answers they follow from the moves.
  private(set) var sums: Summary.Sums
  /// Answers by where they went; nil for values.
  private let moves: [Path: Int]?
  private let measure: Measure
  /// Whether nobody at all has been measured at the end yet, of this stratum or of another.
  private let awaitsEnd: Bool

  private struct Path: Hashable {
    let from: Summary.Move.Level
    let to: Summary.Move.Level

    /// Of somebody measured both times whose answers are not told.
    var isWithheldChange: Bool { from != .absent && to != .absent && (from == .withheld || to == .withheld) }
  }

  /// Nil where the exact sums leave 128 bits. `schools` has one or more.
  init?(_ schools: [SchoolCount], measure: Measure, awaitsEnd: Bool) {
    guard let first = schools.first else { return nil }
    self.measure = measure
    self.awaitsEnd = awaitsEnd
    var sums = first.sums
    for school in schools.dropFirst() {
      // The one reason for it to fail is said by the caller.
      guard case .success(let sum) = Result(catching: { () throws(Summary.Unsummable) in try sums.adding(school.sums) })
      else { return nil }
      sums = sum
    }
    self.sums = sums
    guard measure.countsAnswers else {
      moves = nil
      return
    }
    var moves: [Path: Int] = [:]
    for school in schools {
      for move in school.moves { moves[Path(from: move.from, to: move.to), default: 0] += move.n }
    }
    self.moves = moves
    guard addLevels(moves) else { return nil }
  }

  /// The sums that the answers come to: of everybody at each occasion and of the matched.
  private mutating func addLevels(_ moves: [Path: Int]) -> Bool {
    (sums.sumFromAll, sums.sumsqFromAll) = (.zero, .zero)
    (sums.sumToAll, sums.sumsqToAll) = (.zero, .zero)
    if measure.scaleMin != nil { (sums.atMinFrom, sums.atMinTo) = (0, 0) }
    if measure.scaleMax != nil { (sums.atMaxFrom, sums.atMaxTo) = (0, 0) }
    for (path, n) in moves where !addMove(path, n) { return false }
    return true
  }

  private mutating func addMove(_ path: Path, _ n: Int) -> Bool {
    guard addSide(path.from, n, \.sumFromAll, \.sumsqFromAll, \.atMinFrom, \.atMaxFrom),
      addSide(path.to, n, \.sumToAll, \.sumsqToAll, \.atMinTo, \.atMaxTo)
    else { return false }
    guard case .level(let from) = path.from, case .level(let to) = path.to else { return true }
    guard let one = sums.sumFrom.adding(from, times: n), let two = sums.sumTo.adding(to, times: n),
      let squareFrom = from.multiplied(by: from), let squareTo = to.multiplied(by: to),
      let product = from.multiplied(by: to),
      let three = sums.sumsqFrom.adding(squareFrom, times: n), let four = sums.sumsqTo.adding(squareTo, times: n),
      let five = sums.sumProduct.adding(product, times: n)
    else { return false }
    (sums.sumFrom, sums.sumTo, sums.sumsqFrom, sums.sumsqTo, sums.sumProduct) = (one, two, three, four, five)
    if from.isLess(than: to) {
      sums.up += n
    } else if to.isLess(than: from) {
      sums.down += n
    } else {
      sums.same += n
    }
    return true
  }

  private typealias Sum = WritableKeyPath<Summary.Sums, ExactNumber?>
  private typealias Share = WritableKeyPath<Summary.Sums, Int?>

  private mutating func addSide(
    _ level: Summary.Move.Level, _ n: Int, _ sum: Sum, _ squares: Sum, _ low: Share, _ high: Share
  ) -> Bool {
    switch level {
    case .absent: return true
    case .withheld:
      (sums[keyPath: sum], sums[keyPath: squares]) = (nil, nil)
      (sums[keyPath: low], sums[keyPath: high]) = (nil, nil)
      return true
    case .level(let value):
      if let known = sums[keyPath: sum], let knownSquares = sums[keyPath: squares] {
        guard let total = known.adding(value, times: n), let square = value.multiplied(by: value),
          let squareTotal = knownSquares.adding(square, times: n)
        else { return false }
        (sums[keyPath: sum], sums[keyPath: squares]) = (total, squareTotal)
      }
      if let count = sums[keyPath: low], value.reduced == measure.scaleMin?.reduced { sums[keyPath: low] = count + n }
      if let count = sums[keyPath: high], value.reduced == measure.scaleMax?.reduced {
        sums[keyPath: high] = count + n
      }
      return true
    }
  }
}

// MARK: - As readings

extension Counted {
  /// The stratum at both ends, with everything that sums and answers give.
  var beforeAfter: BeforeAfter {
    var pair = BeforeAfter(before: before, after: after, obstacle: nil, schoolsLeftOut: 0)
    pair.isCounted = true
    pair.awaitsEnd = awaitsEnd
    pair.nMatched = .value(sums.n)
    pair.matched = matched
    pair.paths = paths
    return pair
  }

  private var before: Reading {
    var reading = reading(sums.nFrom, sums.sumFromAll, sums.sumsqFromAll, answers(\.from))
    (reading.atMin, reading.atMax) = (sums.atMinFrom, sums.atMaxFrom)
    return reading
  }

  private var after: Reading {
    var reading = reading(sums.nTo, sums.sumToAll, sums.sumsqToAll, answers(\.to))
    (reading.atMin, reading.atMax) = (sums.atMinTo, sums.atMaxTo)
    return reading
  }

  private func reading(
    _ n: Int, _ sum: ExactNumber?, _ squares: ExactNumber?, _ levels: Computed<[Tallied]>?
  ) -> Reading {
    var reading = n > 0 ? Reading() : .nobody
    reading.definition = sums.origin.definition
    guard n > 0 else {
      if levels != nil && !awaitsEnd { reading.levels = .value([]) }
      return reading
    }
    reading.n = .value(n)
    if let sum, let squares {
      let side = ExactSums.Side(sum: sum, squares: squares)
      let exact = ExactSums(n: n, before: side, after: side, products: squares)
      let sample = exact.map { Matched(n: n, sums: $0, up: .value(0), same: .value(n), down: .value(0)).before }
      reading.mean = sample.map { Computed(finite: $0.mean) } ?? .notComputed(.outOfRange)
      reading.sd =
        sample.map { $0.sd.map { Computed(finite: $0) } ?? .notComputed(.nBelowTwo) } ?? .notComputed(.outOfRange)
    } else {
      (reading.mean, reading.sd) = (.notComputed(.tooFewPeople), .notComputed(.tooFewPeople))
    }
    if let levels {
      reading.levels = levels
      reading.spread = levels.flatMap { ValueSpread($0).map { .value($0) } ?? .notComputed(.notRecorded) }
      reading.answers = levels.flatMap { AnswerRule(measure).answers($0) }
    }
    return reading
  }

  private var matched: Computed<Matched> {
    if awaitsEnd { return .notComputed(.notRecorded) }
    guard sums.n > 0 else { return .notComputed(.noMatchedParticipants) }
    if let moves, moves.keys.contains(where: { $0.isWithheldChange }) { return .notComputed(.tooFewPeople) }
    let before = ExactSums.Side(sum: sums.sumFrom, squares: sums.sumsqFrom)
    let after = ExactSums.Side(sum: sums.sumTo, squares: sums.sumsqTo)
    guard let exact = ExactSums(n: sums.n, before: before, after: after, products: sums.sumProduct) else {
      return .notComputed(.outOfRange)
    }
    func moved(_ count: Int) -> Computed<Int> { sums.hidesMoves ? .notComputed(.tooFewPeople) : .value(count) }
    var matched = Matched(
      n: sums.n, sums: exact, up: moved(sums.up), same: moved(sums.same), down: moved(sums.down))
    if case .value(let paths)? = paths { matched.spread = .value(ChangeSpread(paths)) }
    return .value(matched)
  }

  /// The answers of the matched at both ends; nil for values.
  private var paths: Computed<[LevelPath]>? {
    guard let moves else { return nil }
    if moves.keys.contains(where: { $0.isWithheldChange }) { return .notComputed(.tooFewPeople) }
    let paths = moves.compactMap { path, n -> LevelPath? in
      guard case .level(let from) = path.from, case .level(let to) = path.to else { return nil }
      return LevelPath(from: from.double, to: to.double, count: n)
    }
    return .value(paths.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
  }

  /// How many gave each answer at one end, everybody counted; nil for values.
  private func answers(_ side: KeyPath<Path, Summary.Move.Level>) -> Computed<[Tallied]>? {
    guard let moves else { return nil }
    var counts: [Double: Int] = [:]
    for (path, n) in moves {
      switch path[keyPath: side] {
      case .absent: continue
      case .withheld: return .notComputed(.tooFewPeople)
      case .level(let level): counts[level.double, default: 0] += n
      }
    }
    return .value(counts.sorted { $0.key < $1.key }.map { Tallied(value: $0.key, count: $0.value) })
  }
}

extension ExactNumber {
  /// This + number·times; nil when it leaves 128 bits.
  fileprivate func adding(_ number: ExactNumber, times: Int) -> ExactNumber? {
    number.multiplied(by: ExactNumber(times)).flatMap { adding($0) }?.reduced
  }
}
