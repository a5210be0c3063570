internal import Model

/// A value where it stands: what is before it, and in what it is.
struct ValueSlot {
  let node: Node
  let shape: RecordKey.Shape
  /// After the colon of its key or the dash of its item.
  let lead: Int
  /// The column of its key or dash.
  let margin: Int
  let isItem: Bool
  /// Whether it stands inside of brackets or braces.
  let isFlow: Bool
}

extension FrontMatter {
  /// The replacement that gives the value at a path; nil when it stands there already.
  ///
  /// What is missing on the way is made. One word that stands for a map becomes the map when another of its keys is set.
  func setting(_ path: String, to value: YAMLValue, in kind: RecordKind) throws(RecordError) -> TextReplacement? {
    let steps = KeyPath(path).steps[...]
    guard let root else {
      if value.isNothing { return nil }
      let lines = value.below(steps).lines(indent: 0) + "\n"
      return TextReplacement(range: yaml.lowerBound..<yaml.lowerBound, text: lines)
    }
    let top = ValueSlot(
      node: root, shape: .map(kind.keys), lead: yaml.lowerBound, margin: 0, isItem: false, isFlow: false)
    return try changing(steps, at: top, to: value)
  }

  /// The replacement that puts an item below the others of a list; the list is made where there is none.
  func adding(_ item: YAMLValue, to path: String, in kind: RecordKind) throws(RecordError) -> TextReplacement? {
    guard let node = root?.value(at: KeyPath(path)), !node.isEmpty else {
      return try setting(path, to: .list([item]), in: kind)
    }
    guard case .list(let items, _) = node.content else {
      throw source.refused(
        "not_a_list", at: node.range.lowerBound, "“\(path)” should be a list.",
        "Write what stands here as “- item” on a line below the key, then try again.")
    }
    if items.isEmpty { return try setting(path, to: .list([item]), in: kind) }
    return try setting("\(path).\(items.count)", to: item, in: kind)
  }

  /// The replacement that takes an item out of a list, with its lines; nil where there is no such item. The last one leaves the key
  /// with nothing.
  func removing(item index: Int, from path: String, in kind: RecordKind) throws(RecordError) -> TextReplacement? {
    guard let list = root?.value(at: KeyPath(path)), case .list(let items, let isFlow) = list.content,
      items.indices.contains(index)
    else { return nil }
    if items.count == 1 { return try setting(path, to: .list([]), in: kind) }
    let range: Range<Int>
    if isFlow {
      range =
        index + 1 < items.count
        ? items[index].range.lowerBound..<items[index + 1].range.lowerBound
        : items[index - 1].range.upperBound..<items[index].range.upperBound
    } else {
      let dash = dash(ofItem: index, among: items, of: list)
      range = dash - column(dash)..<source.nextLine(endOfValue(lastValue(of: items[index])))
    }
    return TextReplacement(range: range, text: "")
  }

  // MARK: - The way to the value

  private func changing(
    _ steps: ArraySlice<String>, at slot: ValueSlot, to value: YAMLValue
  ) throws(RecordError) -> TextReplacement? {
    guard let step = steps.first else { return slot.node.holds(value) ? nil : replacing(slot, with: value) }
    let rest = steps.dropFirst()
    if slot.node.isVacant { return value.isNothing ? nil : replacing(slot, with: value.below(steps)) }
    switch slot.node.content {
    case .map(let entries, _):
      if let entry = entries.first(where: { $0.key == step }) {
        return try changing(rest, at: self.slot(of: entry, in: slot), to: value)
      }
      return value.isNothing ? nil : try inserting(step, value.below(rest), into: slot)
    case .list(let items, _):
      if let index = Int(step), items.indices.contains(index) {
        return try changing(rest, at: self.slot(ofItem: index, in: slot), to: value)
      }
      guard Int(step) == items.count else {
        throw source.refused(
          "no_item", at: slot.node.range.lowerBound,
          items.count == 1 ? "This list has 1 item." : "This list has \(items.count) items.",
          "Look at the file, then try again.")
      }
      return try appending(value.below(rest), to: slot)
    case .scalar:
      return try spellingOut(slot, step, value.below(rest))
    }
  }

  private func slot(of entry: Node.Entry, in map: ValueSlot) throws(RecordError) -> ValueSlot {
    let shape = map.shape.inner.first { $0.name == entry.key }?.shape ?? .text
    if !map.node.isBlock {
      return ValueSlot(
        node: entry.value, shape: shape, lead: endOfFlowKey(entry), margin: 0, isItem: false, isFlow: true)
    }
    return ValueSlot(
      node: entry.value, shape: shape, lead: try afterColon(of: entry), margin: column(entry.keyRange.lowerBound),
      isItem: false, isFlow: false)
  }

  private func slot(ofItem index: Int, in list: ValueSlot) -> ValueSlot {
    guard case .list(let items, let isFlow) = list.node.content else { return list }
    let margin = column(list.node.range.lowerBound)
    let lead = isFlow ? items[index].range.lowerBound : dash(ofItem: index, among: items, of: list.node) + 1
    return ValueSlot(
      node: items[index], shape: list.shape.item, lead: lead, margin: margin, isItem: true, isFlow: isFlow)
  }

  /// Where the dash of an item of a block list stands.
  private func dash(ofItem index: Int, among items: [Node], of list: Node) -> Int {
    let first = list.range.lowerBound
    guard index > 0 else { return first }
    let margin = column(first)
    var line = source.nextLine(endOfValue(lastValue(of: items[index - 1])))
    // Blank lines and comments may stand between two items.
    while line + margin < items[index].range.upperBound {
      let isDash = source.bytes[line + margin] == UInt8(ascii: "-")
      if isDash, source.bytes[line..<line + margin].allSatisfy({ $0 == UInt8(ascii: " ") }) { break }
      line = source.nextLine(line)
    }
    return line + margin
  }

