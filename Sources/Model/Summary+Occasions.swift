extension Summary {
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
    var seen: Set<String> = []
    return found.filter { $0.n > 0 }.compactMap(\.occasion).filter { seen.insert($0).inserted }
  }
}
