// What stands in a record and is shown by nothing that reads it.
extension FrontMatter {
  /// Whether a comment stands among the keys.
  var hasComments: Bool {
    var at = yaml.lowerBound
    for range in root.map(spans) ?? [] {
      if holdsComment(at..<range.lowerBound) { return true }
      at = range.upperBound
    }
    return holdsComment(at..<yaml.upperBound)
  }

  private func holdsComment(_ range: Range<Int>) -> Bool { source.bytes[range].contains(UInt8(ascii: "#")) }

  /// The words of keys and values, in their order. The head of a block of text is none of them: a comment may stand there.
  private func spans(_ node: Node) -> [Range<Int>] {
    switch node.content {
    case .scalar(_, style: .block):
      let begin = min(source.lineStop(node.range.lowerBound), node.range.upperBound)
      return [begin..<node.range.upperBound]
    case .scalar: return [node.range]
    case .list(let items, _): return items.flatMap(spans)
    case .map(let entries, _): return entries.flatMap { [$0.keyRange] + spans($0.value) }
    }
  }

  /// A key with its value as they stand, without the last line end; nil where a comment stands in them, or where they cannot stand
  /// by themselves.
  func bytes(of entry: Node.Entry) -> [UInt8]? {
    guard let colon = colon(of: entry), column(entry.keyRange.lowerBound) == 0 else { return nil }
    let last = lastValue(of: entry.value)
    guard !keepsBlankLines(last) else { return nil }
    let end = entry.value.isEmpty ? colon + 1 : max(colon + 1, endOfValue(last))
    var at = colon + 1
    for range in spans(entry.value) where !entry.value.isEmpty {
      if at < range.lowerBound, holdsComment(at..<range.lowerBound) { return nil }
      at = max(at, range.upperBound)
    }
    if at < end, holdsComment(at..<end) { return nil }
    return Array(source.bytes[entry.keyRange.lowerBound..<end])
  }

  /// What people wrote, without what Markdown hides. In a block of code nothing is hidden.
  var bodyWithoutComments: [UInt8] {
    let (open, close) = (Array("<!--".utf8), Array("-->".utf8))
    var kept: [UInt8] = []
    var code = CodeFence()
    var isHidden = false
    var line = body.lowerBound
    while line < body.upperBound {
      let next = source.nextLine(line)
      if !isHidden, code.passes(source.string(line..<source.lineStop(line))) {
        kept += source.bytes[line..<next]
        line = next
        continue
      }
      var at = line
      while at < next {
        if source.bytes[at..<next].starts(with: isHidden ? close : open) {
          at += isHidden ? close.count : open.count
          isHidden.toggle()
        } else {
          if !isHidden { kept.append(source.bytes[at]) }
          at += 1
        }
      }
      line = next
    }
    return kept
  }
}
