internal import Model

/// Walks one piece of a table and deals its rows out by the codes of their people: the first half of the fast way.
///
/// All rows of a person come into the same shard, however far apart they stand in the file. A shard fits into the
/// processor's cache, where finding a person costs next to nothing; among half a million people it would cost more than all
/// the rest. And every shard can be gathered by another thread (``PeopleShard``), with nothing to put together afterwards.
///
/// It finds out *that* something is wrong, and stops; the slow way over rows then says what.
struct RowSifter {
  enum Verdict { case fine, undecided, troubled }

  private let table: RowTable
  private let piece: Range<Int>
  private let columns: RowColumns
  private let reader: RowValueReader
  /// Of each row: its spelling in each column of names, −1 for none, then its occasion where the table has a column of them;
  /// and one value, or one of each occasion.
  private(set) var rows: DealtRows
  /// The shard is what is left of the hash of a code.
  private let shift: UInt32
  private(set) var names: [NameTable]
  private(set) var occasions: OccasionTable
  /// Whether a value was met of which somebody should hear: ``ValueOddities``.
  private(set) var isOdd = false

  /// - Parameters:
  ///   - piece: of the table, whole rows.
  ///   - shards: a power of two.
  init(
    _ table: RowTable, _ piece: Range<Int>, _ columns: RowColumns, _ reader: RowValueReader,
    _ occasions: OccasionTable, shards: Int
  ) {
    self.table = table
    self.piece = piece
    self.columns = columns
    self.reader = reader
    self.occasions = occasions
    rows = DealtRows(columns.shape, shards: shards, expected: shards > 1 ? table.rows(in: piece) : 0)
    shift = UInt32(32 - shards.trailingZeroBitCount)
    names = columns.names.map { _ in NameTable() }
  }

  mutating func sift() -> Verdict {
    let table = table
    let bytes = table.bytes.buffer.span.extracting(..<piece.upperBound)
    return table.isPlain ? siftPlain(bytes) : siftAny(bytes)
  }

  private mutating func siftAny(_ bytes: Span<UInt8>) -> Verdict {
    var scanner = RowScanner(separator: table.separator, at: piece.lowerBound, line: 1)
    var cells = [RowCell](repeating: RowCell(), count: columns.width)
    var row = Row(columns.shape)
    while let verdict = takeNext(&scanner, bytes, &cells, &row) {
      if verdict != .fine { return verdict }
    }
    return .fine
  }

  /// The same where cells are found faster; of columns that are not read nothing is looked at.
  private mutating func siftPlain(_ bytes: Span<UInt8>) -> Verdict {
    var scanner = PlainScanner(separator: table.separator, at: piece.lowerBound)
    var cells = [RowCell](repeating: RowCell(), count: columns.width)
    var row = Row(columns.shape)
    var ends = [Int](repeating: 0, count: columns.width)
    while true {
      var span = ends.mutableSpan
      let count = scanner.next(bytes, into: &span)
      if count == 0 { return .fine }
      var found = cells.mutableSpan
      for column in columns.used {
        let begin = column == 0 ? scanner.rowStart : span[column - 1] + 1
        found[column] = RowScanner.trimmed(bytes, begin, span[column])
      }
      let verdict: Verdict
      if count == columns.width, !cells[columns.participant].isEmpty {
        verdict = take(bytes, cells.span, &row)
      } else {
        // A row of blanks, or of another width: with a look at all its cells.
        var slow = RowScanner(separator: table.separator, at: scanner.rowStart, line: 1)
        verdict = takeNext(&slow, bytes, &cells, &row) ?? .fine
      }
      if verdict != .fine { return verdict }
    }
  }

  /// Nil after the last row.
  private mutating func takeNext(
    _ scanner: inout RowScanner, _ bytes: Span<UInt8>, _ cells: inout [RowCell], _ row: inout Row
  ) -> Verdict? {
    var isOverfull = false
    var found = cells.mutableSpan
    guard case .row = scanner.next(bytes, into: &found, isOverfull: &isOverfull) else { return nil }
    return isOverfull || scanner.fault != nil ? .troubled : take(bytes, cells.span, &row)
  }

  /// The row at hand, as it is dealt.
  private struct Row {
    var names: [Int32]
    var values: [Observations.Value]

    init(_ shape: DealtRows.Shape) {
      names = Array(repeating: -1, count: shape.names)
      values = Array(repeating: .missing, count: shape.values)
    }
  }

  @inline(__always)
  private mutating func take(_ bytes: Span<UInt8>, _ cells: Span<RowCell>, _ row: inout Row) -> Verdict {
    let code = cells[columns.participant]
    if code.isEmpty, cells.indices.allSatisfy({ cells[$0].isEmpty }) { return .fine }
    if table.isRemark(cells[0]) { return .fine }
    guard !code.isEmpty, !code.hasDoubledQuotes, code.end - code.start <= CodeKey.longest else { return .troubled }
    let key = CodeKey(bytes, code.start, code.end, foldsCapitals: true)
    guard key.isPlain || isPlain(bytes, code) else { return .troubled }
    var spellings = row.names.mutableSpan
    for index in columns.names.indices {
      let spelling = names[index].spelling(bytes, cells[columns.names[index]])
      if spelling < 0, index == columns.school { return .troubled }
      spellings[index] = spelling
    }
    if columns.occasion >= 0 {
      let occasion = occasions.number(bytes, cells[columns.occasion])
      guard occasion >= 0 else { return occasion == OccasionTable.undecided ? .undecided : .troubled }
      spellings[columns.names.count] = occasion
    }
    var values = row.values.mutableSpan
    for (place, column) in columns.values.enumerated() {
      let cell = cells[column]
      if cell.hasDoubledQuotes { return .troubled }
      switch reader.read(bytes, cell.start, cell.end, &isOdd) {
      case .missing: values[place] = .missing
      case .undecided: return .undecided
      case .wrong: return .troubled
      case .value(let value): values[place] = value
      }
    }
    let shard = Int(truncatingIfNeeded: UInt64(key.hash(bytes, foldsCapitals: true)) >> UInt64(shift))
    rows.add(key, row.names.span, row.values.span, to: shard)
    return .fine
  }

  /// Whether a code is the same however it is spelt: single blanks between words are, odd ones and letters beyond ASCII may
  /// not be.
  private func isPlain(_ bytes: Span<UInt8>, _ code: RowCell) -> Bool {
    for at in code.start..<code.end where bytes[at] &- 0x21 >= 0x5E {
      if bytes[at] != UInt8(ascii: " ") || bytes[at - 1] == UInt8(ascii: " ") { return false }
    }
    return true
  }
}
