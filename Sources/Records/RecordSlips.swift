package import Model

/// Slips in a record that a machine cannot mend wrongly: a key or a heading one letter away from a known one that is
/// not there, and words that are right but for their capitals.
package struct RecordSlips {
  private let kind: RecordKind
  private let toolkit: Toolkit
  private let frameworks: Frameworks
  private var edits: [RecordEdit] = []
  /// The known name of the key at the top below which a value stands.
  private var top = ""

  /// The edits that mend a record; none for one that cannot be read.
  ///
  /// - Parameters:
  ///   - toolkit: what interventions may be.
  ///   - frameworks: what codes may be.
  package static func edits(
    in source: SourceText, _ kind: RecordKind, _ toolkit: Toolkit, _ frameworks: Frameworks
  ) -> [RecordEdit] {
    // What cannot be read has its own problem, which only a person can mend.
    guard source.mergeConflicts.isEmpty, let matter = try? FrontMatter(source) else { return [] }
    var slips = RecordSlips(kind: kind, toolkit: toolkit, frameworks: frameworks)
    if let root = matter.root { slips.visit(root, kind.keys, []) }
    slips.visit(matter.headingLines.map(\.words), kind.headings.map(\.rawValue))
    return slips.edits
  }

  // MARK: - Names

  private mutating func visit(_ headings: [String], _ fixed: [String]) {
    let present = Set(headings.map { $0.lowercased() })
    for heading in headings where !fixed.contains(where: { $0.lowercased() == heading.lowercased() }) {
      if let meant = Nearest.oneSlip(from: heading, among: fixed), !present.contains(meant.lowercased()) {
        edits.append(.rename(.heading(heading), to: meant))
      }
    }
  }

  private mutating func visit(_ node: Node, _ keys: [RecordKey], _ path: [String]) {
    guard case .map(let entries, _) = node.content else { return }
    let present = Set(entries.map(\.key))
    for entry in entries {
      let place = path + [entry.key]
      if let key = keys.first(where: { $0.name == entry.key }) {
        if path.isEmpty { top = key.name }
        visit(entry.value, key.shape, place)
      } else if let meant = Nearest.oneSlip(from: entry.key, among: keys.map(\.name)), !present.contains(meant) {
        // First the values, whose places have the name that stands there now.
        if path.isEmpty { top = meant }
        if let key = keys.first(where: { $0.name == meant }) { visit(entry.value, key.shape, place) }
        edits.append(.rename(.key(place.joined(separator: ".")), to: meant))
      }
    }
  }

  // MARK: - Values

  private mutating func visit(_ node: Node, _ shape: RecordKey.Shape, _ path: [String]) {
    switch (node.content, shape) {
    case (.list(let items, _), .list(let inner)):
      for (index, item) in items.enumerated() { visit(item, inner, path + [String(index)]) }
    case (.map, .map(let keys)): visit(node, keys, path)
    case (_, .either(let shapes)): for shape in shapes { visit(node, shape, path) }
    case (.scalar, _):
      guard let word = node.text, let right = spelling(of: word, shape, path), right != word else { return }
      edits.append(.spell(path.joined(separator: "."), as: right))
    default: break
    }
  }

  /// The word as it should be written; nil when that is not certain.
  private func spelling(of word: String, _ shape: RecordKey.Shape, _ path: [String]) -> String? {
    let plain = word.lowercased()
    switch shape {
    case .flag: return ["yes": "true", "true": "true", "no": "false", "false": "false"][plain]
    case .choice(let words):
      let joined = plain.split { $0 == " " || $0 == "-" }.joined(separator: "_")
      // Whether an entry stands where only its writer reads it is for them to say.
      return joined == Share.me.rawValue ? nil : words.first { $0 == joined }
    case .entryID: return EntryID(plain)?.text
    case .slug: return Slug(plain)?.text
    case .code(let framework): return frameworks[Code(framework, word)] == nil ? known(Code(framework, plain))?.id : nil
    case .ownCode: return Code(plain).flatMap(known)?.description
    case .text where top == "interventions" && (kind == .enquiry || kind == .cycle):
      return path.last != "own" && path.last != "support" && toolkit[word] == nil && toolkit[plain] != nil ? plain : nil
    case .text, .day, .number, .amount, .whole, .bound, .schema, .enquiry, .time, .colour, .list, .map, .either:
      return nil
    }
  }

  private func known(_ code: Code) -> Code? { frameworks[code] == nil ? nil : code }
}
