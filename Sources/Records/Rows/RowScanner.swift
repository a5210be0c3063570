/// Where a cell stands in the bytes of a table, without its quotes and the blanks around it.
struct RowCell: Equatable {
  var start = 0
  var end = 0
  /// It holds doubled quotes, which stand for one each.
  var hasDoubledQuotes = false

  var isEmpty: Bool { start == end }
}

/// Finds the cells of one row after the other. The bytes are handed in each time, so that it may go with any view of them.
struct RowScanner {
  enum Step: Equatable {
    /// So many cells.
    case row(Int)
    case end
  }

  enum Fault: Equatable {
    /// The quotation mark that opens at this offset is never closed.
    case openQuote(Int)
    /// At this offset text follows a closing quotation mark.
    case textAfterQuote(Int)
  }

  let separator: UInt8
  /// Eight times the separator.
  private let separators: UInt64
  /// The next byte to read.
  private(set) var at: Int
  /// The line on which the row just found begins, from 1.
  private(set) var line: Int
  /// Where the row just found begins.
  private(set) var rowStart: Int
  private var nextLine: Int
  /// The line on which the next row begins.
  var following: Int { nextLine }
  /// The first thing that was wrong in the row just found.
  private(set) var fault: Fault?

  init(separator: UInt8, at start: Int, line: Int) {
    self.separator = separator
    separators = 0x0101_0101_0101_0101 &* UInt64(separator)
    at = start
    rowStart = start
    self.line = line
    nextLine = line
  }

  /// The next row; `cells` gets as many of its cells as it has room for, the rest of it becomes empty.
  ///
  /// - Parameter isOverfull: set when a cell beyond them holds something.
  mutating func next(
    _ bytes: Span<UInt8>, into cells: inout MutableSpan<RowCell>, isOverfull: inout Bool
  ) -> Step {
    guard at < bytes.count else { return .end }
    line = nextLine
    rowStart = at
    fault = nil
    var column = 0
    while true {
      let cell = nextCell(bytes)
      if column < cells.count {
        cells[column] = cell
      } else if !cell.isEmpty {
        isOverfull = true
      }
      column += 1
      guard at < bytes.count else { break }
      let byte = bytes[at]
      at += 1
      if byte == separator { continue }
      if byte == carriage, at < bytes.count, bytes[at] == feed { at += 1 }
      break
    }
    nextLine += 1
    for rest in column..<max(column, cells.count) { cells[rest] = RowCell(start: rowStart, end: rowStart) }
    return .row(column)
  }

  @inline(__always)
  private mutating func nextCell(_ bytes: Span<UInt8>) -> RowCell {
    let start = at
    if start < bytes.count, bytes[start] <= quote, let quoted = quotedCell(bytes) { return quoted }
    skipToEndOfCell(bytes)
    return RowScanner.unwrapped(RowScanner.trimmed(bytes, start, at), bytes)
  }

  /// Goes to the next separator or line end, eight bytes at a time.
  @inline(__always)
  private mutating func skipToEndOfCell(_ bytes: Span<UInt8>) {
    let raw = bytes.bytes
    while at + 8 <= raw.byteCount {
      let block = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let found =
        RowScanner.zeros(block ^ separators) | RowScanner.zeros(block ^ feeds) | RowScanner.zeros(block ^ carriages)
      if found != 0 {
        at += found.trailingZeroBitCount >> 3
        return
      }
      at += 8
    }
    while at < bytes.count, bytes[at] != separator, bytes[at] != feed, bytes[at] != carriage { at += 1 }
  }

  /// The high bit of each byte that is 0; bits above the lowest one found may be wrong.
  @inline(__always)
  private static func zeros(_ block: UInt64) -> UInt64 {
    (block &- 0x0101_0101_0101_0101) & ~block & 0x8080_8080_8080_8080
  }

