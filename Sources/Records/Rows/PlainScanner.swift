/// Finds the cells of rows without quotation marks, eight bytes at a time: nothing is noted but where each cell ends.
///
/// For tables of which ``RowText/isPlain`` says that it may.
struct PlainScanner {
  private let separators: UInt64
  /// Where the row just found begins, and where the next one does.
  private(set) var rowStart: Int
  private var at: Int

  init(separator: UInt8, at start: Int) {
    separators = 0x0101_0101_0101_0101 &* UInt64(separator)
    rowStart = start
    at = start
  }

  /// Goes to the next row.
  ///
  /// - Parameter ends: gets where its cells end, of as many as it has room for.
  /// - Returns: how many cells it has; 0 after the last row.
  @inline(__always)
  mutating func next(_ bytes: Span<UInt8>, into ends: inout MutableSpan<Int>) -> Int {
    rowStart = at
    var cells = Cells()
    let raw = bytes.bytes
    while at + 8 <= raw.byteCount {
      let block = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let feeds = PlainScanner.zeros(block ^ PlainScanner.feeds)
      // The bits below the first line end.
      var found = PlainScanner.zeros(block ^ separators) & (feeds &- 1) & ~feeds
      while found != 0 {
        cells.note(at + found.trailingZeroBitCount >> 3, in: &ends)
        found &= found &- 1
      }
      if feeds != 0 {
        let end = at + feeds.trailingZeroBitCount >> 3
        cells.note(end, in: &ends)
        at = end + 1
        return cells.count
      }
      at += 8
    }
    return lastRow(bytes, cells, into: &ends)
  }

  /// The rest of a row in the last few bytes of all.
  private mutating func lastRow(_ bytes: Span<UInt8>, _ before: Cells, into ends: inout MutableSpan<Int>) -> Int {
    guard rowStart < bytes.count else { return 0 }
    var cells = before
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(truncatingIfNeeded: separators) else { continue }
      cells.note(at - 1, in: &ends)
      if byte == UInt8(ascii: "\n") { return cells.count }
    }
    cells.note(at, in: &ends)
    return cells.count
  }

  private struct Cells {
    var count = 0

    @inline(__always)
    mutating func note(_ end: Int, in ends: inout MutableSpan<Int>) {
      if count < ends.count { ends[count] = end }
      count += 1
    }
  }

  private static let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A

  /// The high bit of each byte that is 0.
  @inline(__always)
  private static func zeros(_ block: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~((block & low) &+ low | block | low)
  }
}
