internal import Model

/// A record as it is handed on to people who may not read all of the folder.
///
/// Of its keys those go that the program knows, less what a rule takes out: a key that it does not know nobody can have meant for
/// others, and neither can a comment, which no command shows. What stays the same keeps its bytes, key by key; so does what
/// people wrote, but for what Markdown hides (`<!-- … -->`).
package struct SharedText {
  /// What becomes of a value.
  package enum Verdict: Hashable, Sendable {
    case goes
    case stays
    /// This is said in its place.
    case says(String)
  }

  /// Decides on a value.
  ///
  /// - Parameters:
  ///   - place: the keys on the way to it, `*` for an item of a list: `success.*.measure`, `measures.*`.
  ///   - value: the value itself.
  ///   - map: the map that it stands in, or that holds the list whose item it is.
  package typealias Rule = (_ place: String, _ value: Node, _ map: Node) -> Verdict

  private let matter: FrontMatter
  private let kind: RecordKind
  private let rule: Rule

  private init(_ matter: FrontMatter, _ kind: RecordKind, _ rule: @escaping Rule) {
    (self.matter, self.kind, self.rule) = (matter, kind, rule)
  }

  /// The record as it goes; the same bytes where nothing is taken out.
  ///
  /// - Throws: ``RecordError`` when it cannot be read.
  package static func of(
    _ source: SourceText, as kind: RecordKind, _ rule: @escaping Rule = { _, _, _ in .goes }
  ) throws(RecordError) -> SourceText {
    try SharedText(FrontMatter(source), kind, rule).text()
  }

  private func text() throws(RecordError) -> SourceText {
    let (source, yaml) = (matter.source, matter.yaml)
    var keys = Array(source.bytes[yaml])
    if let root = matter.root {
      let told = value(root, .map(kind.keys), "", in: root)
      if told != SharedText.plain(root) || matter.hasComments { keys = try written(root, told) }
    } else if matter.hasComments {
      keys = []
    }
    let body = matter.bodyWithoutComments
    let text = try SourceText(
      path: source.path,
      bytes: Array(source.bytes[..<yaml.lowerBound]) + keys
        + Array(source.bytes[yaml.upperBound..<matter.body.lowerBound]) + body)
    try refuseAnythingElse(in: text)
    return text
  }

  /// Looks at what was made, as its readers will: nothing may stand in it but what goes.
  private func refuseAnythingElse(in text: SourceText) throws(RecordError) {
    let made = try FrontMatter(text)
    let told = matter.root.map { value($0, .map(kind.keys), "", in: $0) }
    let isSame = made.root.map(SharedText.words) == told.flatMap { $0.isEmptyMap ? nil : $0.words }
    guard isSame, !made.hasComments else {
      throw matter.source.refused(
        "cannot_be_filtered", at: matter.yaml.lowerBound, "The keys cannot be written without what is not shared.",
        "Write each key on a line of its own, as key: value.")
    }
  }

  // MARK: - What goes

  /// A value as it goes.
  private func value(_ node: Node, _ shape: RecordKey.Shape, _ place: String, in map: Node) -> YAMLValue {
    switch node.content {
    case .scalar: return SharedText.plain(node)
    case .list(let items, _):
      return .list(items.compactMap { told($0, shape.item, place.isEmpty ? "*" : place + ".*", in: map) })
    case .map(let entries, _):
      let known = shape.inner
      return .map(
        entries.compactMap { entry in
          guard let key = known.first(where: { $0.name == entry.key }) else { return nil }
          let place = place.isEmpty ? entry.key : "\(place).\(entry.key)"
          return told(entry.value, key.shape, place, in: node).map { YAMLValue.Pair(entry.key, $0) }
        })
    }
  }

  private func told(_ node: Node, _ shape: RecordKey.Shape, _ place: String, in map: Node) -> YAMLValue? {
    switch rule(place, node, map) {
    case .stays: return nil
    case .says(let words): return .text(words)
    case .goes: break
    }
    // What stands where a list should is looked at as its only item.
    if case .list(let item) = shape, !node.isList, !node.isEmpty { return told(node, item, place + ".*", in: map) }
    let told = value(node, shape, place, in: map)
    // A list of which all was taken out is not there; one that was empty stays as it was.
    return told == .list([]) && !node.isVacant ? nil : told
  }

  /// A value as it stands.
  private static func plain(_ node: Node) -> YAMLValue {
    switch node.content {
    case .scalar(let text, let style): style == .plain ? .token(text) : .text(text)
    case .list(let items, _): .list(items.map(plain))
    case .map(let entries, _): .map(entries.map { YAMLValue.Pair($0.key, plain($0.value)) })
    }
  }

  // MARK: - Writing it

  /// The keys that go: as they stand, where they stay as they are and hold no comment.
  private func written(_ root: Node, _ told: YAMLValue) throws(RecordError) -> [UInt8] {
    guard case .map(let entries, let isFlow) = root.content, case .map(let pairs) = told else { return [] }
    let source = matter.source
    var bytes = Array(source.bytes[matter.yaml.lowerBound..<matter.yaml.lowerBound])
    for pair in pairs {
      let entry = entries.first { $0.key == pair.key }
      if let entry, !isFlow, SharedText.plain(entry.value) == pair.value, let kept = matter.bytes(of: entry) {
        bytes += kept
        // At the end of a file that has no last line end, one would belong to a text of several lines.
        if entry.value.range.upperBound == source.bytes.count, source.bytes.last != UInt8(ascii: "\n") { continue }
      } else {
        let lines = YAMLValue.map([pair]).lines(indent: 0).split(separator: "\n", omittingEmptySubsequences: false)
        bytes += Array(lines.joined(separator: String(decoding: source.lineEnd, as: UTF8.self)).utf8)
      }
      bytes += source.lineEnd
    }
    return bytes
  }

  /// All that a value says, however it is written.
  private static func words(_ node: Node) -> [String] { plain(node).words }
}

extension Node {
  fileprivate var isList: Bool { if case .list = content { true } else { false } }
}

extension YAMLValue {
  fileprivate var isEmptyMap: Bool { self == .map([]) }

  /// Its keys and words in their order, with a mark where a list or map begins.
  fileprivate var words: [String] {
    switch self {
    case .text(let text), .token(let text): ["=" + text]
    // A list with nothing in it, and a key with nothing after it, are the same.
    case .list(let items): items.isEmpty ? ["="] : ["["] + items.flatMap(\.words) + ["]"]
    case .map(let pairs): pairs.isEmpty ? ["="] : ["{"] + pairs.flatMap { [$0.key] + $0.value.words } + ["}"]
    }
  }
}
