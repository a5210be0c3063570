import Model

/// How many people went from one answer to another.
struct LevelPath: Hashable, Sendable {
  let from: Double
  let to: Double
  let count: Int
}

extension ChangeSpread {
  /// Of answers: every change and every later answer with the number of people who have it.
  init(_ paths: [LevelPath]) {
    func tally(_ value: (LevelPath) -> Double) -> [Tallied] {
      var counts: [Double: Int] = [:]
      for path in paths { counts[value(path), default: 0] += path.count }
      return counts.sorted { $0.key < $1.key }.map { Tallied(value: $0.key, count: $0.value) }
    }
    changes = tally { FloatNoise.removed(from: $0.to - $0.from) }
    medianChange = Median.of(tally { $0.to - $0.from }.pairs)
    after = tally(\.to)
  }
}

/// Which answers count as yes: 1 of yes and no, and the top answers of a scale.
struct AnswerRule {
  private let measure: Measure

  init(_ measure: Measure) { self.measure = measure }

  /// How many said yes, of how many; refused where a yes/no question has other answers than 0 and 1.
  func answers(_ levels: [Tallied]) -> Computed<Proportion> {
    if measure.scale == .binary, levels.contains(where: { $0.value != 0 && $0.value != 1 }) {
      return .notComputed(.inconsistentFigures)
    }
    return isYes.flatMap { isYes in
      let yes = levels.reduce(0) { $0 + (isYes($1.value) ? $1.count : 0) }
      let n = levels.reduce(0) { $0 + $1.count }
      return Proportion(yes: yes, of: n).map { .value($0) } ?? .notComputed(.notRecorded)
    }
  }

  /// The same people's answers at both ends.
  func table(_ paths: [LevelPath]) -> Computed<PairedTable> {
    let seen = paths.flatMap { [$0.from, $0.to] }
    if measure.scale == .binary, seen.contains(where: { $0 != 0 && $0 != 1 }) {
      return .notComputed(.inconsistentFigures)
    }
    guard !paths.isEmpty else { return .notComputed(.noMatchedParticipants) }
    return isYes.map { isYes in
      var counts = [false: [false: 0, true: 0], true: [false: 0, true: 0]]
      for path in paths { counts[isYes(path.from)]?[isYes(path.to), default: 0] += path.count }
      func count(_ from: Bool, _ to: Bool) -> Int { counts[from]?[to] ?? 0 }
      return PairedTable(
        yesYes: count(true, true), noYes: count(false, true), yesNo: count(true, false), noNo: count(false, false))
    }
  }

  /// The levels of the scale, the lowest first: as the definition has them, and those that occur besides.
  func levels(seen: [Double]) -> [Double] { Set(declared).union(seen).sorted() }

  /// As the definition lists them, else from end to end; empty where it names neither.
  private var declared: [Double] {
    if !measure.likertLevels.isEmpty { return Set(measure.likertLevels.map(Double.init)).sorted() }
    guard let low = measure.scaleMin?.whole, let high = measure.scaleMax?.whole, low < high, high - low < 100 else {
      return []
    }
    return (low...high).map(Double.init)
  }

  /// The rule; of a scale only as the definition or the specification has it, never by the answers that happen to occur.
  var isYes: Computed<YesAnswers> {
    guard measure.scale == .likert else { return .value(.exactly(1)) }
    switch measure.topBox {
    case .atLeast(let least): return .value(.atLeast(least.double))
    case .atMost(let most): return .value(.atMost(most.double))
    case .best(let count): return best(count)
    case nil:
      guard !declared.isEmpty else { return .notComputed(.levelsNotDeclared) }
      return AnswerRule.usual[declared.count].map { best($0) } ?? .notComputed(.topBoxNotDeclared)
    }
  }

  /// How many of so many levels are the top ones where the definition does not say (specification, section 5).
  private static let usual = [4: 2, 5: 2, 7: 3]

  /// The best levels: the highest, or the lowest where lower is better.
  private func best(_ count: Int) -> Computed<YesAnswers> {
    guard let low = declared.prefix(count).last, let high = declared.suffix(count).first else {
      return .notComputed(declared.isEmpty ? .levelsNotDeclared : .topBoxNotDeclared)
    }
    return .value(measure.direction == .lowerIsBetter ? .atMost(low) : .atLeast(high))
  }
}

/// The answers that count as yes.
enum YesAnswers: Hashable {
  case exactly(Double)
  case atLeast(Double)
  case atMost(Double)

  func callAsFunction(_ answer: Double) -> Bool {
    switch self {
    case .exactly(let yes): answer == yes
    case .atLeast(let bound): answer >= bound
    case .atMost(let bound): answer <= bound
    }
  }
}
