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
  /// Cells that are not named keep their bytes. Values of columns that the file has not are put into new columns at the
  /// right of the header.
  package func putting(
    _ values: [(column: String, text: String)], inPlaceOf row: [Field]? = nil
  ) throws(RecordError) -> SourceText {
    let names = header.map(\.text.trimmingBlanks)
    let added = values.map(\.column).filter { !names.contains($0) }
    var cells = (names + added).map { name in
      values.last { $0.column == name }.map { CSVTable.quoted($0.text) }
    }
    var text = source
    if let row, let first = row.first, let last = row.last {
      for (index, field) in row.enumerated() where index < cells.count && cells[index] == nil {
        cells[index] = source.string(field.range)
      }
      let tail = row.dropFirst(cells.count).map { source.string($0.range) }
      let line = (cells.map { $0 ?? "" } + tail).joined(separator: ",")
      text = try text.replacing(TextReplacement(range: first.range.lowerBound..<last.range.upperBound, text: line))
    } else {
      let end = text.bytes.count
      let gap = text.bytes.last == UInt8(ascii: "\n") || end == text.start ? "" : "\n"
      let line = cells.map { $0 ?? "" }.joined(separator: ",")
      text = try text.replacing(TextReplacement(range: end..<end, text: gap + line + "\n"))
    }
    guard !added.isEmpty, let last = header.last else { return text }
    let more = added.map { "," + $0 }.joined()
    return try text.replacing(TextReplacement(range: last.range.upperBound..<last.range.upperBound, text: more))
  }

  /// A field as it is written: in quotes when it needs them.
  static func quoted(_ text: String) -> String {
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
