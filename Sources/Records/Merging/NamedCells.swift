/// Cells of a row as a person gives them: `mean=31.4 n=24`, with blanks or commas between; what holds either is quoted.
struct NamedCells {
  private(set) var pairs: [(name: String, value: String)] = []

  /// Nil for what is written otherwise.
  init?(_ text: String) {
    var rest = text[...]
    while true {
      rest = rest.drop { $0 == "," || $0.isWhitespace }
      if rest.isEmpty { return }
      guard let name = NamedCells.word(&rest), !name.isEmpty, rest.first == "=" else { return nil }
      rest = rest.dropFirst()
      guard let value = NamedCells.word(&rest), rest.first.map({ $0 == "," || $0.isWhitespace }) ?? true else {
        return nil
      }
      pairs.append((name, value))
    }
  }

  /// Text up to a blank, a comma or an equals sign, or what stands in quotation marks; nil for one that is not closed.
  private static func word(_ rest: inout Substring) -> String? {
    guard rest.first == "\"" else {
      let word = rest.prefix { $0 != "," && $0 != "=" && !$0.isWhitespace }
      rest = rest.dropFirst(word.count)
      return String(word)
    }
    var word = ""
    rest = rest.dropFirst()
    while let end = rest.firstIndex(of: "\"") {
      word += rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.first == "\"" else { return word }
      word += "\""
      rest = rest.dropFirst()
    }
    return nil
  }
}
