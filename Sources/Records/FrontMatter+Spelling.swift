internal import Model

// Other names and other spellings: nothing but the word itself changes, and where it is not, nothing does.
extension FrontMatter {
  func renaming(_ path: String, to name: String) -> TextReplacement? {
    let steps = KeyPath(path).steps
    let holder = steps.dropLast().reduce(root) { $0?.child($1) }
    guard let entry = steps.last.flatMap({ holder?.entry($0) }) else { return nil }
    return TextReplacement(range: entry.keyRange, text: name)
  }

  func spelling(_ path: String, as word: String) -> TextReplacement? {
    guard let node = root?.value(at: KeyPath(path)), case .scalar(_, let style) = node.content, style != .block else {
      return nil
    }
    let value = style == .plain ? YAMLValue.token(word) : YAMLValue.text(word)
    return TextReplacement(range: node.range, text: value.scalar(like: style))
  }

  func renaming(heading words: String, to name: String) -> TextReplacement? {
    guard let found = headingLines.first(where: { $0.words == words }) else { return nil }
    let marks = source.string(found.line).prefix { $0 == " " || $0 == "#" }
    return TextReplacement(range: found.line, text: String(marks).trimmingBlanks + " " + name)
  }
}
