internal import Clibyaml
internal import Model

/// Reads a strict part of YAML through libyaml's events into positioned nodes.
///
/// Strict: one document; no anchors, aliases, tags, merge keys or doubled keys; 64 KB and 20 levels at most. Values stay
/// the text they are written as. What libyaml resolves (quotes, escapes, folding) is libyaml's; positions are turned from
/// its character index into bytes here, once.
package struct YAMLReader {
  package static let byteLimit = 65_536
  package static let depthLimit = 20

  let source: SourceText
  let range: Range<Int>
  let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The byte of each character, when some characters have several; else a character is a byte.
  private let characterStarts: [Int]?

  /// The value of a part of a text; nil when it holds nothing but comments.
  ///
  /// - Throws: ``RecordError`` for the first thing that is refused.
  package static func read(_ source: SourceText, in range: Range<Int>) throws(RecordError) -> Node? {
    if range.count > byteLimit {
      throw source.refused(
        "too_large", at: range.lowerBound, "This block of keys has more than 64 KB.",
        "Move long text below the front matter, under a heading.")
    }
    let buffer = Array(source.bytes[range])
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw source.refused("no_memory", at: range.lowerBound, "There is no memory left to read this.", "Try again.")
    }
    defer { yaml_parser_delete(parser) }
    var result: Result<Node?, RecordError> = .success(nil)
    // The parser keeps a pointer into the buffer, so it is held for the whole of the parse.
    buffer.withUnsafeBufferPointer { held in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, held.baseAddress, held.count)
      var reader = YAMLReader(source: source, range: range, parser: parser)
      do throws(RecordError) { result = .success(try reader.document()) } catch { result = .failure(error) }
    }
    return try result.get()
  }

  private init(source: SourceText, range: Range<Int>, parser: UnsafeMutablePointer<yaml_parser_t>) {
    self.source = source
    self.range = range
    self.parser = parser
    let bytes = source.bytes[range]
    characterStarts =
      bytes.allSatisfy { $0 < 0x80 } ? nil : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [range.upperBound]
  }

  func offset(_ mark: yaml_mark_t) -> Int {
    let index = Int(mark.index)
    guard let characterStarts else { return min(range.lowerBound + index, range.upperBound) }
    return characterStarts[min(index, characterStarts.count - 1)]
  }

  // MARK: - Events

  /// What an event says, copied out of libyaml's memory.
  private enum Event {
    case scalar(String, Node.ScalarStyle)
    case listStart(isFlow: Bool)
    case mapStart(isFlow: Bool)
    case end
    case documentStart, streamEnd, other
  }

  private mutating func next() throws(RecordError) -> (event: Event, range: Range<Int>) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw refusal() }
    defer { yaml_event_delete(&event) }
    let start = offset(event.start_mark)
    let span = start..<max(start, offset(event.end_mark))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuseExtras(anchor: scalar.anchor, tag: scalar.tag, at: start)
      let bytes = UnsafeBufferPointer(start: scalar.value, count: Int(scalar.length))
      return (.scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style)), span)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      try refuseExtras(anchor: list.anchor, tag: list.tag, at: start)
      return (.listStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE), span)
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      try refuseExtras(anchor: map.anchor, tag: map.tag, at: start)
      return (.mapStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE), span)
    case YAML_ALIAS_EVENT:
      throw source.refused(
        "yaml_alias", at: start, "An alias (*) repeats a value from elsewhere, which records do not use.",
        "Write the value out here.")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return (.end, span)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, span)
    case YAML_STREAM_END_EVENT: return (.streamEnd, span)
    default: return (.other, span)
    }
  }

  private func style(_ style: yaml_scalar_style_t) -> Node.ScalarStyle {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private func refuseExtras(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at offset: Int
  ) throws(RecordError) {
    if anchor != nil {
      throw source.refused(
        "yaml_anchor", at: offset, "An anchor (&) names a value for use elsewhere, which records do not use.",
        "Take the anchor away; put text that begins with & in double quotes.")
    }
    if tag != nil {
      throw source.refused(
        "yaml_tag", at: offset, "A tag (!) gives a value a type, which records do not use.",
        "Take the tag away; put text that begins with ! in double quotes.")
    }
  }

  // MARK: - Values

  private mutating func document() throws(RecordError) -> Node? {
    var root: Node?
    while true {
      let (event, span) = try next()
      switch event {
      case .streamEnd: return root
      case .documentStart:
        if root != nil {
          throw source.refused(
            "yaml_documents", at: span.lowerBound, "A second document begins here.",
            "Keep one record in a file, and take the line --- away.")
        }
        let (first, firstSpan) = try next()
        root = try node(first, firstSpan, depth: 1)
      default: continue
      }
    }
  }

  private mutating func node(_ event: Event, _ span: Range<Int>, depth: Int) throws(RecordError) -> Node {
    if depth > YAMLReader.depthLimit {
      throw source.refused(
        "yaml_depth", at: span.lowerBound, "Lists and maps stand more than 20 deep here.", "Make this record flatter.")
    }
    switch event {
    case .scalar(let text, let style): return Node(content: .scalar(text, style: style), range: span)
    case .listStart(let isFlow): return try list(isFlow: isFlow, span, depth: depth)
    case .mapStart(let isFlow): return try map(isFlow: isFlow, span, depth: depth)
    case .end, .documentStart, .streamEnd, .other:
      throw source.refused("yaml_syntax", at: span.lowerBound, "This cannot be read.", "Write it as key: value.")
    }
  }

  private mutating func list(isFlow: Bool, _ span: Range<Int>, depth: Int) throws(RecordError) -> Node {
    var items: [Node] = []
    while true {
      let (event, itemSpan) = try next()
      if case .end = event {
        let stop = isFlow ? itemSpan.upperBound : items.last?.range.upperBound ?? span.upperBound
        return Node(content: .list(items, isFlow: isFlow), range: span.lowerBound..<max(stop, span.lowerBound))
      }
      items.append(try node(event, itemSpan, depth: depth + 1))
    }
  }

  private mutating func map(isFlow: Bool, _ span: Range<Int>, depth: Int) throws(RecordError) -> Node {
    var entries: [Node.Entry] = []
    var seen: [String: Int] = [:]
    while true {
      let (event, keySpan) = try next()
      if case .end = event {
        let stop = isFlow ? keySpan.upperBound : entries.last?.value.range.upperBound ?? span.upperBound
        return Node(content: .map(entries, isFlow: isFlow), range: span.lowerBound..<max(stop, span.lowerBound))
      }
      guard case .scalar(let key, _) = event, !key.isEmpty else {
        throw source.refused(
          "yaml_key", at: keySpan.lowerBound, "A key is one word before a colon.", "Write it as key: value.")
      }
      try refuseKey(key, at: keySpan.lowerBound, seen: seen)
      seen[key] = keySpan.lowerBound
      let (valueEvent, valueSpan) = try next()
      let value = try node(valueEvent, valueSpan, depth: depth + 1)
      entries.append(Node.Entry(key: key, keyRange: keySpan, value: value))
    }
  }

  private func refuseKey(_ key: String, at offset: Int, seen: [String: Int]) throws(RecordError) {
    if key == "<<" {
      throw source.refused(
        "yaml_merge_key", at: offset, "A merge key (<<) takes values from elsewhere, which records do not use.",
        "Write the keys out here.")
    }
    if let first = seen[key] {
      throw source.refused(
        "yaml_doubled_key", at: offset,
        "The key “\(key)” stands here a second time; the first is in line "
          + "\(source.place(first).line).",
        "Keep one of the two: a merge of texts leaves both where two people changed it.")
    }
  }
}