  /// A cell in quotation marks, from the blanks before the first mark on; nil when this is none.
  private mutating func quotedCell(_ bytes: Span<UInt8>) -> RowCell? {
    var open = at
    while open < bytes.count, bytes[open] == blank { open += 1 }
    guard open < bytes.count, bytes[open] == quote else { return nil }
    var cell = RowCell(start: open + 1, end: open + 1)
    let lineOfCell = nextLine
    at = open + 1
    while true {
      guard at < bytes.count else { return unclosed(open, lineOfCell, bytes) }
      let byte = bytes[at]
      if byte == quote {
        guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
        cell.hasDoubledQuotes = true
        at += 1
      } else if byte == feed || (byte == carriage && !(at + 1 < bytes.count && bytes[at + 1] == feed)) {
        nextLine += 1
      }
      at += 1
    }
    let inner = RowScanner.trimmed(bytes, cell.start, at)
    cell.start = inner.start
    cell.end = inner.end
    cell = RowScanner.unwrapped(cell, bytes)
    at += 1
    let rest = at
    skipToEndOfCell(bytes)
    if !RowScanner.trimmed(bytes, rest, at).isEmpty { fault = fault ?? .textAfterQuote(rest) }
    return cell
  }

  /// A cell whose second mark is missing ends with its line: the rows below are none of it.
  private mutating func unclosed(_ open: Int, _ line: Int, _ bytes: Span<UInt8>) -> RowCell {
    fault = fault ?? .openQuote(open)
    nextLine = line
    at = open + 1
    while at < bytes.count, bytes[at] != feed, bytes[at] != carriage { at += 1 }
    return RowCell(start: open + 1, end: at)
  }

  /// What is written as a formula so that a spreadsheet program takes it for text, `="0035"`, without the marks around it.
  @inline(__always)
  private static func unwrapped(_ cell: RowCell, _ bytes: Span<UInt8>) -> RowCell {
    guard !cell.isEmpty, bytes[cell.start] == UInt8(ascii: "=") else { return cell }
    return unwrappedSlowly(cell, bytes)
  }

  @inline(never)
  private static func unwrappedSlowly(_ cell: RowCell, _ bytes: Span<UInt8>) -> RowCell {
    // Inside a quoted cell each of its marks is doubled.
    let marks = cell.hasDoubledQuotes ? 2 : 1
    let inner = cell.start + 1 + marks..<max(cell.start + 1 + marks, cell.end - marks)
    guard cell.end - cell.start >= 1 + 2 * marks else { return cell }
    for mark in 0..<marks where bytes[cell.start + 1 + mark] != quote || bytes[cell.end - 1 - mark] != quote {
      return cell
    }
    guard inner.allSatisfy({ bytes[$0] != quote }) else { return cell }
    return trimmed(bytes, inner.lowerBound, inner.upperBound)
  }

  /// Without the blanks at both ends, also those that do not break a line or have no width.
  @inline(__always)
  static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> RowCell {
    guard start < end else { return RowCell(start: start, end: start) }
    if bytes[start] &- 0x21 < 0x5F, bytes[end - 1] &- 0x21 < 0x5F { return RowCell(start: start, end: end) }
    return trimmedSlowly(bytes, start, end)
  }

  @inline(never)
  private static func trimmedSlowly(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> RowCell {
    var (start, end) = (start, end)
    while start < end, case let length = blankLength(bytes, start, end), length > 0 { start += length }
    while start < end {
      if bytes[end - 1] <= blank {
        end -= 1
      } else if end - start >= 2, blankLength(bytes, end - 2, end) == 2 {
        end -= 2
      } else if end - start >= 3, blankLength(bytes, end - 3, end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return RowCell(start: start, end: end)
  }

  /// How many bytes the blank at an offset has; 0 when there is none.
  static func blankLength(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
    let byte = bytes[at]
    if byte <= blank { return 1 }
    if byte == 0xC2, at + 1 < end, bytes[at + 1] == 0xA0 { return 2 }
    guard at + 2 < end, byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    let (second, third) = (bytes[at + 1], bytes[at + 2])
    switch (byte, second) {
    // U+2000 to U+200B, and U+202F.
    case (0xE2, 0x80): return (0x80...0x8B).contains(third) || third == 0xAF ? 3 : 0
    // U+205F, U+3000, U+FEFF.
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
    default: return 0
    }
  }
}

private let quote = UInt8(ascii: "\"")
private let feed = UInt8(ascii: "\n")
private let carriage = UInt8(ascii: "\r")
private let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
private let carriages: UInt64 = 0x0D0D_0D0D_0D0D_0D0D
private let blank = UInt8(ascii: " ")
