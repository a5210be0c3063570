/// A line as it is written, without its line end, its indentation counted from that of the part it belongs to.
struct WrittenLine: Hashable, Sendable {
  /// How many blanks it stands further in than its part; less than none for one that stands further out. Nil for a line
  /// with nothing on it.
  let indent: Int?
  /// What follows the blanks.
  let bytes: ArraySlice<UInt8>

  /// - Parameter margin: the column of the part.
  init(_ line: ArraySlice<UInt8>, margin: Int) {
    bytes = line.drop { $0 == UInt8(ascii: " ") }
    indent = line.isEmpty ? nil : line.count - bytes.count - margin
  }

  init(comment: ArraySlice<UInt8>) {
    bytes = comment
    indent = 0
  }

  var isBlank: Bool { bytes.allSatisfy { $0 == UInt8(ascii: "\t") } }

  /// A comment without the blanks around it; nil for what is none.
  var comment: ArraySlice<UInt8>? {
    let words = bytes.drop { $0 == UInt8(ascii: "\t") }
    return words.first == UInt8(ascii: "#") ? words.trimmingEnd : nil
  }

  static func == (one: WrittenLine, other: WrittenLine) -> Bool {
    one.indent == other.indent && one.bytes.elementsEqual(other.bytes)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(indent)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension ArraySlice<UInt8> {
  /// Without blanks at its end.
  var trimmingEnd: ArraySlice<UInt8> {
    var rest = self
    while let last = rest.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { rest = rest.dropLast() }
    return rest
  }

  /// Whether nothing but blanks, or a comment after some, stands here.
  var isTail: Bool {
    guard let sign = first(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) else { return true }
    return sign == UInt8(ascii: "#")
  }

  /// The comment at the end of a line; nil where there is none.
  var tailComment: ArraySlice<UInt8>? {
    firstIndex(of: UInt8(ascii: "#")).map { self[$0...].trimmingEnd }
  }
}
