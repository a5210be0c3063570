internal import Model

extension RowTable {
  /// Hands over row after row with its cells (as many as there are headings) and the scanner, for the line and the faults.
  ///
  /// Rows of blanks only are passed over, and remarks: rows whose first cell begins with `# `.
  ///
  /// - Parameter visit: the cells; whether more cells than headings hold something; returns false to stop.
  func forEachRow(_ visit: (_ cells: [RowCell], _ isOverfull: Bool, _ scanner: RowScanner) -> Bool) {
    var scanner = scanner()
    var cells = [RowCell](repeating: RowCell(), count: header.count)
    while true {
      var isOverfull = false
      var span = cells.mutableSpan
      guard case .row = scanner.next(bytes.buffer.span, into: &span, isOverfull: &isOverfull) else { return }
      if !isOverfull, scanner.fault == nil, cells.allSatisfy(\.isEmpty) { continue }
      if let first = cells.first, isRemark(first) { continue }
      guard visit(cells, isOverfull, scanner) else { return }
    }
  }

  /// The line on which the headings seem to stand, where titles stand above them: the first of the next lines with more
  /// filled cells than the first one, text in each; nil where there is none.
  package var likelyHeadingLine: Int? {
    let filled = header.count { !$0.isEmpty }
    var scanner = scanner()
    var cells = [RowCell](repeating: RowCell(), count: 64)
    for _ in 0..<8 {
      var isOverfull = false
      var span = cells.mutableSpan
      guard case .row = scanner.next(bytes.buffer.span, into: &span, isOverfull: &isOverfull) else { return nil }
      let texts = cells.filter { !$0.isEmpty }.map { text($0) }
      if texts.count > max(1, filled), texts.allSatisfy({ $0.contains(where: \.isLetter) }) { return scanner.line }
    }
    return nil
  }

  func isRemark(_ cell: RowCell) -> Bool {
    cell.end - cell.start >= 2 && bytes[cell.start] == UInt8(ascii: "#") && bytes[cell.start + 1] == UInt8(ascii: " ")
  }

  /// The first cells of a column, as texts.
  func sample(_ column: Int, rows: Int = 50) -> [String] {
    var texts: [String] = []
    forEachRow { cells, _, _ in
      texts.append(text(cells[column]))
      return texts.count < rows
    }
    return texts
  }
}
