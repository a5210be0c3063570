/// The headings and fixed words of a pack: all of them stand in `pack/words.txt`, a line each, as `asks = What we ask of you`.
struct PackWords {
  private static let file = "pack/words.txt"
  private let words: [String: String]

  /// Reads the words of the templates; a name that the shipped file does not have is a slip.
  ///
  /// - Parameter shipped: the text of the file that comes with the program, where another one may stand in its place.
  init(_ templates: [String: String]) throws {
    guard let text = templates[PackWords.file] else {
      throw TemplateError(template: PackWords.file, line: nil, message: "This template is missing.")
    }
    var words: [String: String] = [:]
    for (index, line) in PlainText.cleaned(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = line.trimmed
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw TemplateError(
          template: PackWords.file, line: index + 1,
          message: "A line is a name, =, and the words: asks = What we ask of you.")
      }
      words[parts[0]] = parts[1]
    }
    self.words = words
  }

  subscript(_ name: String) -> String { words[name] ?? name }

  /// For templates: `{{w.asks}}`.
  var value: Value { .fields(words.mapValues { .text($0) }) }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = self.drop { $0.isWhitespace }
    return String(String(start).reversed().drop { $0.isWhitespace }.reversed())
  }
}
