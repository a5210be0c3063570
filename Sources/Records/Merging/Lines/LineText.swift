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
