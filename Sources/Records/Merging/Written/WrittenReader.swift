internal import Model

/// Deals out the bytes of a record's keys to the keys and items that own them.
struct WrittenReader {
  private let matter: FrontMatter
  private let bytes: [UInt8]
  /// Where the line begins that belongs to nothing yet.
  private var at: Int
  private(set) var opening: ArraySlice<UInt8> = []

  private static let blank = UInt8(ascii: " ")

  /// - Returns: Nil where a line ends otherwise than with `\n`, which only the YAML reader takes for an end.
  init?(_ matter: FrontMatter) {
    self.matter = matter
    bytes = matter.source.bytes
    at = matter.yaml.lowerBound
    if bytes[matter.yaml].contains(UInt8(ascii: "\r")) { return nil }
    let limit = matter.root?.range.lowerBound ?? matter.yaml.upperBound
    // A line --- of a YAML file stays above all keys, whichever comes first.
    var (line, stop) = (at, at)
    while line < limit {
      let next = self.nextLine(line)
      if bytes[line] == UInt8(ascii: "%") || bytes[line..<next].starts(with: "---".utf8) { stop = next }
      line = next
    }
    if stop > limit { return nil }
    opening = bytes[matter.source.start..<stop]
    at = stop
  }

  /// The keys, and the lines below them.
  mutating func root() -> (WrittenValue, end: [WrittenLine])? {
    var value = WrittenValue.nothing
    if let root = matter.root {
      if root.isBlock {
        guard let block = block(root, tail: [], margin: 0, isInline: false) else { return nil }
        value = block
      } else {
        // What stands above braces stays there: they are no key that others could come before.
        let line = lineStart(root.range.lowerBound)
        guard lines(until: line, margin: 0) != nil, let words = words(root, after: line, margin: 0) else { return nil }
        opening = bytes[matter.source.start..<line]
        value = words
      }
    }
    return lines(until: matter.yaml.upperBound, margin: 0).map { (value, $0) }
  }

  // MARK: - Lines

  private func nextLine(_ offset: Int) -> Int {
    let stop = bytes[offset..<matter.yaml.upperBound].firstIndex(of: UInt8(ascii: "\n"))
    return stop.map { $0 + 1 } ?? matter.yaml.upperBound
  }

