internal import Model

// Changes inside of brackets and braces: what stands there stays on its line and in its style.
extension FrontMatter {
  func replacingInFlow(_ slot: ValueSlot, with value: YAMLValue) -> TextReplacement {
    let node = slot.node
    if node.isEmpty {
      let colon = source.bytes[slot.lead - 1] == UInt8(ascii: ":") ? "" : ":"
      return TextReplacement(range: slot.lead..<slot.lead, text: "\(colon) \(value.flow)")
    }
    if value.isNothing { return TextReplacement(range: node.range, text: slot.isItem ? "[]" : "") }
    let text = node.lineStyle.map { value.flow(like: $0) } ?? value.flow
    return TextReplacement(range: node.range, text: text)
  }

  /// After the colon of a key in braces, or after the key when it has none.
  func endOfFlowKey(_ entry: Node.Entry) -> Int { colon(of: entry).map { $0 + 1 } ?? entry.keyRange.upperBound }

  func insertingInFlow(_ key: String, _ value: YAMLValue, into map: Node) throws(RecordError) -> TextReplacement {
    let begin = map.range.lowerBound
    guard source.bytes[begin] == UInt8(ascii: "{"), case .map(let entries, _) = map.content else {
      throw source.refused(
        "braces", at: begin, "A key cannot be put here as it stands.", "Write one key: value a line.")
    }
    let pair = "\(key): \(value.flow)"
    guard let last = entries.last else { return TextReplacement(range: begin + 1..<begin + 1, text: pair) }
    let stop = last.value.isEmpty ? endOfFlowKey(last) : last.value.range.upperBound
    // A comma right behind a colon would be refused.
    return TextReplacement(range: stop..<stop, text: (last.value.isEmpty ? " , " : ", ") + pair)
  }

  func appendingInFlow(_ item: YAMLValue, to list: Node) -> TextReplacement {
    guard case .list(let items, _) = list.content, let last = items.last else {
      let begin = list.range.lowerBound + 1
      return TextReplacement(range: begin..<begin, text: item.flow)
    }
    let stop = last.range.upperBound
    return TextReplacement(range: stop..<stop, text: ", " + item.flow)
  }
}
