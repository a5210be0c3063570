package import Model

extension RowTable {
  /// The rows in columns, for the arithmetic; nil when anything is wrong with a row.
  ///
  /// A file without faults is never made into rows: its bytes are walked once.
  ///
  /// - Parameter pieceSize: a larger file is walked in pieces of at least so many bytes; a smaller one is not worth it.
  package func observations(
    _ mapping: RowMapping, of measure: Measure, pieceSize: Int = 1_500_000
  ) -> RowReading<Observations> {
    let pieces = pieces(of: pieceSize)
    let shards = shards(pieceSize)
    var conventions = RowConventions(self, mapping)
    var outcome = RowGatherer(self, mapping, measure, conventions).gathered(pieces, shards: shards)
    if case .undecided = outcome {
      if let open = conventions.decide(self, mapping, measure) { return RowReading(value: nil, problems: [open]) }
      outcome = RowGatherer(self, mapping, measure, conventions).gathered(pieces, shards: shards)
    }
    var remarks = [conventions.remark].compactMap(\.self)
    if case .done(let observations, let new, isOdd: false) = outcome {
      return RowReading(value: observations, newOccasions: new, remarks: remarks)
    }
    let oddities = oddities(mapping, RowValueReader(measure, decimalMark: conventions.decimalMark))
    if let problem = oddities.problem(self) { return RowReading(value: nil, problems: [problem]) }
    remarks += oddities.remarks(measure)
    if case .done(let observations, let new, _) = outcome {
      return RowReading(value: observations, newOccasions: new, remarks: remarks)
    }
    let reading = rows(mapping, of: measure)
    return RowReading(
      value: reading.hasErrors ? nil : reading.value.map { Observations($0, of: measure) }, problems: reading.problems,
      more: reading.more, rejected: reading.rejected, newOccasions: reading.newOccasions,
      remarks: remarks + reading.remarks)
  }

  /// The rows in pieces of about this size, a few at most, where every line is a row.
  func pieces(of size: Int) -> [Range<Int>] {
    // More than there are processors, since one may be busy elsewhere.
    let count = !isPlain ? 1 : min(32, max(1, (bytes.count - body) / max(1, size)))
    var pieces: [Range<Int>] = []
    var start = body
    for piece in 1..<count {
      let near = max(start, body + (bytes.count - body) / count * piece)
      guard let end = bytes[near...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      pieces.append(start..<end + 1)
      start = end + 1
    }
    return pieces + [start..<bytes.count]
  }

  /// Into how many parts the people are dealt, so that one part fits into a processor's cache.
  func shards(_ pieceSize: Int) -> Int {
    if bytes.count - body < pieceSize { return 1 }
    var shards = 2
    while shards < 64, rows(in: body..<bytes.count) / shards > 16_384 { shards *= 2 }
    return shards
  }

  /// About how many rows a piece has, as its first ones say.
  func rows(in piece: Range<Int>) -> Int {
    let sample = bytes[piece.prefix(1 << 16)]
    let ends = sample.count { $0 == UInt8(ascii: "\n") }
    return piece.count / max(1, sample.count / max(1, ends))
  }
}
