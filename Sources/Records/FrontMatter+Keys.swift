/// Where a value stands in a record: keys and numbers of items (from 0), joined by dots, as
/// `theory_of_change.outputs.0.measures`.
///
/// The program's own keys hold no dots; hand-written keys that do are never edited by it.
struct KeyPath {
  let steps: [String]

  init(_ text: String) { steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init) }
}

extension Node {
  /// The value at a path; nil when there is none.
  func value(at path: KeyPath) -> Node? {
    var node = self
    for step in path.steps {
      guard let next = node.child(step) else { return nil }
      node = next
    }
    return node
  }

  /// The value of a key, or the item of a number.
  func child(_ step: String) -> Node? {
    if case .list(let items, _) = content {
      return Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
    }
    return self[step]
  }
}

extension FrontMatter {
  /// The replacement that gives the value at a path.
  ///
  /// What is missing on the way is made; a list or map in braces on the way is written out below its key.
  func setting(_ path: String, to value: YAMLValue, order: [String]) throws(RecordError) -> TextReplacement {
    try changing(KeyPath(path).steps[...], in: root, value, order: order)
  }

  /// The replacement that puts an item below the others of a list; the list is made where there is none.
  func adding(_ item: YAMLValue, to path: String, order: [String]) throws(RecordError) -> TextReplacement {
    guard let list = root?.value(at: KeyPath(path)), case .list(let items, let isFlow) = list.content else {
      return try setting(path, to: .list([item]), order: order)
    }
    guard let last = items.last, let first = items.first, !isFlow else {
      return try setting(path, to: .list(items.map(YAMLValue.init) + [item]), order: order)
    }
    let stop = endOfLine(ofValue: last)
    return TextReplacement(range: stop..<stop, text: "\n" + item.item(indent: indentOfDash(before: first)))
  }

  /// The column of the dash of an item of a block list.
  private func indentOfDash(before item: Node) -> Int {
    var at = item.range.lowerBound
    let begin = source.lineStart(at)
    // The dash of an empty item, or of one that begins on the next line, stands further up.
    while at > yaml.lowerBound, at == item.range.lowerBound || source.bytes[at] != UInt8(ascii: "-") { at -= 1 }
    return at - (at >= begin ? begin : source.lineStart(at))
  }

  private func changing(
    _ steps: ArraySlice<String>, in node: Node?, _ value: YAMLValue, order: [String]
  ) throws(RecordError) -> TextReplacement {
    guard let step = steps.first, let node, case .map(let entries, let isFlow) = node.content else {
      return try inserting(steps.joined(separator: "."), value, into: nil, order: order)
    }
    guard let entry = entries.first(where: { $0.key == step }) else {
      let made = steps.dropFirst().reversed().reduce(value) { .map([YAMLValue.Pair($1, $0)]) }
      return try inserting(step, made, into: node, order: order)
    }
    let rest = steps.dropFirst()
    if rest.isEmpty { return try replacing(entry, with: value) }
    if entry.value.isList, entry.value.child(rest[rest.startIndex]) == nil {
      throw source.refused(
        "no_such_item", at: entry.keyRange.lowerBound, "“\(entry.key)” has not so many items.",
        "Add items one by one.")
    }
    if isFlow || !entry.value.isBlock {
      return try replacing(entry, with: YAMLValue(entry.value).setting(rest, to: value))
    }
    if entry.value.isList { return try changingItem(rest, of: entry, value, order: order) }
    return try changing(rest, in: entry.value, value, order: order)
  }

  /// Changes inside one item of a block list; an item that is one word becomes a map when a key is set in it.
  private func changingItem(
    _ steps: ArraySlice<String>, of entry: Node.Entry, _ value: YAMLValue, order: [String]
  ) throws(RecordError) -> TextReplacement {
    guard let item = entry.value.child(steps[steps.startIndex]) else { return try replacing(entry, with: value) }
    let rest = steps.dropFirst()
    if !rest.isEmpty, case .map(_, isFlow: false) = item.content {
      return try changing(rest, in: item, value, order: order)
    }
    let made = rest.isEmpty ? value : YAMLValue(item).setting(rest, to: value)
    let indent = indentOfDash(before: item)
    if made.isScalar, case .scalar(_, let style) = item.content, style != .block {
      return TextReplacement(range: item.range, text: made.scalar(like: style))
    }
    let text = String(made.item(indent: indent).dropFirst(indent + 2))
    return TextReplacement(range: item.range.lowerBound..<endOfValue(item), text: text)
  }

  private func replacing(_ entry: Node.Entry, with value: YAMLValue) throws(RecordError) -> TextReplacement {
    if value.isScalar, case .scalar(_, let style) = entry.value.content, !entry.value.isEmpty, style != .block {
      return TextReplacement(range: entry.value.range, text: value.scalar(like: style))
    }
    let begin = try afterColon(of: entry)
    let stop = entry.value.isEmpty ? begin : endOfValue(entry.value)
    return TextReplacement(range: begin..<stop, text: value.afterColon(indent: indent(ofKeysWith: entry)))
  }

  /// The column of a key.
  private func indent(ofKeysWith entry: Node.Entry) -> Int {
    entry.keyRange.lowerBound - source.lineStart(entry.keyRange.lowerBound)
  }

  /// A new key, after the last one that stands before it in the order; at the end when there is none such.
  private func inserting(
    _ key: String, _ value: YAMLValue, into node: Node?, order: [String]
  ) throws(RecordError) -> TextReplacement {
    guard let node, case .map(let entries, let isFlow) = node.content, let first = entries.first,
      let last = entries.last
    else {
      return TextReplacement(
        range: yaml.lowerBound..<yaml.lowerBound, text: key + ":" + value.afterColon(indent: 0) + "\n")
    }
    if isFlow {
      throw source.refused(
        "braces", at: node.range.lowerBound, "The keys stand in braces here.", "Write one key: value a line.")
    }
    let indent = indent(ofKeysWith: first)
    let line = String(repeating: " ", count: indent) + key + ":" + value.afterColon(indent: indent)
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

extension Node {
  fileprivate var isList: Bool {
    if case .list = content { true } else { false }
  }

  /// Whether it is a list or map that is written one item or key a line.
  fileprivate var isBlock: Bool {
    switch content {
    case .list(let items, let isFlow): !isFlow && !items.isEmpty
    case .map(let entries, let isFlow): !isFlow && !entries.isEmpty
    case .scalar: false
    }
  }
}