  private func lineStop(_ offset: Int) -> Int {
    bytes[offset..<matter.yaml.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? matter.yaml.upperBound
  }

  private func lineStart(_ offset: Int) -> Int {
    bytes[matter.yaml.lowerBound..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? matter.yaml.lowerBound
  }

  /// The comments and blank lines down to another line; nil where something else stands there.
  private mutating func lines(until line: Int, margin: Int) -> [WrittenLine]? {
    var lines: [WrittenLine] = []
    while at < line {
      let written = WrittenLine(bytes[at..<lineStop(at)], margin: margin)
      guard written.isBlank || written.comment != nil || written.bytes.starts(with: "...".utf8) else { return nil }
      lines.append(written)
      at = nextLine(at)
    }
    return at == line ? lines : nil
  }

  // MARK: - Keys and items

  private mutating func block(
    _ node: Node, tail: ArraySlice<UInt8>, margin: Int, isInline: Bool
  ) -> WrittenValue? {
    let start = node.range.lowerBound
    let inner = start - lineStart(start)
    var parts: [WrittenPart] = []
    let content: WrittenValue.Content
    switch node.content {
    case .map(let entries, _):
      parts.reserveCapacity(entries.count)
      for entry in entries {
        guard let part = part(entry, margin: inner, isInline: isInline && parts.isEmpty) else { return nil }
        parts.append(part)
      }
      content = .map(parts)
    case .list(let items, _):
      for item in items {
        guard let part = part(item, margin: inner, isInline: isInline && parts.isEmpty ? start : nil) else {
          return nil
        }
        parts.append(part)
      }
      content = .list(parts)
    case .scalar: return nil
    }
    let block = WrittenBlock(tail: tail, offset: inner - margin, isInline: isInline)
    return WrittenValue(content: content, form: .block(block))
  }

  private mutating func part(_ entry: Node.Entry, margin: Int, isInline: Bool) -> WrittenPart? {
    let start = entry.keyRange.lowerBound
    let line = start - margin
    var above: [WrittenLine] = []
    if !isInline {
      guard line >= at, let lines = lines(until: line, margin: margin), isBlank(line..<start) else { return nil }
      above = lines
    }
    guard let colon = matter.colon(of: entry),
      let value = value(entry.value, after: colon + 1, margin: margin, isItem: false)
    else { return nil }
    return WrittenPart(above: above, key: entry.key, head: bytes[start...colon], value: value)
  }

  /// - Parameter dash: where the dash stands that opens the list right behind another dash; nil for one on its own line.
  private mutating func part(_ item: Node, margin: Int, isInline dash: Int?) -> WrittenPart? {
    var above: [WrittenLine] = []
    var start = dash ?? at
    if dash == nil {
      // The next line that is no comment has the dash.
      var line = at
      while line < matter.yaml.upperBound, bytes[line..<lineStop(line)].isTail { line = nextLine(line) }
      guard let lines = lines(until: line, margin: margin) else { return nil }
      above = lines
      start = line + margin
      guard start < matter.yaml.upperBound, isBlank(line..<start) else { return nil }
    }
    guard bytes[start] == UInt8(ascii: "-"),
      let value = value(item, after: start + 1, margin: margin, isItem: true)
    else { return nil }
    return WrittenPart(above: above, key: "", head: bytes[start...start], value: value)
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 == WrittenReader.blank } }

  // MARK: - Values

  private mutating func value(_ node: Node, after lead: Int, margin: Int, isItem: Bool) -> WrittenValue? {
    if node.isBlock {
      let start = node.range.lowerBound
      let stop = lineStop(lead)
      if start < stop {
        guard isItem, isBlank(lead..<start) else { return nil }
        return block(node, tail: [], margin: margin, isInline: true)
      }
      let tail = bytes[lead..<stop]
      guard tail.isTail else { return nil }
      at = nextLine(lead)
      return block(node, tail: tail, margin: margin, isInline: false)
    }
    return words(node, after: lead, margin: margin)
  }

  /// A scalar, or brackets or braces.
  private mutating func words(_ node: Node, after lead: Int, margin: Int) -> WrittenValue? {
    var words = WrittenWords(first: [])
    var stop = node.isEmpty ? lead : node.range.upperBound
    if case .scalar(_, .block) = node.content {
      stop = endOfText(node, lead: lead, margin: margin, &words)
      guard stop >= lead else { return nil }
    }
    let firstStop = lineStop(lead)
    words.first = bytes[lead..<min(firstStop, stop)]
    if stop > firstStop {
      var line = nextLine(lead)
      // The last line of a block of text may be an empty one.
      while line <= stop {
        words.rest.append(WrittenLine(bytes[line..<min(lineStop(line), stop)], margin: margin))
        line = nextLine(line)
      }
    }
    if words.textIndent == nil {
      words.tail = bytes[stop..<lineStop(stop)]
      guard words.tail.isTail else { return nil }
    }
    words.comments = comments(node, after: lead, until: stop)
    at = nextLine(max(stop, lead))
    return WrittenValue(content: content(node), form: .words(words))
  }

  /// Where the last line of a block of text ends, before its line end; blank lines below it are layout where they do not
  /// count.
  private func endOfText(_ node: Node, lead: Int, margin: Int, _ words: inout WrittenWords) -> Int {
    let header = lineStop(node.range.lowerBound)
    let signs = bytes[node.range.lowerBound..<header].prefix { $0 != WrittenReader.blank && $0 != UInt8(ascii: "#") }
    words.keepsBlanks = signs.contains(UInt8(ascii: "+"))
    let explicit = signs.first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    var (stop, indent) = (header, nil as Int?)
    var line = nextLine(header)
    while line < node.range.upperBound {
      let end = lineStop(line)
      let blanks = bytes[line..<end].prefix { $0 == WrittenReader.blank }.count
      let isEmpty = blanks == end - line
      if !isEmpty, indent == nil { indent = blanks }
      let isDeeper = indent.map { blanks > $0 } ?? false
      if !isEmpty || words.keepsBlanks || isDeeper || (explicit != nil && blanks > 0) { stop = end }
      line = nextLine(line)
    }
    if let explicit { indent = margin + Int(explicit - UInt8(ascii: "0")) }
    words.textIndent = (indent ?? margin + 1) - margin
    return stop
  }

  private func content(_ node: Node) -> WrittenValue.Content {
    switch node.content {
    case .scalar(let text, _): node.isEmpty ? .nothing : .scalar(text)
    case .list(let items, _):
      .list(items.map { WrittenPart(above: [], key: "", head: [UInt8(ascii: "-")], value: inFlow($0)) })
    case .map(let entries, _):
      .map(
        entries.map { entry in
          let head = bytes[entry.keyRange] + [UInt8(ascii: ":")]
          return WrittenPart(above: [], key: entry.key, head: head, value: inFlow(entry.value))
        })
    }
  }

  /// A value inside of brackets or braces, by its words alone; of several lines none but what they say.
  private func inFlow(_ node: Node) -> WrittenValue {
    let content = content(node)
    if node.isEmpty { return .nothing }
    let written = bytes[node.range]
    let isOneLine = !written.contains(UInt8(ascii: "\n"))
    let value = WrittenValue(content: content, form: .words(WrittenWords(first: [WrittenReader.blank] + written)))
    return isOneLine ? value : WrittenValue.flow(content)
  }

  // MARK: - Comments within words

  private func comments(_ node: Node, after lead: Int, until stop: Int) -> [ArraySlice<UInt8>] {
    guard bytes[lead..<stop].contains(UInt8(ascii: "#")) else { return [] }
    var gaps: [Range<Int>] = []
    var start = lead
    for scalar in node.scalarRanges where scalar.lowerBound >= start {
      gaps.append(start..<scalar.lowerBound)
      start = scalar.upperBound
    }
    if case .scalar(_, .block) = node.content {
      gaps.append(node.range.lowerBound..<lineStop(node.range.lowerBound))
    } else {
      gaps.append(start..<max(start, stop))
    }
    return gaps.flatMap { gap in
      bytes[gap].split(separator: UInt8(ascii: "\n")).compactMap(\.tailComment)
    }
  }
}

extension Node {
  /// Where its scalars stand, keys as well, in their order.
  fileprivate var scalarRanges: [Range<Int>] {
    switch content {
    case .scalar: isEmpty ? [] : [range]
    case .list(let items, _): items.flatMap(\.scalarRanges)
    case .map(let entries, _): entries.flatMap { [$0.keyRange] + $0.value.scalarRanges }
    }
  }
}
