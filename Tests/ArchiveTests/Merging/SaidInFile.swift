import Model
import Records

@testable import Archive

/// What a file says, value by value, whatever it is written like: a dictionary from the place of a value to its words.
struct SaidInFile {
  typealias Spot = [String]

  let path: String
  private(set) var values: [Spot: String] = [:]
  /// The names of the items of each list of maps, and of each list whose order means something.
  private(set) var lists: [Spot: [String]] = [:]
  private(set) var orders: [Spot: [String]] = [:]
  /// Whether it can be looked into.
  private(set) var isReadable = true

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    let text = try? SourceText(path: path, bytes: bytes)
    switch (Layout.mergeForm(of: path), text) {
    case (.record(.pack), _), (.whole, _), (_, nil): readWhole(bytes)
    case (.record(let kind), let text?):
      guard let matter = try? FrontMatter(text) else {
        readWhole(bytes)
        break
      }
      if let root = matter.root { read(root, ["key"], .map(kind.keys), .set) }
      readLines(text.string(matter.body))
    case (.figures, let text?), (.summary, let text?): readRows(text)
    case (.lines, let text?): readLines(text.text)
    }
  }

  mutating func put(_ value: String, at spot: Spot) { values[spot] = value }

  private mutating func readWhole(_ bytes: [UInt8]) {
    isReadable = false
    values[["whole"]] = bytes.map { String($0, radix: 16) }.joined()
  }

  // MARK: - Keys

  private mutating func read(_ node: Node, _ spot: Spot, _ shape: RecordKey.Shape, _ items: RecordKey.Items) {
    switch node.content {
    case .scalar(let text, _):
      if node.isEmpty { return }
      values[shape.keyOfWord.map { spot + [$0] } ?? spot] = text
    case .map(let entries, _):
      for entry in entries {
        let key = shape.keysOfMap.first { $0.name == entry.key }
        read(entry.value, spot + [entry.key], key?.shape ?? .text, key?.items ?? .set)
      }
    case .list(let list, _) where items.order == .atomic: values[spot] = "\(list.map(\.text))"
    case .list(let list, _):
      var names: [String] = []
      for item in list where !item.isEmpty {
        let name = Self.name(item, shape.itemOfList, items)
        names.append(name + " \(names.count { $0.hasPrefix(name) })")
        values[spot + [names[names.count - 1], "is there"]] = "yes"
        read(item, spot + [names[names.count - 1]], shape.itemOfList, .set)
      }
      if !shape.itemOfList.keysOfMap.isEmpty { lists[spot] = names }
      if items.order != .set { orders[spot] = names }
    }
  }

  /// What an item is known by.
  private static func name(_ item: Node, _ shape: RecordKey.Shape, _ items: RecordKey.Items) -> String {
    if let text = item.text { return text }
    let keys: [String]
    switch items.identity {
    case .required:
      let required = shape.keysOfMap.filter(\.isRequired).map(\.name)
      keys = required.isEmpty ? [shape.keysOfMap.first?.name ?? ""] : required
    case .keys(let names): keys = names
    case .either(let names): keys = names.filter { item[$0]?.text != nil }.prefix(1) + []
    case .everything: keys = []
    }
    let words = keys.compactMap { item[$0]?.text }
    return words.isEmpty ? everything(item) : words.joined(separator: " | ")
  }

  private static func everything(_ node: Node) -> String {
    switch node.content {
    case .scalar(let text, _): text
    case .list(let items, _): "[\(items.map(everything).sorted())]"
    case .map(let entries, _): "{\(entries.map { $0.key + ": " + everything($0.value) }.sorted())}"
    }
  }

  // MARK: - Text and tables

  /// Each line, with how often it stands there.
  private mutating func readLines(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").joined(separator: " ")
      if words.isEmpty { continue }
      values[["line", words]] = "\((values[["line", words]].flatMap(Int.init) ?? 0) + 1)"
    }
  }

  /// Each row under its key; the rows of one school are one value of a summary.
  private mutating func readRows(_ text: SourceText) {
    guard let table = try? CSVTable(text) else { return readWhole(text.bytes) }
    let isSummary = path.hasSuffix(".summary.csv")
    let key =
      isSummary ? ["school", "definition"] : ["occasion", "group", "subgroup_by", "subgroup", "school", "definition"]
    for row in table.rows {
      var cells: [String: String] = [:]
      for (column, cell) in zip(table.header, row) where !cell.text.isEmpty { cells[column.text] = cell.text }
      let spot = ["row"] + key.map { cells[$0] ?? "" }
      let words = cells.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      values[spot] = values[spot].map { [$0, words].sorted().joined(separator: "; ") } ?? words
    }
  }
}

extension RecordKey.Shape {
  /// The keys of a map, also where one word may stand for it.
  fileprivate var keysOfMap: [RecordKey] {
    switch self {
    case .map(let keys): keys
    case .either(let shapes): shapes.flatMap(\.keysOfMap)
    default: []
    }
  }

  /// Of a map that may be one word for short: the key that the word is for.
  fileprivate var keyOfWord: String? {
    guard case .either = self else { return nil }
    return (keysOfMap.first(where: \.isRequired) ?? keysOfMap.first)?.name
  }

  fileprivate var itemOfList: RecordKey.Shape {
    switch self {
    case .list(let shape): shape
    case .either(let shapes): shapes.first { if case .list = $0 { true } else { false } }?.itemOfList ?? .text
    default: .text
    }
  }
}
