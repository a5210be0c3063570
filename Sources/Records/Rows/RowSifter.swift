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
    var batch = Batch(columns)
    let verdict = table.isPlain ? siftPlain(bytes, &batch) : siftAny(bytes, &batch)
    return verdict == .fine ? take(&batch, bytes) : verdict
  }

  private mutating func siftAny(_ bytes: Span<UInt8>, _ batch: inout Batch) -> Verdict {
    var scanner = RowScanner(separator: table.separator, at: piece.lowerBound, line: 1)
    while scanner.at < bytes.count {
      let verdict = siftRow(&scanner, bytes, &batch)
      if verdict != .fine { return verdict }
    }
    return .fine
  }

  /// The same where cells are found faster; of columns that are not read nothing is looked at.
  private mutating func siftPlain(_ bytes: Span<UInt8>, _ batch: inout Batch) -> Verdict {
    var scanner = PlainScanner(separator: table.separator, width: columns.width, at: piece.lowerBound)
    while scanner.at < bytes.count {
      let count = scanner.next(bytes)
      for row in 0..<count {
        for (slot, column) in columns.used.enumerated() {
          batch.put(scanner.cell(row, column, bytes), slot)
        }
        var verdict = Verdict.fine
        if batch.isUsual(table) {
          if batch.add() { verdict = take(&batch, bytes) }
        } else {
          // Perhaps a row of blanks: with a look at all its cells.
          var slow = RowScanner(separator: table.separator, at: scanner.start(row), line: 1)
          verdict = siftRow(&slow, bytes, &batch)
        }
        if verdict != .fine { return verdict }
      }
      if count == 0 {
        var slow = RowScanner(separator: table.separator, at: scanner.at, line: 1)
        let verdict = siftRow(&slow, bytes, &batch)
        if verdict != .fine { return verdict }
        scanner.pass(to: slow.at)
      }
    }
    return .fine
  }

  /// Takes the next row, whatever it is.
  private mutating func siftRow(_ scanner: inout RowScanner, _ bytes: Span<UInt8>, _ batch: inout Batch) -> Verdict {
    var isOverfull = false
    var cells = batch.row.mutableSpan
    guard case .row = scanner.next(bytes, into: &cells, isOverfull: &isOverfull) else { return .fine }
    if isOverfull || scanner.fault != nil { return .troubled }
    if batch.row.allSatisfy(\.isEmpty) { return .fine }
    for (slot, column) in columns.used.enumerated() { batch.put(batch.row[column], slot) }
    if table.isRemark(batch.row[0]) { return .fine }
    return batch.add() ? take(&batch, bytes) : .fine
  }

  // MARK: - Many rows at a time

  /// Some rows, column by column: what is done to the cells of one column again and again is done fastest.
  private struct Batch {
    private static let most = 64

    /// The cells of one row, all columns of the table.
    var row: [RowCell]
    private(set) var count = 0
    /// Slot after slot, one for each of ``RowColumns/used``.
    private var cells: [RowCell]
    private let participant: Int
    let shape: DealtRows.Shape
    var keys: [CodeKey] = []
    /// Row after row.
    var names: [Int32]
    var values: [Observations.Value]

    init(_ columns: RowColumns) {
      row = Array(repeating: RowCell(), count: columns.width)
      cells = Array(repeating: RowCell(), count: columns.used.count * Batch.most)
      participant = columns.slot(columns.participant)
      shape = columns.shape
      keys.reserveCapacity(Batch.most)
      names = Array(repeating: -1, count: shape.names * Batch.most)
      values = Array(repeating: .missing, count: shape.values * Batch.most)
    }

    /// Puts a cell into the row that is added next.
    @inline(__always)
    mutating func put(_ cell: RowCell, _ slot: Int) { cells[slot * Batch.most + count] = cell }

    /// Whether the row that is added next is one of a person, and no remark.
    @inline(__always)
    func isUsual(_ table: RowTable) -> Bool {
      // The first column has the first slot.
      !cells[participant * Batch.most + count].isEmpty && !table.isRemark(cells[count])
    }

    /// Adds the row; true when there is no room for another.
    @inline(__always)
    mutating func add() -> Bool {
      count += 1
      return count == Batch.most
    }

    /// The cells of the rows in one slot.
    func column(_ slot: Int) -> Range<Int> { slot * Batch.most..<slot * Batch.most + count }

    @inline(__always)
    subscript(_ place: Int) -> RowCell { cells[place] }

    mutating func empty() {
      count = 0
      keys.removeAll(keepingCapacity: true)
    }
  }

  /// Deals out the rows of a batch, and empties it.
  private mutating func take(_ batch: inout Batch, _ bytes: Span<UInt8>) -> Verdict {
    defer { batch.empty() }
    var verdict = takeCodes(&batch, bytes)
    if verdict == .fine { verdict = takeNames(&batch, bytes) }
    if verdict == .fine { verdict = takeValues(&batch, bytes) }
    guard verdict == .fine else { return verdict }
    let (names, values, shape) = (batch.names.span, batch.values.span, batch.shape)
    for row in 0..<batch.count {
      let key = batch.keys[row]
      let shard = Int(truncatingIfNeeded: UInt64(key.hash(bytes, foldsCapitals: true)) >> UInt64(shift))
      rows.add(
        key, names.extracting(row * shape.names..<(row + 1) * shape.names),
        values.extracting(row * shape.values..<(row + 1) * shape.values), to: shard)
    }
    return .fine
  }

  private func takeCodes(_ batch: inout Batch, _ bytes: Span<UInt8>) -> Verdict {
    for place in batch.column(columns.slot(columns.participant)) {
      let code = batch[place]
      guard !code.isEmpty, !code.hasDoubledQuotes, code.end - code.start <= CodeKey.longest else { return .troubled }
      let key = CodeKey(bytes, code.start, code.end, foldsCapitals: true)
      guard key.isPlain || isPlain(bytes, code) else { return .troubled }
      batch.keys.append(key)
    }
    return .fine
  }

  private mutating func takeNames(_ batch: inout Batch, _ bytes: Span<UInt8>) -> Verdict {
    for index in columns.names.indices {
      var at = index
      for place in batch.column(columns.slot(columns.names[index])) {
        let spelling = names[index].spelling(bytes, batch[place])
        if spelling < 0, index == columns.school { return .troubled }
        batch.names[at] = spelling
        at += batch.shape.names
      }
    }
    guard columns.occasion >= 0 else { return .fine }
    var at = columns.names.count
    for place in batch.column(columns.slot(columns.occasion)) {
      let occasion = occasions.number(bytes, batch[place])
      guard occasion >= 0 else { return occasion == OccasionTable.undecided ? .undecided : .troubled }
      batch.names[at] = occasion
      at += batch.shape.names
    }
    return .fine
  }

  private mutating func takeValues(_ batch: inout Batch, _ bytes: Span<UInt8>) -> Verdict {
    for (index, column) in columns.values.enumerated() {
      var at = index
      for place in batch.column(columns.slot(column)) {
        let cell = batch[place]
        if cell.hasDoubledQuotes { return .troubled }
        switch reader.read(bytes, cell.start, cell.end, &isOdd) {
        case .missing: batch.values[at] = .missing
        case .undecided: return .undecided
        case .wrong: return .troubled
        case .value(let value): batch.values[at] = value
        }
        at += batch.shape.values
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
