/// A value of a YAML text with the bytes it stands on.
package struct Node: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
    /// The text of a scalar as read; `isPlain` when it was written without quotes.
    case scalar(String, style: ScalarStyle)
    case list([Node], isFlow: Bool)
    case map([Entry], isFlow: Bool)
  }

  package enum ScalarStyle: Sendable, Hashable { case plain, singleQuoted, doubleQuoted, block }

  /// A key and its value; keys are plain or quoted text.
  package struct Entry: Sendable, Hashable {
    package let key: String
    package let keyRange: Range<Int>
    package let value: Node
  }

  package let content: Content
  /// From the first byte to after the last one. Of a block map or list: from its first key or dash to the end of its
  /// last value.
  package let range: Range<Int>

  /// The text of a scalar; nil for a list, a map, or a scalar with nothing written.
  package var text: String? {
    guard case .scalar(let text, let style) = content, !(text.isEmpty && style == .plain) else { return nil }
    return text
  }

  /// Whether nothing was written, as after `key:`.
  package var isEmpty: Bool {
    if case .scalar("", .plain) = content { return true }
    return false
  }

  package subscript(_ key: String) -> Node? { entry(key)?.value }

  package func entry(_ key: String) -> Entry? {
    guard case .map(let entries, _) = content else { return nil }
    return entries.first { $0.key == key }
  }
}
