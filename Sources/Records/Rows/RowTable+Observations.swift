internal import Dispatch
package import Model
internal import Synchronization

extension RowTable {
  /// The rows in columns, for the arithmetic; nil when anything is wrong with a row.
  ///
  /// A file without faults is never made into rows: its bytes are walked once.
  ///
  /// - Parameter worthHalving: from so many bytes on two threads share the work; below, a second costs more than it brings.
  package func observations(
    _ mapping: RowMapping, of measure: Measure, worthHalving: Int = 4_000_000
  ) -> RowReading<Observations> {
    let pieces = pieces(worthHalving)
    var conventions = RowConventions(self, mapping)
    var outcome = gathered(pieces, mapping, measure, conventions)
    if case .undecided = outcome {
      if let open = conventions.decide(self, mapping, measure) { return RowReading(value: nil, problems: [open]) }
      outcome = gathered(pieces, mapping, measure, conventions)
    }
    if case .done(let observations, let new) = outcome { return RowReading(value: observations, newOccasions: new) }
    let reading = rows(mapping, of: measure)
    return RowReading(
      value: reading.hasErrors ? nil : reading.value.map { Observations($0, of: measure) }, problems: reading.problems,
      more: reading.more, rejected: reading.rejected, newOccasions: reading.newOccasions)
  }

  /// Two threads share a large file: each reads a half, then the second half's people are found among the first's.
  func gathered(
    _ pieces: [Range<Int>], _ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions
  ) -> RowGatherer.Outcome {
    let gathered = Mutex<[Int: (gatherer: RowGatherer, verdict: RowGatherer.Verdict)]>([:])
    DispatchQueue.concurrentPerform(iterations: pieces.count) { piece in
      var gatherer = RowGatherer(self, mapping, measure, conventions)
      let verdict = gatherer.gather(pieces[piece])
      gathered.withLock { $0[piece] = (gatherer, verdict) }
    }
    var parts = gathered.withLock { exchange(&$0, with: [:]) }
    for piece in pieces.indices {
      switch parts[piece]?.verdict {
      case .fine: continue
      case .undecided: return .undecided
      case .troubled, nil: return .troubled
      }
    }
    guard var whole = parts.removeValue(forKey: 0)?.gatherer else { return .troubled }
    for piece in pieces.indices.dropFirst() {
      guard let part = parts.removeValue(forKey: piece)?.gatherer, whole.absorb(part) == .fine else { return .troubled }
    }
    return whole.observations()
  }

  /// The rows in one piece, or in two halves where a line end is surely the end of a row: no cell is quoted.
  func pieces(_ worthHalving: Int) -> [Range<Int>] {
    let middle = body + (bytes.count - body) / 2
    guard bytes.count - body >= worthHalving, !hasQuotes,
      let end = bytes[middle...].firstIndex(of: UInt8(ascii: "\n"))
    else { return [body..<bytes.count] }
    return [body..<end + 1, end + 1..<bytes.count]
  }
}
