import Model

/// The headings and fixed words of a pack: all of them stand in `pack/words.txt`, a line each, as `asks = What we ask of you`.
struct PackWords {
  private static let file = "pack/words.txt"
  private let words: [String: String]

  /// Reads the words of the templates; a name that the shipped file does not have is a slip.
  ///
  /// - Parameter shipped: the text of the file that comes with the program, where another one may stand in its place.
  init(_ templates: [String: String], shipped: String? = nil) throws {
    guard let text = templates[PackWords.file] else {
      throw TemplateError(template: PackWords.file, line: nil, message: "This template is missing.")
    }
    let known = shipped.map { PackWords.names(of: $0) }
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
      if let known, !known.contains(parts[0]) {
        throw TemplateError(
          template: PackWords.file, line: index + 1, message: "A pack has no words called “\(parts[0])”.",
          remedy: Nearest.question(for: parts[0], among: known.sorted()))
      }
      words[parts[0]] = parts[1]
    }
    if let missing = known?.sorted().first(where: { words[$0] == nil }) {
      throw TemplateError(
        template: PackWords.file, line: nil, message: "The words called “\(missing)” are missing.",
        remedy: "Add a line: \(missing) = and the words.")
    }
    self.words = words
  }

  /// The names in a file of words.
  static func names(of text: String) -> Set<String> {
    let lines = PlainText.cleaned(text).split(separator: "\n").map(\.trimmed).filter { !$0.hasPrefix("#") }
    return Set(lines.filter { $0.contains("=") }.compactMap { $0.split(separator: "=").first.map(\.trimmed) })
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
