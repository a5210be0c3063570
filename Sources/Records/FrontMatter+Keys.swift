extension FrontMatter {
  /// The replacement that gives a key a value.
  func setting(_ key: String, to value: YAMLValue, order: [String]) throws(RecordError) -> TextReplacement {
    guard let entry = root?.entry(key) else { return try inserting(key, value, order: order) }
    if value.isScalar, case .scalar(_, let style) = entry.value.content, !entry.value.isEmpty, style != .block {
      return TextReplacement(range: entry.value.range, text: value.scalar(like: style))
    }
    let begin = try afterColon(of: entry)
    let stop = entry.value.isEmpty ? begin : endOfValue(entry.value)
    return TextReplacement(range: begin..<stop, text: value.afterColon(indent: indent))
  }

  /// The column of the record's keys: 0 unless somebody indented them all.
  private var indent: Int { root.map { $0.range.lowerBound - source.lineStart($0.range.lowerBound) } ?? 0 }

  /// A new key, after the last one that stands before it in the order; at the end when there is none such.
  private func inserting(_ key: String, _ value: YAMLValue, order: [String]) throws(RecordError) -> TextReplacement {
    let line = String(repeating: " ", count: indent) + key + ":" + value.afterColon(indent: indent)
    guard let root, case .map(let entries, let isFlow) = root.content, let last = entries.last else {
      return TextReplacement(range: yaml.lowerBound..<yaml.lowerBound, text: line + "\n")
    }
    if isFlow {
      throw source.refused(
        "braces", at: root.range.lowerBound, "The keys stand in braces here.", "Write one key: value a line.")
    }
    let rank = order.firstIndex(of: key) ?? order.count
    let earlier = entries.last { (order.firstIndex(of: $0.key) ?? order.count) < rank } ?? last
    let stop = endOfLine(ofValue: earlier.value)
    return TextReplacement(range: stop..<stop, text: "\n" + line)
  }

  /// After the colon of an entry.
  private func afterColon(of entry: Node.Entry) throws(RecordError) -> Int {
    var at = entry.keyRange.upperBound
    while at < yaml.upperBound, source.bytes[at] != UInt8(ascii: ":") {
      guard source.bytes[at] == UInt8(ascii: " ") || source.bytes[at] == UInt8(ascii: "\t") else {
        throw source.refused(
          "yaml_key", at: at, "This key cannot be changed by the program as it stands.", "Write it as key: value.")
      }
      at += 1
    }
    return at + 1
  }

  /// The end of a value without the line ends that a block scalar owns.
  private func endOfValue(_ value: Node) -> Int {
    var stop = value.range.upperBound
    let blanks: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " ")]
    while stop > value.range.lowerBound, blanks.contains(source.bytes[stop - 1]) { stop -= 1 }
    return stop
  }

  /// The end of the line on which a value ends, after a comment that stands there.
  private func endOfLine(ofValue value: Node) -> Int {
    switch value.content {
    case .map(let entries, isFlow: false):
      if let last = entries.last { return endOfLine(ofValue: last.value) }
    case .list(let items, isFlow: false):
      if let last = items.last { return endOfLine(ofValue: last) }
    case .scalar, .list, .map: break
    }
    return source.lineStop(endOfValue(value))
  }
}
