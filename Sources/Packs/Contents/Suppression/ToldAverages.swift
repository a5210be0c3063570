import Model

/// Averages and spreads of some people's values, and whether they tell what single people did.
///
/// An average at the end of the scale says that everybody stood there; one spread of nought, that everybody had the same; and the
/// average and the spread of few changes leave but one way for them to have gone up and down.
struct ToldAverages {
  /// Sums at one point, or of the changes, in steps of the last decimal.
  private struct Moments {
    let people: Double
    let sum: Double
    let squares: Double

    /// The squared distances from the average.
    var variation: Double { max(0, squares - sum * sum / people) }
  }

  private let levels: [Moments]
  private let changes: Moments?
  /// The ends of the scale, in steps; nought where it names none below.
  private let ends: [Double]

  /// - Parameter sums: of all schools, one at least.
  init(_ sums: [Summary.Sums], _ measure: Measure) {
    let values = sums.flatMap { [$0.sumFrom, $0.sumTo, $0.sumFromAll, $0.sumToAll].compactMap { $0 } }
    let scale = ToldAverages.steps(values.map(\.places).max() ?? 0)
    ends = [measure.scaleMin?.double ?? 0, measure.scaleMax?.double].compactMap { $0.map { $0 * scale } }
    func total(_ value: (Summary.Sums) -> ExactNumber?) -> Double? {
      sums.reduce(Double?.some(0)) { known, row in known.flatMap { known in value(row).map { known + $0.double } } }
    }
    func moments(_ people: KeyPath<Summary.Sums, Int>, _ sum: Double?, _ squares: Double?) -> Moments? {
      let people = sums.reduce(0) { $0 + $1[keyPath: people] }
      guard people > 0, let sum, let squares else { return nil }
      return Moments(people: Double(people), sum: sum * scale, squares: squares * scale * scale)
    }
    let (from, to) = (total(\.sumFrom), total(\.sumTo))
    let (fromSquares, toSquares, products) = (total(\.sumsqFrom), total(\.sumsqTo), total(\.sumProduct))
    levels = [
      moments(\.n, from, fromSquares), moments(\.n, to, toSquares),
      moments(\.nFrom, total(\.sumFromAll), total(\.sumsqFromAll)),
      moments(\.nTo, total(\.sumToAll), total(\.sumsqToAll)),
    ].compactMap { $0 }
    if let from, let to, let fromSquares, let toSquares, let products {
      changes = moments(\.n, to - from, fromSquares + toSquares - 2 * products)
    } else {
      changes = nil
    }
  }

  /// Of a figure entered by hand; nil without an average or a number of people. Steps are taken for whole ones.
  init?(_ figure: Figure, _ measure: Measure) {
    guard let mean = figure.mean?.double, let people = (figure.n ?? figure.of).map(Double.init), people > 0 else {
      return nil
    }
    // Without a spread any may be.
    let variation = figure.sd.map { (people - 1) * $0.double * $0.double } ?? .infinity
    levels = [Moments(people: people, sum: mean * people, squares: variation + mean * mean * people)]
    changes = nil
    ends = [measure.scaleMin?.double ?? 0, measure.scaleMax?.double].compactMap { $0 }
  }

  private static func steps(_ places: Int) -> Double { (0..<places).reduce(1) { steps, _ in steps * 10 } }

  /// Whether they tell that all but a few stood at an end of the scale, or all but a few at one value.
  func tellsOfNearlyAll(_ limit: SmallLimit) -> Bool {
    let few = Double(limit.fewest)
    let isAtEnd = levels.contains { side in ends.contains { (side.people * $0 - side.sum).magnitude < few } }
    return isAtEnd || (levels + [changes].compactMap { $0 }).contains { $0.people > 1 && $0.variation < few }
  }

  /// Whether they leave so few ways for people to have gone up and down that counts of them that are held back are known.
  var tellsWhoMoved: Bool {
    guard let changes else { return false }
    let ways = WaysToMove(
      people: Int(changes.people), sum: changes.sum.rounded(), squares: changes.squares.rounded())
    return !ways.areMany
  }
}

/// The ways for so many people to go up, down, or stay, when the sum of their changes and of the squares of these are known.
struct WaysToMove {
  let people: Int
  /// In steps, of which nobody moves less than one.
  let sum: Double
  let squares: Double

  /// Whether up, down and neither may each be six numbers or more: three beyond three, since of what lies between the ends whole
  /// numbers do not add up to everything.
  var areMany: Bool {
    var (ups, downs, stays): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    for up in 0...people {
      for down in 0...(people - up) where isPossible(up, down) {
        ups.insert(up)
        downs.insert(down)
        stays.insert(people - up - down)
        if [ups, downs, stays].allSatisfy({ $0.count > 5 }) { return true }
      }
    }
    return false
  }

  private func isPossible(_ up: Int, _ down: Int) -> Bool {
    // What is left when everybody who moved did so by one step.
    let rest = sum - Double(up - down)
    if up + down == 0 { return sum == 0 && squares == 0 }
    guard rest >= 0 ? up > 0 || rest == 0 : down > 0 else { return false }
    let (many, others) = rest >= 0 ? (up, down) : (down, up)
    let least = WaysToMove.leastSquares(many, Double(many) + rest.magnitude) + Double(others)
    guard squares >= least else { return false }
    // Where all went one way, they cannot spread beyond one of them taking all.
    let isOneWay = up == 0 || down == 0
    return !isOneWay || squares <= (rest.magnitude + 1) * (rest.magnitude + 1) + Double(up + down - 1)
  }

  /// Of so many whole numbers with this sum.
  private static func leastSquares(_ many: Int, _ sum: Double) -> Double {
    if many == 0 { return 0 }
    let even = (sum / Double(many)).rounded(.down)
    let above = sum - even * Double(many)
    return Double(many) * even * even + above * (2 * even + 1)
  }
}
