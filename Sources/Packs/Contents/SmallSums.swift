import Model

/// The sums of a measure's rows with what may not be shown taken out.
struct SmallSums {
  /// Breakdowns that are left out; what lies within them goes, too.
  var gone: Set<Breakdown> = []
  /// Breakdowns of one comparison that are left out, as where nearly the same people stand in another one.
  var goneSpans: [Summary.Span: Set<Breakdown>] = [:]
  /// Breakdowns of which averages are told, but not who went up and down.
  var silent: Set<Breakdown> = []
  /// Breakdowns of which only those measured both times are told, since only a few were not.
  var matchedOnly: Set<Breakdown> = []
  /// Where what all had at the start (or the end) would tell of the few who left (or joined).
  var fewLeft: [Summary.Span: Set<Breakdown>] = [:]
  var fewJoined: [Summary.Span: Set<Breakdown>] = [:]

  /// Nil when nothing is left.
  func shown(of summary: Summary) -> Summary? {
    if gone.contains(.total) { return nil }
    switch summary.rows {
    case .sums(let sums):
      let kept = sums.filter { isShown($0.key) }.map(shown)
      return kept.isEmpty && !sums.isEmpty ? nil : Summary(.sums(kept))
    case .moves(let moves):
      let kept = moves.filter { isShown($0.key) }.compactMap(shown)
      return kept.isEmpty && !moves.isEmpty ? nil : Summary(.moves(kept))
    case .points(let points):
      let kept = points.filter { isShown($0.key) }
      return kept.isEmpty && !points.isEmpty ? nil : Summary(.points(kept))
    }
  }

  private func isShown(_ key: Summary.Key) -> Bool {
    let left = gone.union(goneSpans[Summary.Span(from: key.from, to: key.to)] ?? [])
    return !left.contains { key.who.breakdown.isWithin($0) }
  }

  private static func holds(_ breakdowns: Set<Breakdown>?, _ key: Summary.Key) -> Bool {
    breakdowns?.contains { key.who.breakdown.isWithin($0) } ?? false
  }

  private func shown(_ sums: Summary.Sums) -> Summary.Sums {
    var sums = sums
    let span = Summary.Span(from: sums.key.from, to: sums.key.to)
    if SmallSums.holds(silent, sums.key) { sums.withholdMoves() }
    let isOfMatched = SmallSums.holds(matchedOnly, sums.key)
    if isOfMatched || SmallSums.holds(fewLeft[span], sums.key) { sums.withholdAllFrom() }
    if isOfMatched || SmallSums.holds(fewJoined[span], sums.key) { sums.withholdAllTo() }
    if isOfMatched { (sums.nFrom, sums.nTo) = (sums.n, sums.n) }
    return sums
  }

  private func shown(_ move: Summary.Move) -> Summary.Move? {
    var move = move
    let span = Summary.Span(from: move.key.from, to: move.key.to)
    if move.from == .absent || move.to == .absent, SmallSums.holds(matchedOnly, move.key) { return nil }
    if move.to == .absent, SmallSums.holds(fewLeft[span], move.key) { move.from = .withheld }
    if move.from == .absent, SmallSums.holds(fewJoined[span], move.key) { move.to = .withheld }
    return move
  }
}

extension Summary.Sums {
  /// Without the counts of those who moved or stood at an end of the scale.
  fileprivate mutating func withholdMoves() {
    (up, same, down, hidesMoves) = (0, 0, 0, true)
    (atMinFrom, atMaxFrom, atMinTo, atMaxTo) = (nil, nil, nil, nil)
  }

  fileprivate mutating func withholdAllFrom() {
    (sumFromAll, sumsqFromAll, atMinFrom, atMaxFrom) = (nil, nil, nil, nil)
  }

  fileprivate mutating func withholdAllTo() { (sumToAll, sumsqToAll, atMinTo, atMaxTo) = (nil, nil, nil, nil) }
}
