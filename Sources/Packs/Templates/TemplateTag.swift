/// What stands between `{{` and `}}` in a template, with its line.
struct TemplateTag: Hashable {
  /// `#`, `^`, `/`, `>`, `<`, `$`, `!`, `=`, `%`, `&`, `{`; nil for a plain name.
  let sign: Character?
  let name: String
  /// Counted from 1.
  let line: Int

  /// In their order; after a change of the delimiters none can be told any more.
  static func all(in text: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var rest = text[...]
    var line = 1
    while let open = rest.firstRange(of: "{{") {
      line += rest[..<open.lowerBound].count(where: \.isNewline)
      let inside = rest[open.upperBound...]
      let sign = inside.first.flatMap { "#^/><$!=%&{".contains($0) ? $0 : nil }
      let close = sign == "{" ? "}}}" : "}}"
      guard let end = inside.firstRange(of: close) else { return tags }
      let name = inside[..<end.lowerBound].dropFirst(sign == nil ? 0 : 1).filter { !$0.isWhitespace }
      tags.append(TemplateTag(sign: sign, name: String(name), line: line))
      if sign == "=" { return tags }
      line += inside[..<end.lowerBound].count(where: \.isNewline)
      rest = inside[end.upperBound...]
    }
    return tags
  }

  /// The template that is put in here; nil for any other tag, and for one whose name is worked out.
  var part: String? {
    guard sign == ">" || sign == "<", !name.hasPrefix("*") else { return nil }
    return name
  }

  /// The value that is named here, as `cover.title`; nil where none is: `.`, comments, `last()`.
  var value: String? {
    switch sign {
    case nil, "#", "^", "/", "&", "{": break
    default: return nil
    }
    var name = name[...]
    // A function of a value, as uppercased(title).
    while let open = name.firstIndex(of: "("), name.last == ")" { name = name[name.index(after: open)...].dropLast() }
    return name.isEmpty || name == "." ? nil : String(name)
  }
}
