internal import Model

/// A CSV text (RFC 4180) with the bytes of every field.
package struct CSVTable: Sendable {
  package struct Field: Sendable, Hashable {
    /// The value, without the quotes.
    package let text: String
    package let range: Range<Int>
  }

  package let source: SourceText
  /// The names of the columns, from the first line.
  package let header: [Field]
  /// The rows below it; lines with nothing in them are passed over.
  package let rows: [[Field]]

  /// - Throws: ``RecordError`` for a quote that is never closed, or text after a closing quote.
  package init(_ source: SourceText) throws(RecordError) {
    self.source = source
    var scanner = CSVScanner(source: source)
    var lines: [[Field]] = []
    while let line = try scanner.nextRow() {
      if !line.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) { lines.append(line) }
    }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// The position of a column; nil when there is none of that name.
  package func column(_ name: String) -> Int? {
    header.firstIndex { $0.text.trimmingBlanks == name }
  }

  /// The text after some cells got values: of a row that is there, or of a new one below the last.
  ///
  /// Every byte of the other cells and rows stays. Values of columns that the file has not are put into new columns at
  /// the right of the header; a row that is too short for its value gets the commas that it needs.
  ///
  /// - Throws: ``RecordError`` when a new column would take in cells that stand there without one.
  package func putting(
    _ values: [(column: String, text: String)], inPlaceOf row: [Field]? = nil
  ) throws(RecordError) -> SourceText {
    let names = header.map(\.text.trimmingBlanks)
    let added = values.map(\.column).filter { !names.contains($0) }
    if !added.isEmpty, let long = rows.first(where: { $0.count > names.count }) {
      throw source.refused(
        "too_many_cells", at: long[names.count].range.lowerBound,
        "This row has more cells than the first line names columns, so no column can be put beside it.",
        "Put a cell that holds a comma in quotation marks, then try again.")
    }
    let columns = names + added
    var cells: [Int: String] = [:]
    for value in values {
      if let column = columns.firstIndex(of: value.column) { cells[column] = CSVTable.quoted(value.text) }
    }
    var bytes = source.bytes
    if let row { CSVTable.put(cells, inPlaceOf: row, into: &bytes) } else { append(cells, to: &bytes) }
    if let last = header.last?.range.upperBound {
      bytes.insert(contentsOf: added.flatMap { Array(("," + $0).utf8) }, at: last)
    }
    return try SourceText(path: source.path, bytes: bytes)
  }

  private static func put(_ cells: [Int: String], inPlaceOf row: [Field], into bytes: inout [UInt8]) {
    // From the right, so that what stands further left keeps its place.
    if let end = row.last?.range.upperBound, let last = cells.keys.max(), last >= row.count {
      let more = (row.count...last).map { "," + (cells[$0] ?? "") }.joined()
      bytes.insert(contentsOf: Array(more.utf8), at: end)
    }
    for (column, field) in row.enumerated().reversed() {
      guard let text = cells[column] else { continue }
      bytes.replaceSubrange(field.range, with: Array(text.utf8))
    }
  }

  private func append(_ cells: [Int: String], to bytes: inout [UInt8]) {
    let width = max(header.count, (cells.keys.max() ?? -1) + 1)
    let line = Array((0..<width).map { cells[$0] ?? "" }.joined(separator: ",").utf8)
    bytes += source.endsWithLineEnd || bytes.count == source.start ? line + source.lineEnd : source.lineEnd + line
  }

  /// A field as it is written: in quotes when it needs them.
  package static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    let needsThem = text.unicodeScalars.contains(where: special.contains)
    return needsThem || text.first == " " || text.last == " " ? "\"" + text.doubling("\"") + "\"" : text
  }
}

/// Reads a CSV text row by row.
private struct CSVScanner {
  let source: SourceText
  var at: Int

  private let comma = UInt8(ascii: ",")
  private let quote = UInt8(ascii: "\"")
  private let feed = UInt8(ascii: "\n")

  init(source: SourceText) {
    self.source = source
    at = source.start
  }

  mutating func nextRow() throws(RecordError) -> [CSVTable.Field]? {
    guard at < source.bytes.count else { return nil }
    var fields: [CSVTable.Field] = []
    while true {
      fields.append(source.bytes.indices.contains(at) && source.bytes[at] == quote ? try quotedField() : plainField())
      guard at < source.bytes.count else { return fields }
      let byte = source.bytes[at]
      at += byte == UInt8(ascii: "\r") ? 2 : 1
      if byte != comma { return fields }
    }
  }

  private mutating func plainField() -> CSVTable.Field {
    let begin = at
    while at < source.bytes.count, source.bytes[at] != comma, !isLineEnd(at) { at += 1 }
    return CSVTable.Field(text: source.string(begin..<at), range: begin..<at)
  }

  private mutating func quotedField() throws(RecordError) -> CSVTable.Field {
    let begin = at
    var text: [UInt8] = []
    at += 1
    while true {
      guard at < source.bytes.count else {
        throw source.refused(
          "csv_quote", at: begin, "A quotation mark opens here and is never closed.", "Close it at the end of the cell."
        )
      }
      if source.bytes[at] == quote {
        guard at + 1 < source.bytes.count, source.bytes[at + 1] == quote else { break }
        at += 1
      }
      text.append(source.bytes[at])
      at += 1
    }
    at += 1
    guard at == source.bytes.count || source.bytes[at] == comma || isLineEnd(at) else {
      throw source.refused(
        "csv_quote", at: at, "Text follows the closing quotation mark of this cell.",
        "Put the whole cell in quotation marks, and write each mark inside it twice.")
    }
    return CSVTable.Field(text: String(decoding: text, as: UTF8.self), range: begin..<at)
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    source.bytes[offset] == feed
      || (source.bytes[offset] == UInt8(ascii: "\r") && offset + 1 < source.bytes.count
        && source.bytes[offset + 1] == feed)
  }
}

extension String {
  /// Without blanks and tabs at both ends.
  package var trimmingBlanks: String {
    let inner = drop { $0 == " " || $0 == "\t" }
    return String(inner.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
