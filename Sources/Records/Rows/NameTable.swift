internal import Model

/// The names of a column, each spelling once: what one piece of a table has, or all of them together.
struct NameTable {
  private var table = CodeTable(foldsCapitals: false)
  /// Each spelling; `isName` is false for what says that there is none, as `N/A`.
  private var spellings: [(text: String, isName: Bool)] = []
  /// How often each is met.
  private var counts: [Int] = []
  /// Where each spelling stands first.
  private var cells: [RowCell] = []

  /// The number of the spelling in a cell; −1 when it stands for no name.
  @inline(__always)
  mutating func spelling(_ bytes: Span<UInt8>, _ cell: RowCell) -> Int32 {
    if cell.isEmpty { return -1 }
    let number = table.number(of: bytes, cell.start, cell.end)
    if number == counts.count { learn(bytes, cell) }
    counts[number] += 1
    return spellings[number].isName ? Int32(truncatingIfNeeded: number) : -1
  }

  private mutating func learn(_ bytes: Span<UInt8>, _ cell: RowCell) {
    let name = SpokenName(RowTable.text(of: cell, in: bytes))
    spellings.append((name.text, !name.isMissing))
    counts.append(0)
    cells.append(cell)
  }

  /// Takes in the spellings of another piece of the same bytes.
  ///
  /// - Returns: of each of its spellings the number here, −1 for no name.
  mutating func absorb(_ other: NameTable, _ bytes: Span<UInt8>) -> [Int32] {
    other.cells.indices.map { place in
      let number = spelling(bytes, other.cells[place])
      // Finding it has counted it once.
      if number >= 0 { counts[Int(number)] += other.counts[place] - 1 }
      return number
    }
  }

  /// The names in byte order, and of each spelling an index into them, −1 for no name.
  func named(known: [String]) -> (names: [String], indexes: [Int32]) {
    let used = spellings.indices.filter { spellings[$0].isName }
    let index = NameIndex(used.map { (spellings[$0].text, counts[$0]) }, known: known)
    var indexes = [Int32](repeating: -1, count: spellings.count)
    for (place, spelling) in used.enumerated() { indexes[spelling] = index.indexes[place] }
    return (index.names, indexes)
  }
}
