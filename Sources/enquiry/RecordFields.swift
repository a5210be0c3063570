internal import Archive
internal import Model
internal import Records

/// The keys of any record as text and as JSON, by the description of its kind.
struct RecordFields {
  let kind: RecordKind
  let matter: FrontMatter
  let frameworks: Frameworks
  let toolkit: Toolkit

  /// - Parameter alliance: by whose words codes and interventions are told; nil for a record of no alliance.
  init(_ kind: RecordKind, _ source: SourceText, of alliance: Slug?, in snapshot: Snapshot) throws {
    self.kind = kind
    matter = try FrontMatter(source)
    frameworks = try alliance.map { try snapshot.frameworks(for: $0) } ?? snapshot.frameworks().value
    toolkit = try alliance.map { try snapshot.toolkit(for: $0) } ?? snapshot.toolkit().value
  }

  private var entries: [Node.Entry] {
    guard case .map(let entries, _)? = matter.root?.content else { return [] }
    return entries.filter { !$0.value.isEmpty && $0.key != "schema" }
  }

  // MARK: - Text

  /// Label and value of each key that is recorded, in the order of the file.
  func text(without hidden: Set<String>) -> [(label: String, value: String)] {
    entries.filter { !hidden.contains($0.key) }.map { entry in
      (
        RecordFields.label(entry.key),
        entry.key == "interventions" ? titles(entry.value) : words(entry.value, kind.key(entry.key)?.shape ?? .text)
      )
    }
  }

  static func label(_ key: String) -> String {
    NewName.capitalised(key.split(separator: "_").joined(separator: " "))
  }

  private func words(_ node: Node, _ shape: RecordKey.Shape) -> String {
    switch node.content {
    case .scalar(let text, _): return words(text, shape)
    case .list(let items, _): return items.map { words($0, RecordFields.item(shape)) }.joined(separator: "\n")
    case .map(let entries, _):
      let keys = RecordFields.keys(shape)
      return entries.filter { !$0.value.isEmpty }.map { entry in
        let inner = keys.first { $0.name == entry.key }?.shape ?? .text
        let value = words(entry.value, inner).split(separator: "\n").joined(separator: ", ")
        return "\(RecordFields.label(entry.key).lowercasedFirst): \(value)"
      }.joined(separator: "; ")
    }
  }

  /// What is tried: titles of the toolkit with their ids, or one's own.
  private func titles(_ node: Node) -> String {
    guard case .list(let items, _) = node.content else { return words(node, .text) }
    return items.map { item in
      item.text.map { id in toolkit[id].map { "\($0.title) (\(id))" } ?? id } ?? words(item, .text)
    }.joined(separator: "\n")
  }

  private func words(_ text: String, _ shape: RecordKey.Shape) -> String {
    switch shape {
    case .code(let framework): frameworks.spoken(Code(framework, text))
    case .ownCode: Code(text).map(frameworks.spoken) ?? text
    case .either(let shapes):
      shapes.lazy.map { words(text, $0) }.first { $0 != text } ?? text
    case .day: Day(iso: text)?.spoken ?? text
    case .flag: text == "true" ? "yes" : text == "false" ? "no" : text
    case .choice: text.split(separator: "_").joined(separator: " ")
    default: text
    }
  }

  // MARK: - JSON

  /// The keys as the file has them: numbers and yes/no as such, all else as text.
  var json: [String: JSON] {
    Dictionary(
      entries.map { ($0.key, RecordFields.json($0.value, kind.key($0.key)?.shape ?? .text)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func json(_ node: Node, _ shape: RecordKey.Shape) -> JSON {
    switch node.content {
    case .scalar(let text, _):
      switch shape {
      case .either(let shapes) where shapes.contains { if case .whole = $0 { true } else { false } }:
        return json(node, .number)
      case .number, .whole: return ExactNumber(text).map { .number($0.double) } ?? .text(text)
      case .flag: return text == "true" || text == "false" ? .truth(text == "true") : .text(text)
      default: return .text(text)
      }
    case .list(let items, _): return .list(items.map { json($0, item(shape)) })
    case .map(let entries, _):
      let keys = keys(shape)
      let inner = entries.filter { !$0.value.isEmpty }.map { entry in
        (entry.key, json(entry.value, keys.first { $0.name == entry.key }?.shape ?? .text))
      }
      return .object(Dictionary(inner, uniquingKeysWith: { first, _ in first }))
    }
  }

  // MARK: - Shapes

  /// What an item of a list is.
  private static func item(_ shape: RecordKey.Shape) -> RecordKey.Shape {
    switch shape {
    case .list(let item): item
    case .either(let shapes): shapes.lazy.map(item).first { $0 != .text } ?? .text
    default: .text
    }
  }

  /// The keys of a map.
  private static func keys(_ shape: RecordKey.Shape) -> [RecordKey] {
    switch shape {
    case .map(let keys): keys
    case .either(let shapes): shapes.flatMap(keys)
    default: []
    }
  }
}
