/// What a text file has as a whole: a byte order mark, one kind of line ends, a line end behind the last line.
struct TextMarks {
  let hasByteOrderMark: Bool
  let hasCarriageReturns: Bool
  let endsWithLineEnd: Bool

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let feed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(of text: SourceText) {
    hasByteOrderMark = text.start > 0
    hasCarriageReturns = text.lineEnd.count > 1
    endsWithLineEnd = text.endsWithLineEnd || text.bytes.count == text.start
  }

  /// Those of the merged file: of each what a side changed; without a base the plainer.
  init(_ versions: Versions<TextMarks>) {
    hasByteOrderMark = versions.map(\.hasByteOrderMark).settled { !$0 && $1 }
    hasCarriageReturns = versions.map(\.hasCarriageReturns).settled { !$0 && $1 }
    endsWithLineEnd = versions.map(\.endsWithLineEnd).settled { $0 && !$1 }
  }

  /// The text without them: `\n` at the end of each line, and no mark.
  static func plain(_ text: SourceText) throws(RecordError) -> SourceText {
    let bytes = text.bytes
    if text.start == 0, text.endsWithLineEnd || bytes.isEmpty, !bytes.contains(carriageReturn) { return text }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count + 1)
    for index in text.start..<bytes.count {
      let isOfLineEnd = bytes[index] == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == feed
      if !isOfLineEnd { plain.append(bytes[index]) }
    }
    if let last = plain.last, last != feed { plain.append(feed) }
    return try SourceText(path: text.path, bytes: plain)
  }

  /// A plain text with these marks.
  func applied(to plain: [UInt8]) -> [UInt8] {
    var bytes = hasByteOrderMark ? TextMarks.byteOrderMark : []
    // A blank line at the end is none without its line end.
    let isCut = !endsWithLineEnd && plain.last == TextMarks.feed && plain.dropLast().last != TextMarks.feed
    let text = isCut ? plain.dropLast() : plain[...]
    if hasCarriageReturns {
      for byte in text {
        if byte == TextMarks.feed { bytes.append(TextMarks.carriageReturn) }
        bytes.append(byte)
      }
    } else {
      bytes += text
    }
    return bytes
  }
}
