internal import Model

/// What a record says otherwise than before, in words.
enum FieldWords {
  /// `decision adapt`, `closed 5 March 2026 → 6 March 2026`, `what we learned “…”`.
  static func phrase(_ change: FieldChange) -> String {
    let name = name(change.place)
    switch change.place {
    case .key(let key):
      if change.isList || change.from.count > 1 { return "\(name) \(list(change))" }
      return "\(name) \(values(change.from.first, change.to.first, key))"
    case .text:
      return "\(name) \(texts(change.from.joined(separator: "\n\n"), change.to.joined(separator: "\n\n")))"
    }
  }

  private static func name(_ place: FieldChange.Place) -> String {
    switch place {
    case .key(let key): key.split(separator: ".").map { PlanStory.keyWords(String($0)) }.joined(separator: ", ")
    case .text(let heading?): Wording.lowered(PlainText.line(heading))
    case .text(nil): "text"
    }
  }

  private static func list(_ change: FieldChange) -> String {
    let added = change.added.map { "“\(short($0))” added" }
    let removed = change.removed.map { "“\(short($0))” taken out" }
    if added.count == 1, removed.count == 1 { return texts(change.removed[0], change.added[0]) }
    return added.isEmpty && removed.isEmpty ? "in another order" : (added + removed).joined(separator: ", ")
  }

  private static func values(_ from: String?, _ to: String?, _ key: String) -> String {
    switch (from, to) {
    case (let from?, let to?):
      let isShort = isWord(from) && isWord(to)
      return isShort ? "\(spoken(from)) → \(spoken(to))" : texts(from, to)
    case (nil, let to?): return isWord(to) ? spoken(to) : "“\(short(to))”"
    case (let from?, nil): return "\(isWord(from) ? spoken(from) : "“\(short(from))”") taken out"
    case (nil, nil): return ""
    }
  }

  /// Whether a value is a day, a number or a word of the format, which needs no quotation marks.
  private static func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 24 && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func spoken(_ word: String) -> String {
    Day(iso: word)?.spoken ?? (ExactNumber(word) == nil ? word.split(separator: "_").joined(separator: " ") : word)
  }

  private static func texts(_ from: String, _ to: String) -> String {
    if from.isEmpty { return "“\(short(to))”" }
    if to.isEmpty { return "“\(short(from))” taken out" }
    let (one, other) = (words(from), words(to))
    let same = zip(one, other).prefix { $0 == $1 }.count
    let rest = min(one.count, other.count) - same
    let tail = zip(one.reversed(), other.reversed()).prefix(rest).prefix { $0 == $1 }.count
    // A word or two around what is different tells where it is.
    let start = max(0, same - 2)
    func part(_ words: [String]) -> String {
      let end = min(words.count, words.count - tail + 2)
      let middle = Array(words[start..<max(start, end)])
      let most = 14
      let kept = middle.count > most ? middle.prefix(most).joined(separator: " ") + " …" : middle.joined(separator: " ")
      return (start > 0 ? "… " : "") + kept + (end < words.count && middle.count <= most ? " …" : "")
    }
    if same == one.count, other.count > same { return "“\(part(other))” added" }
    return "“\(part(one))” → “\(part(other))”"
  }

  private static func words(_ text: String) -> [String] {
    PlainText.cleaned(text).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The first words of a text, on one line.
  static func short(_ text: String) -> String {
    let most = 60
    var line = ""
    for word in words(text) {
      if !line.isEmpty, line.count + 1 + word.count > most { return line + " …" }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.count > 2 * most ? String(line.prefix(most)) + "…" : line
  }
}
