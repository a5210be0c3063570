internal import Ccells

/// Finds the cells of rows without quotation marks, many rows at a time: nothing is noted but where each cell ends.
///
/// For tables of which ``RowText/isPlain`` says that it may.
struct PlainScanner {
  private static let most = 256

  private let separator: UInt8
  private let width: Int
  /// Row after row: the offset after each cell.
  private var ends: [UInt32]
  private var first: Int
  /// Where the first row begins that was not found yet.
  private(set) var at: Int

  /// - Parameter width: how many cells a row has.
  init(separator: UInt8, width: Int, at start: Int) {
    self.separator = separator
    self.width = width
    ends = Array(repeating: 0, count: PlainScanner.most * width)
    first = start
    at = start
  }

  /// Goes to the next rows.
  ///
  /// - Returns: how many there are; none where the next row is the last line without an end, or has not `width` cells.
  mutating func next(_ bytes: Span<UInt8>) -> Int {
    first = at
    return bytes.withUnsafeBufferPointer {
      enquiry_find_rows($0.baseAddress, &at, $0.count, separator, width, &ends, PlainScanner.most)
    }
  }

  /// Goes on behind a row that somebody else has read.
  mutating func pass(to offset: Int) { at = offset }

  /// Where a row begins.
  @inline(__always)
  func start(_ row: Int) -> Int { row == 0 ? first : Int(ends[row * width - 1]) + 1 }

  /// A cell without the blanks around it.
  @inline(__always)
  func cell(_ row: Int, _ column: Int, _ bytes: Span<UInt8>) -> RowCell {
    let place = row * width + column
    let start = place == 0 ? first : Int(ends[place - 1]) + 1
    return RowScanner.trimmed(bytes, start, Int(ends[place]))
  }
}
