/// A line of a text without its line end; two are equal when their bytes are.
struct LineText: Hashable, Sendable, Comparable {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Whether nothing stands on it but blanks.
  var isBlank: Bool { bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } }

  static func == (one: LineText, other: LineText) -> Bool { one.bytes.elementsEqual(other.bytes) }

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }

  static func < (one: LineText, other: LineText) -> Bool { one.bytes.lexicographicallyPrecedes(other.bytes) }
}

extension Collection<LineText> {
  /// Whether these could be other lines in a new wording: half of the words of either are in both.
  func resembles(_ other: some Collection<LineText>) -> Bool {
    let (mine, yours) = (Set(flatMap(\.words)), Set(other.flatMap(\.words)))
    return !mine.isEmpty && !yours.isEmpty && mine.intersection(yours).count * 2 >= Swift.min(mine.count, yours.count)
  }
}

extension LineText {
  /// Its words, without the marks between them.
  fileprivate var words: [ArraySlice<UInt8>] {
    bytes.split { byte in
      !(byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20))
    }
  }
}

extension [LineText] {
  /// The lines of a text in which each line, but perhaps the last one, ends with `\n`.
  init(of text: ArraySlice<UInt8>) {
    self = []
    var start = text.startIndex
    while start < text.endIndex {
      let stop = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      append(LineText(text[start..<stop]))
      start = stop + 1
    }
  }

  /// One below the other, without a line end behind the last one.
  var joined: String { map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n") }
}
