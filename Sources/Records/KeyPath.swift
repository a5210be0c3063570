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

  /// Whether it is a list or map that is written one item or key a line.
  var isBlock: Bool {
    switch content {
    case .list(_, let isFlow), .map(_, let isFlow): !isFlow
    case .scalar: false
    }
  }

  /// Whether it holds nothing: an empty value, or brackets or braces with nothing in them.
  package var isVacant: Bool {
    switch content {
    case .list(let items, _): items.isEmpty
    case .map(let entries, _): entries.isEmpty
    case .scalar: isEmpty
    }
  }

  /// Whether both are lists, or both are maps.
  func isAlike(_ value: YAMLValue) -> Bool {
    switch (content, value) {
    case (.list, .list), (.map, .map): true
    default: false
    }
  }

  /// Whether it reads as this value already, byte for byte.
  func holds(_ value: YAMLValue) -> Bool {
    switch (content, value) {
    case (.scalar(let text, _), .text(let words)), (.scalar(let text, _), .token(let words)):
      return text.utf8.elementsEqual(words.utf8) && isEmpty == (value == .token(""))
    case (.list(let items, _), .list(let values)):
      return items.count == values.count && zip(items, values).allSatisfy { $0.holds($1) }
    case (.map(let entries, _), .map(let pairs)):
      return entries.count == pairs.count
        && zip(entries, pairs).allSatisfy { $0.key == $1.key && $0.value.holds($1.value) }
    default: return isEmpty && value.isNothing
    }
  }
}

extension RecordKey.Shape {
  /// The shape of an item of a list.
  var item: RecordKey.Shape { if case .list(let shape) = self { shape } else { .text } }

  /// Of a map that may be one word for short: the key that the word is for.
  var short: String? {
    guard case .either(let shapes) = self else { return nil }
    let keys = shapes.flatMap(\.inner)
    return (keys.first(where: \.isRequired) ?? keys.first)?.name
  }
}
