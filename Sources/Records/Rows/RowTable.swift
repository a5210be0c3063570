internal import Model

/// A table of rows about people as a school exports it, kept as bytes: no cell becomes a string before somebody asks.
///
/// Any of the encodings and separators of spreadsheet programs; the first line that is not blank names the columns.
package struct RowTable: Sendable {
  /// As the person named it.
  package let path: String
  /// UTF-8.
  let bytes: RowBytes
  /// Whether every line is a row: ``RowText/isPlain``.
  let isPlain: Bool
  /// Comma, semicolon, tab or bar.
  package let separator: UInt8
  /// The names of the columns without blanks around them; empty where a column has none.
  package let header: [String]
  let headerCells: [RowCell]
  /// Where the rows begin, and on which line.
  let body: Int
  let bodyLine: Int

  /// - Throws: ``RowFileError`` for a file that is no table, or has no rows.
  package init(path: String, bytes: [UInt8]) throws(RowFileError) {
    try self.init(path: path, bytes: RowBytes(bytes))
  }

  /// - Throws: ``RowFileError`` for a file that is no table, or has no rows.
  package init(path: String, bytes: RowBytes) throws(RowFileError) {
    let text = try RowText(path: path, bytes: bytes)
    self.path = path
    self.bytes = text.bytes
    isPlain = text.isPlain
    let opening = TableOpening(text)
    separator = opening.separator
    headerCells = opening.cells
    body = opening.body
    bodyLine = opening.bodyLine
    header = opening.cells.map { SpokenName(RowTable.text(of: $0, in: text.bytes.buffer.span)).text }
    if let fault = opening.fault { throw RowFileError(problem(of: fault)) }
    if header.allSatisfy(\.isEmpty) {
      throw RowFileError(
        Problem(
          .error, "no_heading", at: Place(path: path), "Nothing stands in this file but blanks.",
          remedy: "Export it again, or check that it is the right one."))
    }
    if isBlank(from: body) {
      throw RowFileError(
        problem(
          .error, "no_rows", at: headerCells.first?.start ?? 0, "Below the line with the headings there are no rows.",
          "Check the export: perhaps it was filtered, or the file has only one line."))
    }
  }

  /// Nothing but line ends, separators and blanks.
  private func isBlank(from start: Int) -> Bool {
    bytes[start...].allSatisfy { $0 <= UInt8(ascii: " ") || $0 == separator }
  }

  // MARK: - Cells

  func scanner() -> RowScanner { RowScanner(separator: separator, at: body, line: bodyLine) }

  /// What a cell says, with doubled quotes made single.
  func text(_ cell: RowCell) -> String { RowTable.text(of: cell, in: bytes.buffer.span) }

  static func text(of cell: RowCell, in bytes: Span<UInt8>) -> String {
    let text = bytes.extracting(cell.start..<cell.end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    return cell.hasDoubledQuotes
      ? text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"") : text
  }

  // MARK: - Problems

  /// A problem at an offset, with its line when that is short enough to be read.
  func problem(
    _ severity: Problem.Severity, _ code: String, at offset: Int, line: Int? = nil, _ message: String, _ remedy: String
  ) -> Problem {
    let begin = bytes[..<offset].lastIndex(where: isLineEnd).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(where: isLineEnd) ?? bytes.count
    let column = String(decoding: bytes[begin..<offset], as: UTF8.self).count { $0 != "\u{FEFF}" } + 1
    let number = line ?? self.line(at: offset)
    let excerpt = end - begin <= 400 ? String(decoding: bytes[begin..<end], as: UTF8.self) : nil
    return Problem(
      severity, code, at: Place(path: path, line: number, column: column), message, remedy: remedy, excerpt: excerpt)
  }

  func problem(of fault: RowScanner.Fault) -> Problem {
    switch fault {
    case .openQuote(let offset):
      problem(
        .error, "csv_quote", at: offset, "A quotation mark opens here and is never closed.",
        "Close it at the end of the cell, or take it away.")
    case .textAfterQuote(let offset):
      problem(
        .error, "csv_quote", at: offset, "Text follows the closing quotation mark of this cell.",
        "Put the whole cell in quotation marks, and write each mark inside it twice.")
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// The line of an offset, from 1: a CR, an LF or both end one.
  func line(at offset: Int) -> Int {
    var line = 1
    for at in 0..<offset where isLineEnd(bytes[at]) {
      let isFirstOfTwo = bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n")
      if !isFirstOfTwo { line += 1 }
    }
    return line
  }
}

/// The beginning of a table: the line that names the separator, where there is one, and the headings.
private struct TableOpening {
  private(set) var separator = UInt8(ascii: ",")
  private(set) var cells: [RowCell] = []
  private(set) var body: Int
  private(set) var bodyLine = 1
  private(set) var fault: RowScanner.Fault?

  private static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  init(_ text: RowText) {
    let bytes = text.bytes.buffer.span
    body = text.start
    if let named = namedSeparator(bytes) {
      separator = named
    } else {
      separator = likeliestSeparator(bytes)
    }
    var scanner = RowScanner(separator: separator, at: body, line: bodyLine)
    var width = 1
    // Once to count the headings, once to take them.
    while true {
      var row = [RowCell](repeating: RowCell(), count: width)
      var span = row.mutableSpan
      var isOverfull = false
      let before = scanner
      guard case .row(let count) = scanner.next(bytes, into: &span, isOverfull: &isOverfull) else { break }
      if count > width {
        (width, scanner) = (count, before)
        continue
      }
      (cells, fault) = (row, scanner.fault)
      (body, bodyLine) = (scanner.at, scanner.following)
      if !row.allSatisfy(\.isEmpty) { break }
    }
  }

  /// `sep=;` on the first line, which Excel reads and writes; the line is then passed.
  private mutating func namedSeparator(_ bytes: Span<UInt8>) -> UInt8? {
    var lineEnd = body
    while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n"), bytes[lineEnd] != UInt8(ascii: "\r") {
      lineEnd += 1
    }
    var scanner = RowScanner(separator: UInt8(ascii: "\n"), at: body, line: 1)
    var row = [RowCell()]
    var span = row.mutableSpan
    var isOverfull = false
    guard case .row = scanner.next(bytes.extracting(..<lineEnd), into: &span, isOverfull: &isOverfull) else {
      return nil
    }
    let cell = row[0]
    // A separator that is a blank is trimmed away: `sep=` followed by a tab.
    let words = Array("sep=".utf8)
    guard cell.end - cell.start >= words.count, cell.end - cell.start <= words.count + 1 else { return nil }
    for (index, byte) in words.enumerated() where bytes[cell.start + index] | 0x20 != byte | 0x20 { return nil }
    let at = cell.start + words.count
    guard at < bytes.count, Self.separators.contains(bytes[at]) else { return nil }
    let separator = bytes[at]
    var end = lineEnd
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n")
    {
      end += 1
    }
    (body, bodyLine) = (min(end + 1, bytes.count), 2)
    return separator
  }

  /// The one that parts the heading line into most cells; of several, the one that parts the next line alike.
  private func likeliestSeparator(_ bytes: Span<UInt8>) -> UInt8 {
    let counts = Self.separators.map { separator in
      var scanner = RowScanner(separator: separator, at: body, line: 1)
      var none = [RowCell()]
      var widths: [Int] = []
      while widths.count < 2 {
        var span = none.mutableSpan
        var isOverfull = false
        guard case .row(let count) = scanner.next(bytes, into: &span, isOverfull: &isOverfull) else { break }
        if count > 1 || !none[0].isEmpty { widths.append(count) }
      }
      return (separator: separator, first: widths.first ?? 0, isEven: widths.count == 2 && widths[0] == widths[1])
    }
    let most = counts.map(\.first).max() ?? 0
    let best = counts.filter { $0.first == most }
    return (best.first { $0.isEven } ?? best.first)?.separator ?? UInt8(ascii: ",")
  }
}
