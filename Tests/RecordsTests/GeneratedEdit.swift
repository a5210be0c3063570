import Model
import Records

/// An edit of one key, at any depth, with a value that fits there.
struct GeneratedEdit {
  let path: String
  let edit: RecordEdit
  /// What must read back at the path of ``written``.
  let value: YAMLValue
  /// Where the value stands afterwards: the path, or the new item of the list.
  let written: String

  init(of kind: RecordKind, in root: Node?, _ dice: inout Dice) {
    // Lists and maps more often than their number among the keys: what can go wrong goes wrong in them.
    let deep = kind.keys.filter { $0.isList || !$0.shape.mapKeys.isEmpty }
    let key = deep.isEmpty || dice.once(in: 3) ? dice.pick(kind.keys) : dice.pick(deep)
    var path = key.name
    var shape = key.shape
    var node = root?[key.name]
    while true {
      if case .list(let item) = shape {
        let count = node?.items.count ?? 0
        if dice.once(in: 3) {
          // An item more.
          let value = MadeValue.made(item, &dice).value
          self.init(path: path, edit: .add(value, to: path), value: value, written: "\(path).\(count)")
          return
        }
        guard !dice.once(in: 4) else { break }
        let index = dice.roll(count + 1)
        path += ".\(index)"
        shape = item
        node = node?.items.indices.contains(index) == true ? node?.items[index] : nil
      }
      let keys = shape.mapKeys
      guard !keys.isEmpty, !dice.once(in: 3) else { break }
      let inner = dice.pick(keys)
      path += "." + inner.name
      shape = inner.shape
      node = node?[inner.name]
    }
    let value: YAMLValue = dice.once(in: 8) ? .list([]) : MadeValue.made(shape, &dice).value
    self.init(path: path, edit: .set(path, value), value: value, written: path)
  }

  private init(path: String, edit: RecordEdit, value: YAMLValue, written: String) {
    self.path = path
    self.edit = edit
    self.value = value
    self.written = written
  }
}

extension RecordKey.Shape {
  /// The keys of a map, also where one word may stand for it; none for a list.
  var mapKeys: [RecordKey] {
    switch self {
    case .map(let keys): keys
    case .either(let shapes): shapes.flatMap(\.mapKeys)
    default: []
    }
  }

  /// Of a map that may be one word for short: the key that the word is for.
  var word: String? {
    guard case .either = self, !mapKeys.isEmpty else { return nil }
    return (mapKeys.first(where: \.isRequired) ?? mapKeys.first)?.name
  }
}

extension Node {
  var items: [Node] { if case .list(let items, _) = content { items } else { [] } }
  var entries: [Entry] { if case .map(let entries, _) = content { entries } else { [] } }

  var isBlockOfText: Bool { if case .scalar(_, style: .block) = content { true } else { false } }

  /// The value at a path of keys and numbers of items.
  ///
  /// - Parameter isWord: whether one word counts as the value of the key asked for in it.
  func at(_ path: String, isWord: Bool = false) -> Node? {
    var node = self
    let steps = path.split(separator: ".").map(String.init)
    for (index, step) in steps.enumerated() {
      // One word that stands for a map.
      if index > 0, index == steps.count - 1, node.text != nil, isWord { return node }
      guard let next = node[step] ?? Int(step).flatMap({ node.items.indices.contains($0) ? node.items[$0] : nil })
      else {
        return nil
      }
      node = next
    }
    return node
  }
}

/// What a record says, whatever it is written like: without what is empty, and words that stand for a map as that map.
struct Meaning: Equatable {
  /// Paths with their words.
  private(set) var words: [String: [UInt8]] = [:]

  init(_ node: Node?, _ kind: RecordKind) { if let node { read(node, .map(kind.keys), "") } }

  /// - Parameter source: the file; a block of text at its very end gets its line end from whatever is put below it.
  init(of source: SourceText, _ kind: RecordKind) throws {
    self.init(try FrontMatter(source).root, kind)
    guard !source.endsWithLineEnd else { return }
    words = words.mapValues { $0.last == 10 ? $0.dropLast() : $0 }
  }

  private mutating func read(_ node: Node, _ shape: RecordKey.Shape, _ path: String) {
    if case .scalar(let text, _) = node.content {
      if node.isEmpty { return }
      words[shape.word.map { path + "." + $0 } ?? path] = Array(text.utf8)
      return
    }
    for (index, item) in node.items.enumerated() {
      var inner = RecordKey.Shape.text
      if case .list(let shape) = shape { inner = shape }
      read(item, inner, path + ".\(index)")
    }
    for entry in node.entries {
      read(entry.value, shape.mapKeys.first { $0.name == entry.key }?.shape ?? .text, path + "." + entry.key)
    }
  }

  /// All but what stands at a path and below it.
  func without(_ path: String) -> Meaning {
    var rest = self
    rest.words = words.filter { $0.key != "." + path && !$0.key.hasPrefix("." + path + ".") }
    return rest
  }
}
