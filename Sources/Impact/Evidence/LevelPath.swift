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
    let isYes = rule(levels.map(\.value))
    let yes = levels.reduce(0) { $0 + (isYes($1.value) ? $1.count : 0) }
    let n = levels.reduce(0) { $0 + $1.count }
    return Proportion(yes: yes, of: n).map { .value($0) } ?? .notComputed(.notRecorded)
  }

  /// The same people's answers at both ends.
  func table(_ paths: [LevelPath]) -> Computed<PairedTable> {
    let seen = paths.flatMap { [$0.from, $0.to] }
    if measure.scale == .binary, seen.contains(where: { $0 != 0 && $0 != 1 }) {
      return .notComputed(.inconsistentFigures)
    }
    let isYes = rule(seen)
    var counts = [false: [false: 0, true: 0], true: [false: 0, true: 0]]
    for path in paths { counts[isYes(path.from)]?[isYes(path.to), default: 0] += path.count }
    func count(_ from: Bool, _ to: Bool) -> Int { counts[from]?[to] ?? 0 }
    guard !paths.isEmpty else { return .notComputed(.noMatchedParticipants) }
    return .value(
      PairedTable(
        yesYes: count(true, true), noYes: count(false, true), yesNo: count(true, false), noNo: count(false, false)))
  }

  /// The levels of the scale, the lowest first: as declared, else from end to end, else as they occur.
  func levels(seen: [Double]) -> [Double] {
    var levels = Set(measure.likertLevels.map(Double.init))
    if levels.isEmpty, let low = measure.scaleMin?.whole, let high = measure.scaleMax?.whole, low < high,
      high - low < 100
    {
      levels = Set((low...high).map(Double.init))
    }
    return levels.union(seen).sorted()
  }

  func rule(_ seen: [Double]) -> (Double) -> Bool {
    guard measure.scale == .likert else { return { $0 == 1 } }
    switch measure.topBox {
    case .atLeast(let least): return { $0 >= least.double }
    case .atMost(let most): return { $0 <= most.double }
    case .best(let count): return best(count, seen)
    case nil:
      let levels = levels(seen: seen).count
      return best(levels < 4 ? 1 : levels < 6 ? 2 : 3, seen)
    }
  }

  /// The best levels: the highest, or the lowest where lower is better.
  private func best(_ count: Int, _ seen: [Double]) -> (Double) -> Bool {
    let levels = levels(seen: seen)
    let best = Set(measure.direction == .lowerIsBetter ? levels.prefix(count) : levels.suffix(count))
    return best.contains
  }
}