  // MARK: - Changes

  private func replacing(_ slot: ValueSlot, with value: YAMLValue) -> TextReplacement {
    let change = slot.isFlow ? replacingInFlow(slot, with: value) : replacingInLines(slot, with: value)
    // A comment may follow a quotation mark at once; after a bare word it would be text.
    let end = change.range.upperBound
    let gap = end < yaml.upperBound && source.bytes[end] == UInt8(ascii: "#") ? " " : ""
    return TextReplacement(range: change.range, text: change.text + gap)
  }

  private func replacingInLines(_ slot: ValueSlot, with value: YAMLValue) -> TextReplacement {
    let node = slot.node
    if value.isScalar, let style = node.lineStyle {
      return TextReplacement(range: node.range, text: value.scalar(like: style))
    }
    if !node.isVacant, !node.isBlock, node.isAlike(value), !value.isNothing {
      return TextReplacement(range: node.range, text: value.flow)
    }
    let stop = node.isEmpty ? slot.lead : endOfValue(node)
    if node.isBlock, node.isAlike(value), !value.isNothing {
      let column = column(node.range.lowerBound)
      let lines = value.lines(indent: column).dropFirst(column)
      return TextReplacement(range: node.range.lowerBound..<stop, text: String(lines))
    }
    // What stands behind the key on its own line, as a comment, when the value begins further down.
    let endOfKeyLine = source.lineStop(slot.lead)
    let startsBelow = node.isEmpty || node.range.lowerBound > endOfKeyLine
    let kept = startsBelow ? source.string(slot.lead..<endOfKeyLine) : ""
    return TextReplacement(
      range: slot.lead..<(startsBelow ? max(stop, endOfKeyLine) : stop),
      text: value.after(slot, keeping: kept))
  }

  /// One word that stands for a map becomes the map: the word stays as it is written, and a key is put below it.
  private func spellingOut(
    _ slot: ValueSlot, _ key: String, _ value: YAMLValue
  ) throws(RecordError) -> TextReplacement? {
    let node = slot.node
    guard let short = slot.shape.short, case .scalar(let text, _) = node.content else {
      throw source.refused(
        "not_a_map", at: node.range.lowerBound, "“\(key)” cannot be put here, since this is one word.",
        "Write what stands here with keys of its own, then try again.")
    }
    if key == short { return node.holds(value) ? nil : replacing(slot, with: value) }
    if value.isNothing { return nil }
    let isOneLine = node.lineStyle != nil && source.lineStop(node.range.lowerBound) >= node.range.upperBound
    let word = isOneLine ? source.string(node.range) : YAMLValue.doubleQuoted(text)
    if slot.isFlow {
      return TextReplacement(range: node.range, text: "{\(short): \(word), \(key): \(value.flow)}")
    }
    let stop = endOfValue(node)
    let tail = commentOfBlock(node) + source.string(stop..<source.lineStop(stop))
    let column = column(node.range.lowerBound)
    let line = YAMLValue.map([YAMLValue.Pair(key, value)]).lines(indent: column)
    return TextReplacement(
      range: node.range.lowerBound..<source.lineStop(stop), text: "\(short): \(word)\(tail)\n\(line)")
  }

  /// ` # why`: what stands behind the sign of a block of text; empty for all else.
  private func commentOfBlock(_ node: Node) -> String {
    guard case .scalar(_, style: .block) = node.content else { return "" }
    let head = source.string(node.range.lowerBound..<source.lineStop(node.range.lowerBound))
    return head.firstIndex(of: "#").map { " " + head[$0...] } ?? ""
  }

  /// A new key, after the last one that stands before it in the order; above the first when there is none such.
  private func inserting(
    _ key: String, _ value: YAMLValue, into map: ValueSlot
  ) throws(RecordError) -> TextReplacement? {
    guard case .map(let entries, false) = map.node.content, let first = entries.first else {
      return try insertingInFlow(key, value, into: map.node)
    }
    let order = map.shape.inner.map(\.name)
    let rank = order.firstIndex(of: key) ?? order.count
    let column = column(first.keyRange.lowerBound)
    let line = YAMLValue.map([YAMLValue.Pair(key, value)]).lines(indent: column)
    if let earlier = entries.last(where: { (order.firstIndex(of: $0.key) ?? order.count) < rank }) {
      return below(earlier.value, line)
    }
    if rank == order.count, let last = entries.last { return below(last.value, line) }
    let begin = first.keyRange.lowerBound
    let text = line.dropFirst(column) + "\n" + String(repeating: " ", count: column)
    return TextReplacement(range: begin..<begin, text: String(text))
  }

  private func appending(_ item: YAMLValue, to list: ValueSlot) throws(RecordError) -> TextReplacement? {
    guard case .list(let items, false) = list.node.content, let last = items.last else {
      return appendingInFlow(item, to: list.node)
    }
    return below(last, item.item(indent: column(list.node.range.lowerBound)))
  }

  /// The replacement that puts lines below a value.
  private func below(_ value: Node, _ lines: String) -> TextReplacement {
    let last = lastValue(of: value)
    let end = last.range.upperBound
    // The blank lines below a block of text that keeps them are its own.
    if keepsBlankLines(last), end > 0, source.bytes[end - 1] == UInt8(ascii: "\n") {
      return TextReplacement(range: end..<end, text: lines + "\n")
    }
    let stop = source.lineStop(endOfValue(last))
    return TextReplacement(range: stop..<stop, text: "\n" + lines)
  }
}
