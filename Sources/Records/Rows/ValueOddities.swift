internal import Model

/// What somebody should hear of cells with values that can be read: signs beside the figures, digits that are not kept.
struct ValueOddities {
  private let columns: [Int]
  private let reader: RowValueReader
  private var signs = CellSigns()
  private var rounded: (count: Int, example: String, line: Int, kept: String)?

  init(_ mapping: RowMapping, _ reader: RowValueReader) {
    columns = mapping.valueColumns
    self.reader = reader
  }

  mutating func take(_ table: RowTable, _ cells: [RowCell], _ line: Int) {
    for column in columns {
      signs.take(table, cells[column], column, line, reader)
      if RowValueReader.isLong(table.bytes[cells[column].start..<cells[column].end]) {
        note(table.text(cells[column]), line)
      }
    }
  }

  /// What is so odd that nothing can be read.
  func problem(_ table: RowTable) -> Problem? { signs.problem(table) }

  /// A sentence each.
  func remarks(_ measure: Measure) -> [String] {
    signs.remarks(measure)
      + [rounded.map { RowWords.rounded($0.count, $0.example, line: $0.line, kept: $0.kept) }].compactMap(\.self)
  }

  private mutating func note(_ cell: String, _ line: Int) {
    guard let kept = reader.rounded(cell) else { return }
    if rounded == nil { rounded = (0, SpokenName(cell).text, line, kept.number?.reduced.description ?? "") }
    rounded?.count += 1
  }
}

extension RowTable {
  /// Walks the values for what is odd about them.
  func oddities(_ mapping: RowMapping, _ reader: RowValueReader) -> ValueOddities {
    var oddities = ValueOddities(mapping, reader)
    forEachRow { cells, isOverfull, scanner in
      if !isOverfull, scanner.fault == nil { oddities.take(self, cells, scanner.line) }
      return true
    }
    return oddities
  }
}
