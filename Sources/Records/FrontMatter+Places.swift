internal import Model

// Where the parts of a value begin and end.
extension FrontMatter {
  /// The column of an offset, from 0.
  func column(_ offset: Int) -> Int { offset - source.lineStart(offset) }

  /// After the colon of an entry of a block map.
  func afterColon(of entry: Node.Entry) throws(RecordError) -> Int {
    guard let colon = colon(of: entry) else {
      throw source.refused(
        "yaml_key", at: entry.keyRange.lowerBound, "This key cannot be changed by the program as it stands.",
        "Write it as key: value.")
    }
    return colon + 1
  }

  /// The colon of an entry, when nothing but blanks stands before it.
  func colon(of entry: Node.Entry) -> Int? {
    var at = entry.keyRange.upperBound
    while at < yaml.upperBound, source.bytes[at] == UInt8(ascii: " ") || source.bytes[at] == UInt8(ascii: "\t") {
      at += 1
    }
    return at < yaml.upperBound && source.bytes[at] == UInt8(ascii: ":") ? at : nil
  }

  /// The end of a value without the line ends that a block scalar owns.
  func endOfValue(_ value: Node) -> Int {
    var stop = value.range.upperBound
    let blanks: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " ")]
    while stop > value.range.lowerBound, blanks.contains(source.bytes[stop - 1]) { stop -= 1 }
    return stop
  }

  /// The value that ends last in a value: of block lists and maps the last one in them.
  func lastValue(of value: Node) -> Node {
    switch value.content {
    case .map(let entries, isFlow: false): entries.last.map { lastValue(of: $0.value) } ?? value
    case .list(let items, isFlow: false): items.last.map { lastValue(of: $0) } ?? value
    case .scalar, .list, .map: value
    }
  }

  /// Whether it is a block of text whose trailing blank lines count, as after `|+`.
  func keepsBlankLines(_ value: Node) -> Bool {
    guard case .scalar(_, style: .block) = value.content else { return false }
    return source.bytes[value.range.lowerBound..<source.lineStop(value.range.lowerBound)].dropFirst().prefix(2)
      .contains(UInt8(ascii: "+"))
  }
}

extension Node {
  /// How one word or a quoted text is written; nil for nothing, a block of text, a list or a map.
  var lineStyle: ScalarStyle? {
    guard case .scalar(_, let style) = content, !isEmpty, style != .block else { return nil }
    return style
  }
}
