extension Summary {
  /// Of each row, in order.
  package var keys: [Key] {
    switch rows {
    case .sums(let sums): sums.map(\.key)
    case .moves(let moves): moves.map(\.key)
    case .points(let points): points.map(\.key)
    }
  }

  /// The points of measurement at which anybody was measured, each once, in the order of the rows.
  package var occasions: [String] {
    let found: [(occasion: String?, n: Int)] =
      switch rows {
      case .sums(let sums): sums.flatMap { [($0.key.from, $0.nFrom), ($0.key.to, $0.nTo)] }
      case .moves(let moves):
        moves.flatMap { move in
          [(move.key.from, move.from == .absent ? 0 : move.n), (move.key.to, move.to == .absent ? 0 : move.n)]
        }
      case .points(let points): points.map { ($0.key.from, $0.n) }
      }
    return found.filter { $0.n > 0 }.compactMap(\.occasion).unique
  }
}
