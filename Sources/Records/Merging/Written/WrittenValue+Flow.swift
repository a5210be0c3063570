internal import Model

// Values as they are written on one line.
extension WrittenValue {
  /// A value that stands in brackets or braces, or could.
  static func flow(_ content: Content) -> WrittenValue {
    let text = flowText(content)
    return WrittenValue(
      content: content, form: .words(WrittenWords(first: text.isEmpty ? [] : ArraySlice((" " + text).utf8))))
  }

  private static func flowText(_ content: Content) -> String {
    switch content {
    case .nothing: ""
    case .scalar(let text): YAMLValue.text(text).flow
    case .list(let parts): "[" + parts.map(\.value.flowText).joined(separator: ", ") + "]"
    case .map(let parts):
      "{"
        + parts.map { part in
          let text = part.value.flowText
          return String(decoding: part.head, as: UTF8.self) + (text.isEmpty ? "" : " " + text)
        }.joined(separator: ", ") + "}"
    }
  }

  /// Its own words where they can stand in brackets, else what they say.
  private var flowText: String {
    guard let words, case .scalar(let text) = content, words.rest.isEmpty, words.textIndent == nil else {
      return WrittenValue.flowText(content)
    }
    let written = String(decoding: words.first, as: UTF8.self).trimmingBlanks
    if written.hasPrefix("\"") || written.hasPrefix("'") { return written }
    return YAMLValue.token(text).flow
  }

  /// What a person gave, as the value of a key or item.
  static func given(_ value: YAMLValue) -> WrittenValue {
    switch value {
    case .text(let text), .token(let text):
      WrittenValue(
        content: .scalar(text), form: .words(WrittenWords(first: ArraySlice((" " + value.scalar).utf8))))
    case .list(let items): flow(.list(items.map { WrittenPart(above: [], key: "", head: dash, value: given($0)) }))
    case .map(let pairs):
      flow(.map(pairs.map { WrittenPart(above: [], key: $0.key, head: head(of: $0.key), value: given($0.value)) }))
    }
  }

  static let dash: ArraySlice<UInt8> = [UInt8(ascii: "-")]

  static func head(of key: String) -> ArraySlice<UInt8> { ArraySlice((key + ":").utf8) }
}
