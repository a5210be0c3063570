/// A scalar, or brackets or braces, from behind its key or dash on.
struct WrittenWords: Equatable, Sendable {
  /// As far as it stands on the line of the key or dash, with the blanks before it.
  var first: ArraySlice<UInt8>
  var rest: [WrittenLine] = []
  /// The comment behind it, with the blanks before it.
  var tail: ArraySlice<UInt8> = []
  /// Comments between or within the lines.
  var comments: [ArraySlice<UInt8>] = []
  /// Of a block of text: how much further in than its part its lines stand. Lines below it that stand as far in would
  /// belong to it.
  var textIndent: Int?
  /// Of a block of text: whether blank lines below it would belong to it.
  var keepsBlanks = false

  /// After these a comment may follow at once.
  static let closers: Set<UInt8> = [
    UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: " "), UInt8(ascii: "\t"),
  ]

  var lastByte: UInt8? { rest.last?.bytes.last ?? first.last }
}
