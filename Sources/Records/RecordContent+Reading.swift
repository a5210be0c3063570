package import Model

extension RecordContent {
  /// What a record says, by the form of its text alone: keys that no reader knows are kept, too.
  ///
  /// - Throws: ``RecordError`` when the front matter cannot be read.
  package init(_ source: SourceText) throws(RecordError) {
    let matter = try FrontMatter(source)
    let fields = matter.root.map { RecordContent.fields(of: $0, below: "") } ?? []
    self.init(fields: fields.filter { $0.key != "schema" }, prose: matter.prose)
  }

  private static func fields(of node: Node, below key: String) -> [Field] {
    switch node.content {
    case .map(let entries, _):
      entries.flatMap { fields(of: $0.value, below: key.isEmpty ? $0.key : "\(key).\($0.key)") }
    case .list(let items, _): items.isEmpty ? [] : [Field(key, items.map(\.spoken), isList: true)]
    case .scalar(let text, _): node.isEmpty ? [] : [Field(key, [text])]
    }
  }
}

extension Node {
  /// `trust is up; measure: trust; at least: 80%`: the first key of an item is what it is, the others say more of it.
  fileprivate var spoken: String {
    switch content {
    case .scalar(let text, _): return text
    case .list(let items, _): return items.map(\.spoken).joined(separator: ", ")
    case .map(let entries, _):
      let written = entries.filter { !$0.value.isEmpty }
      return written.enumerated().map { number, entry in
        let label = entry.key.split(separator: "_").joined(separator: " ")
        return number == 0 ? entry.value.spoken : "\(label): \(entry.value.spoken)"
      }.joined(separator: "; ")
    }
  }
}
