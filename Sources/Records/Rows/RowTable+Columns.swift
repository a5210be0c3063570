extension RowTable {
  /// How many rows there are below the headings.
  package var rowCount: Int {
    var count = 0
    forEachRow { _, _, _ in
      count += 1
      return true
    }
    return count
  }

  /// Hands over the filled cells of some columns, row after row.
  package func forEachCell(in columns: [Int], _ visit: (_ column: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Void) {
    bytes.withUnsafeBufferPointer { whole in
      forEachRow { cells, _, _ in
        for column in columns where cells.indices.contains(column) && !cells[column].isEmpty {
          visit(column, UnsafeBufferPointer(rebasing: whole[cells[column].start..<cells[column].end]))
        }
        return true
      }
    }
  }

  /// The same table with the cells of one column replaced, as names by codes; lines keep their numbers.
  ///
  /// - Parameter replacement: what stands in place of a filled cell, which is handed over with the cell of `other` beside it.
  package func replacing(
    _ column: Int, beside other: Int?, _ replacement: (_ cell: String, _ other: String) -> String
  ) throws(RowFileError) -> RowTable {
    var changed: [UInt8] = []
    changed.reserveCapacity(bytes.count)
    var at = 0
    forEachRow { cells, _, _ in
      let cell = cells[column]
      if cell.isEmpty { return true }
      changed += bytes[at..<cell.start]
      changed += Array(replacement(text(cell), other.map { text(cells[$0]) } ?? "").utf8)
      at = cell.end
      return true
    }
    return try RowTable(path: path, bytes: changed + bytes[at...])
  }
}
