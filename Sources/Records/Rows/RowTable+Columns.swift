internal import Model

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
    forEachRow { cells, _, _ in
      for column in columns where cells.indices.contains(column) && !cells[column].isEmpty {
        visit(column, UnsafeBufferPointer(rebasing: bytes.buffer[cells[column].start..<cells[column].end]))
      }
      return true
    }
  }

  /// What stands in a column, each text once, with how many rows have it and the lines of the first five.
  package struct Label: Sendable {
    package let column: Int
    package let text: String
    package fileprivate(set) var lines: [Int]
    package fileprivate(set) var count: Int
  }

  /// The different texts of some columns that hold labels, as groups and schools: in their order of appearance.
  package func labels(in columns: [Int]) -> [Label] {
    var labels: [Label] = []
    // A label stands on many rows: comparing bytes spares a string a cell.
    var seen: [Int: [(cell: RowCell, place: Int)]] = [:]
    var others: [Int: [String: Int]] = [:]
    func isSame(_ one: RowCell, _ other: RowCell) -> Bool {
      bytes[one.start..<one.end].elementsEqual(bytes[other.start..<other.end])
    }
    forEachRow { cells, _, scanner in
      for column in columns where !cells[column].isEmpty {
        let cell = cells[column]
        var place = seen[column]?.first { isSame($0.cell, cell) }?.place
        if place == nil {
          let text = SpokenName(text(cell)).text
          place = others[column]?[text]
          if place == nil {
            others[column, default: [:]][text] = labels.count
            if seen[column, default: []].count < 32 { seen[column, default: []].append((cell, labels.count)) }
            labels.append(Label(column: column, text: text, lines: [], count: 0))
          }
        }
        guard let known = place ?? others[column]?[SpokenName(self.text(cell)).text] else { continue }
        labels[known].count += 1
        if labels[known].lines.count < 5 { labels[known].lines.append(scanner.line) }
      }
      return true
    }
    return labels
  }

  /// The one column with a heading, however it is spelt; nil where none or several have it.
  package func column(named heading: String) -> Int? {
    let found = header.indices.filter { ColumnSearch.key(header[$0]) == ColumnSearch.key(heading) }
    return found.count == 1 ? found[0] : nil
  }

  /// The same table with several columns joined into the first of them, as surname and forename into one name.
  ///
  /// The others lose their headings, so that nothing is read of them; lines keep their numbers.
  package func joining(_ columns: [Int]) throws(RowFileError) -> RowTable {
    guard let first = columns.first else { return self }
    func plain(_ words: [String]) -> [UInt8] {
      let text = words.filter { !$0.isEmpty }.joined(separator: " ")
      return text.utf8.map { [separator, UInt8(ascii: "\""), 10, 13].contains($0) ? UInt8(ascii: " ") : $0 }
    }
    var edits = columns.dropFirst().map { (cell: headerCells[$0], bytes: [UInt8]()) }
    edits.append((headerCells[first], plain(columns.map { header[$0] })))
    edits.sort { $0.cell.start < $1.cell.start }
    forEachRow { cells, _, _ in
      if !cells[first].isEmpty { edits.append((cells[first], plain(columns.map { text(cells[$0]) }))) }
      return true
    }
    var changed: [UInt8] = []
    changed.reserveCapacity(bytes.count * 2)
    var at = 0
    for edit in edits {
      changed += bytes[at..<edit.cell.start]
      changed += edit.bytes
      at = edit.cell.end
    }
    return try RowTable(path: path, bytes: changed + bytes[at...])
  }

  /// Two rows with the same cell in one column and different ones in another, as siblings under one surname; nil for none.
  ///
  /// - Parameter others: what else makes two rows two, as the point of measurement.
  package func namesakes(
    _ column: Int, differingIn other: Int, like others: [Int]
  ) -> (firstLine: Int, secondLine: Int)? {
    var seen: [[String]: (text: String, line: Int)] = [:]
    var found: (firstLine: Int, secondLine: Int)?
    forEachRow { cells, _, scanner in
      let key = ([column] + others).map { SpokenName(text(cells[$0])).key }
      let said = SpokenName(text(cells[other])).key
      if SpokenName(key[0]).isMissing { return true }
      if let known = seen[key], known.text != said { found = (known.line, scanner.line) }
      seen[key] = seen[key] ?? (said, scanner.line)
      return found == nil
    }
    return found
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
