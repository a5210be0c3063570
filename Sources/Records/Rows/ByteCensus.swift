internal import Model
internal import Parallel

/// What kinds of bytes a text has, found in one pass over many of them at a time.
struct ByteCensus {
  private(set) var hasNul = false
  private(set) var isASCII = true
  private var hasQuotes = false
  private var hasLoneReturns = false

  /// Whether there is no quotation mark, and no carriage return but before a line feed.
  var hasPlainRows: Bool { !hasQuotes && !hasLoneReturns }

  init(_ bytes: [UInt8]) {
    let piece = 1 << 22
    let censuses = Together.map((bytes.count + piece - 1) / piece) { number in
      ByteCensus(bytes, number * piece..<min(bytes.count, (number + 1) * piece))
    }
    for census in censuses {
      hasNul = hasNul || census.hasNul
      isASCII = isASCII && census.isASCII
      hasQuotes = hasQuotes || census.hasQuotes
      hasLoneReturns = hasLoneReturns || census.hasLoneReturns
    }
  }

  private init(_ bytes: [UInt8], _ piece: Range<Int>) {
    let raw = bytes.span.bytes
    var (every, nuls, quotes, returns): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var at = piece.lowerBound
    while at + 8 <= piece.upperBound {
      let block = raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
      every |= block
      nuls |= ByteCensus.zeros(block)
      quotes |= ByteCensus.zeros(block ^ 0x2222_2222_2222_2222)
      returns |= ByteCensus.zeros(block ^ 0x0D0D_0D0D_0D0D_0D0D)
      at += 8
    }
    let highBits: UInt64 = 0x8080_8080_8080_8080
    isASCII = every & highBits == 0
    hasNul = nuls & highBits != 0
    hasQuotes = quotes & highBits != 0
    var hasReturns = returns & highBits != 0
    for byte in bytes[at..<piece.upperBound] {
      if byte == 0 { hasNul = true }
      if byte >= 0x80 { isASCII = false }
      if byte == UInt8(ascii: "\"") { hasQuotes = true }
      if byte == UInt8(ascii: "\r") { hasReturns = true }
    }
    hasLoneReturns = hasReturns && ByteCensus.hasLoneReturns(bytes, piece)
  }

  private static func hasLoneReturns(_ bytes: [UInt8], _ piece: Range<Int>) -> Bool {
    let span = bytes.span
    for at in piece where span[at] == UInt8(ascii: "\r") {
      if at + 1 == span.count || span[at + 1] != UInt8(ascii: "\n") { return true }
    }
    return false
  }

  /// With the high bit of some byte where one is 0, and of none where none is.
  @inline(__always)
  private static func zeros(_ block: UInt64) -> UInt64 { (block &- 0x0101_0101_0101_0101) & ~block }
}
