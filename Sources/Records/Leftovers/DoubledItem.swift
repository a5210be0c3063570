/// An item that stands in a list of a record a second time.
package struct DoubledItem: Sendable, Hashable {
  /// What it is known by, as people read it.
  package let name: String
  /// Where it stands again, and where it stood before.
  package let offset: Int
  package let first: Int
  /// Whether both say the same.
  package let isSame: Bool
}

extension SourceText {
  /// What stands twice in the lists of a record, in the order of the text; nothing in one that cannot be read.
  ///
  /// Not what may well be there twice, as a break in an agenda or two teachers of a school, nor what the readers tell.
  package func doubledItems(of kind: RecordKind) -> [DoubledItem] {
    // A record that cannot be read has its own problem.
    guard mergeConflicts.isEmpty, let matter = try? FrontMatter(self), let root = matter.root else { return [] }
    var search = DoubledItems(kind: kind)
    search.visit(root, .root(kind))
    return search.found
  }
}

/// Goes through the lists of one record.
private struct DoubledItems {
  let kind: RecordKind
  var found: [DoubledItem] = []

  mutating func visit(_ node: Node, _ place: KeyPlace) {
    switch node.content {
    case .scalar: return
    case .map(let entries, _): for entry in entries { visit(entry.value, place.inside(entry.key)) }
    case .list(let items, _):
      if isSearched(place) { compare(items, place) }
      for item in items { visit(item, place.item("")) }
    }
  }

  /// Lists that are known, and of which the readers or another rule tell nothing.
  private func isSearched(_ place: KeyPlace) -> Bool {
    guard let key = place.key, !place.isItem, place.items.order != .atomic, kind != .pseudonyms else { return false }
    let told: Set<String> = ["schools", "discussed", "attendance", "apologies"]
    return !told.contains(key.name) && !(kind == .framework && key.name == "entries")
  }

  private mutating func compare(_ items: [Node], _ place: KeyPlace) {
    var seen: [[String]: Node] = [:]
    for item in items {
      guard let words = words(of: item, place), let name = words.first(where: { !$0.isEmpty }) else { continue }
      if let first = seen[words] {
        found.append(
          DoubledItem(
            name: name, offset: item.range.lowerBound, first: first.range.lowerBound,
            isSame: first.meaning == item.meaning))
      } else {
        seen[words] = item
      }
    }
  }

  /// What an item is known by; nil for one that may stand there again.
  private func words(of item: Node, _ place: KeyPlace) -> [String]? {
    if let text = item.text { return [text] }
    guard case .map(let entries, _) = item.content else { return nil }
    if kind == .meeting, place.key?.name == "agenda", item["enquiry"]?.text == nil { return nil }
    let keys = place.shape.itemShape.mapKeys
    switch place.items.identity {
    case .everything: return [entries.first?.value.text ?? "", item.meaning]
    case .keys(let names): return names.map { item[$0]?.text ?? "" }
    case .either(let names): return names.first { item[$0]?.text != nil }.map { [item[$0]?.text ?? ""] }
    case .required:
      let required = keys.filter(\.isRequired).map(\.name)
      return (required.isEmpty ? keys.prefix(1).map(\.name) : required).map { item[$0]?.text ?? "" }
    }
  }
}

extension Node {
  /// What it says, however it is written.
  fileprivate var meaning: String {
    switch content {
    case .scalar(let text, _): "\"\(text.doubling("\""))\""
    case .list(let items, _): "[" + items.map(\.meaning).joined(separator: ",") + "]"
    case .map(let entries, _):
      "{" + entries.map { "\"\($0.key)\":\($0.value.meaning)" }.sorted().joined(separator: ",") + "}"
    }
  }
}
