/// What the rows of one cell come to, as far as it tells about people: how many there are, and what could betray a part of them.
struct CellTotals {
  var from = 0
  var to = 0
  var matched = 0
  /// Of the matched: sums and sums of squares from and to, and of products. Only compared, never committed.
  var moments: [Double] = [0, 0, 0, 0, 0]
  /// Of the matched: how many went from one answer to another, or up, down, neither.
  var moves: [String: Int] = [:]

  var leavers: Int { from - matched }
  var joiners: Int { to - matched }

  /// Whether a few people are alone in it.
  func isSmall(_ least: Int) -> Bool { [from, to, matched].contains { $0 > 0 && $0 < least } }

  static func + (one: CellTotals, other: CellTotals) -> CellTotals { one.combined(with: other, sign: 1) }
  static func - (one: CellTotals, other: CellTotals) -> CellTotals { one.combined(with: other, sign: -1) }

  private func combined(with other: CellTotals, sign: Int) -> CellTotals {
    CellTotals(
      from: from + sign * other.from, to: to + sign * other.to, matched: matched + sign * other.matched,
      moments: zip(moments, other.moments).map { $0 + Double(sign) * $1 },
      moves: moves.merging(other.moves.mapValues { sign * $0 }, uniquingKeysWith: +))
  }

  /// Whether the other's matched people could be these without a few: what is left then looks like so many people.
  ///
  /// A sum of squares is never below the square of the sum over their number; numbers of people are never below none.
  func couldHold(_ other: CellTotals, butFor least: Int) -> Bool {
    let rest = self - other
    guard rest.matched > 0, rest.matched < least, rest.from >= 0, rest.to >= 0 else { return false }
    guard rest.moves.values.allSatisfy({ $0 >= 0 }) else { return false }
    return CellTotals.couldBe(rest.matched, sum: rest.moments[0], squares: rest.moments[1], of: moments[1])
      && CellTotals.couldBe(rest.matched, sum: rest.moments[2], squares: rest.moments[3], of: moments[3])
  }

  static func couldBe(_ people: Int, sum: Double, squares: Double, of whole: Double) -> Bool {
    let slack = 1e-9 * (1 + whole.magnitude)
    let least = sum * sum / Double(people)
    return people == 1 ? (squares - least).magnitude <= slack : squares >= least - slack
  }

  /// The moments at one of the two occasions: sum and sum of squares.
  func moments(atStart: Bool) -> (sum: Double, squares: Double) {
    atStart ? (moments[0], moments[1]) : (moments[2], moments[3])
  }
}
