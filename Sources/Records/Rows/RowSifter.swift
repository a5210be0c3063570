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

  /// The rows of some people, in the order of the file.
  struct Shard {
    var codes: [CodeKey] = []
    /// Of each row: its spelling in each column of names, −1 for none, then its occasion where the table has a column of them.
    var names: [Int32] = []
    /// Of each row: one value, or one of each occasion.
    var values: [Observations.Value] = []
  }

  private let table: RowTable
  private let columns: RowColumns
  private let reader: RowValueReader
  private(set) var shards: [Shard]
  /// The shard is what is left of the hash of a code.
  private let shift: UInt32
  private(set) var names: [NameTable]
  private(set) var occasions: OccasionTable
  /// Whether a value was met of which somebody should hear: ``ValueOddities``.
  private(set) var isOdd = false

  /// - Parameter shards: a power of two.
  init(_ table: RowTable, _ columns: RowColumns, _ reader: RowValueReader, _ occasions: OccasionTable, shards: Int) {
    self.table = table
    self.columns = columns
    self.reader = reader
    self.occasions = occasions
    self.shards = Array(repeating: Shard(), count: shards)
    shift = UInt32(32 - shards.trailingZeroBitCount)
    names = columns.names.map { _ in NameTable() }
  }

  mutating func sift(_ piece: Range<Int>) -> Verdict {
    let table = table
    let bytes = table.bytes.span.extracting(..<piece.upperBound)
    reserve(for: piece)
    // Taken out, so that nobody asks in each row whether they are shared.
    var dealt = exchange(&shards, with: [])
    defer { shards = dealt }
    var span = dealt.mutableSpan
    let start = piece.lowerBound
    return table.isPlain ? siftPlain(bytes, from: start, to: &span) : siftAny(bytes, from: start, to: &span)
  }

  private mutating func siftAny(
    _ bytes: Span<UInt8>, from start: Int, to shards: inout MutableSpan<Shard>
  ) -> Verdict {
    var scanner = RowScanner(separator: table.separator, at: start, line: 1)
    var cells = [RowCell](repeating: RowCell(), count: columns.width)
    while let verdict = takeNext(&scanner, bytes, &cells, to: &shards) {
      if verdict != .fine { return verdict }
    }
    return .fine
  }

  /// The same where cells are found faster; of columns that are not read nothing is looked at.
  private mutating func siftPlain(
    _ bytes: Span<UInt8>, from start: Int, to shards: inout MutableSpan<Shard>
  ) -> Verdict {
    var scanner = PlainScanner(separator: table.separator, at: start)
    var cells = [RowCell](repeating: RowCell(), count: columns.width)
    var ends = [Int](repeating: 0, count: columns.width)
    while true {
      var span = ends.mutableSpan
      let count = scanner.next(bytes, into: &span)
      if count == 0 { return .fine }
      for column in columns.used {
        let begin = column == 0 ? scanner.rowStart : ends[column - 1] + 1
        cells[column] = RowScanner.trimmed(bytes, begin, ends[column])
      }
      let verdict: Verdict
      if count == columns.width, !cells[columns.participant].isEmpty {
        verdict = take(bytes, cells, to: &shards)
      } else {
        // A row of blanks, or of another width: with a look at all its cells.
        var slow = RowScanner(separator: table.separator, at: scanner.rowStart, line: 1)
        verdict = takeNext(&slow, bytes, &cells, to: &shards) ?? .fine
      }
      if verdict != .fine { return verdict }
    }
  }

  /// Nil after the last row.
  private mutating func takeNext(
    _ scanner: inout RowScanner, _ bytes: Span<UInt8>, _ cells: inout [RowCell], to shards: inout MutableSpan<Shard>
  ) -> Verdict? {
    var isOverfull = false
    var span = cells.mutableSpan
    guard case .row = scanner.next(bytes, into: &span, isOverfull: &isOverfull) else { return nil }
    return isOverfull || scanner.fault != nil ? .troubled : take(bytes, cells, to: &shards)
  }

  /// Makes room for the rows of a piece, as many as its first ones say that there will be.
  private mutating func reserve(for piece: Range<Int>) {
    guard shards.count > 1 else { return }
    // Shards are not quite alike.
    let rows = table.rows(in: piece) / shards.count * 9 / 8
    for index in shards.indices {
      shards[index].codes.reserveCapacity(rows)
      shards[index].names.reserveCapacity(rows * (columns.names.count + (columns.occasion < 0 ? 0 : 1)))
      shards[index].values.reserveCapacity(rows * columns.values.count)
    }
  }

  @inline(__always)
  private mutating func take(
    _ bytes: Span<UInt8>, _ cells: [RowCell], to shards: inout MutableSpan<Shard>
  ) -> Verdict {
    let code = cells[columns.participant]
    if code.isEmpty, cells.allSatisfy(\.isEmpty) { return .fine }
    if table.isRemark(cells[0]) { return .fine }
    guard !code.isEmpty, !code.hasDoubledQuotes, code.end - code.start <= CodeKey.longest else { return .troubled }
    let key = CodeKey(bytes, code.start, code.end, foldsCapitals: true)
    guard key.isPlain || isPlain(bytes, code) else { return .troubled }
    let shard = Int(truncatingIfNeeded: UInt64(key.hash(bytes, foldsCapitals: true)) >> UInt64(shift))
    for index in columns.names.indices {
      let spelling = names[index].spelling(bytes, cells[columns.names[index]])
      if spelling < 0, index == columns.school { return .troubled }
      shards[shard].names.append(spelling)
    }
    if columns.occasion >= 0 {
      let occasion = occasions.number(bytes, cells[columns.occasion])
      guard occasion >= 0 else { return occasion == OccasionTable.undecided ? .undecided : .troubled }
      shards[shard].names.append(occasion)
    }
    shards[shard].codes.append(key)
    for column in columns.values {
      let cell = cells[column]
      if cell.hasDoubledQuotes { return .troubled }
      switch reader.read(bytes, cell.start, cell.end, &isOdd) {
      case .missing: shards[shard].values.append(.missing)
      case .undecided: return .undecided
      case .wrong: return .troubled
      case .value(let value): shards[shard].values.append(value)
      }
    }
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
