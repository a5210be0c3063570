extension Summary {
  /// What the sums say of each point of measurement, as figures: how many there were, and their mean or how many said yes.
  ///
  /// Everybody with a value then counts. Where the few who left would show, there is no mean.
  package var asFigures: [Figure] {
    var seen: Set<Figure.Key> = []
    return figures.filter { seen.insert($0.key).inserted }
  }

  private var figures: [Figure] {
    switch rows {
    case .sums(let sums):
      sums.flatMap { sums -> [Figure] in
        var from = Figure(of: sums.key, at: sums.key.from, sums.origin.definition)
        (from.n, from.mean) = (sums.nFrom, sums.sumFromAll?.divided(by: sums.nFrom))
        guard let end = sums.key.to else { return [from] }
        var to = Figure(of: sums.key, at: end, sums.origin.definition)
        (to.n, to.mean) = (sums.nTo, sums.sumToAll?.divided(by: sums.nTo))
        return [from, to]
      }
    case .points(let points):
      points.map { point in
        var figure = Figure(of: point.key, at: point.key.from, point.origin.definition)
        (figure.n, figure.mean) = (point.n, point.sum.divided(by: point.n))
        return figure
      }
    case .moves(let moves): Summary.figures(of: moves)
    }
  }

  private static func figures(of moves: [Move]) -> [Figure] {
    var keys: [Key] = []
    for move in moves where !keys.contains(move.key) { keys.append(move.key) }
    return keys.flatMap { key -> [Figure] in
      let own = moves.filter { $0.key == key }
      let definition = own.first?.origin.definition
      let start = Figure(of: key, at: key.from, definition).counting(own.map { ($0.from, $0.n) })
      let end = key.to.map { Figure(of: key, at: $0, definition).counting(own.map { ($0.to, $0.n) }) }
      return [start, end].compactMap { $0 }
    }
  }
}

extension Figure {
  fileprivate init(of key: Summary.Key, at occasion: String, _ definition: String?) {
    self.init(occasion: occasion)
    (group, subgroupBy, subgroup, school) = (key.group, key.subgroupBy, key.subgroup, key.school)
    self.definition = definition
  }

  /// With the people of each answer: of yes and no how many said yes, of levels how many people and their mean.
  fileprivate func counting(_ answers: [(level: Summary.Move.Level, people: Int)]) -> Figure {
    var figure = self
    let there = answers.filter { $0.level != .absent }
    let people = there.map(\.people).reduce(0, +)
    let levels = there.compactMap { answer -> (level: ExactNumber, people: Int)? in
      if case .level(let level) = answer.level { (level, answer.people) } else { nil }
    }
    figure.n = people
    guard people > 0, levels.count == there.count else { return figure }
    if levels.allSatisfy({ [0, 1].contains($0.level.whole) }) {
      figure.n = nil
      figure.count = levels.filter { $0.level.whole == 1 }.map(\.people).reduce(0, +)
      figure.of = people
    } else {
      let products = levels.map { $0.level.multiplied(by: ExactNumber($0.people)) }
      let sum = products.reduce(ExactNumber.zero as ExactNumber?) { sum, next in
        next.flatMap { next in sum?.adding(next) }
      }
      figure.mean = sum?.divided(by: people)
    }
    return figure
  }
}

extension ExactNumber {
  /// The mean of so many, to two decimals, half away from zero; nil of nobody.
  fileprivate func divided(by count: Int) -> ExactNumber? {
    guard count > 0, let wide = scaled(to: 2) else { return nil }
    var divisor = Int128(count)
    for _ in 2..<max(2, wide.places) {
      let (next, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      divisor = next
    }
    let (quotient, rest) = wide.mantissa.quotientAndRemainder(dividingBy: divisor)
    let isUp = rest.magnitude >= divisor.magnitude - rest.magnitude
    return ExactNumber(mantissa: quotient + (isUp ? wide.mantissa.signum() : 0), places: 2).reduced
  }
}
