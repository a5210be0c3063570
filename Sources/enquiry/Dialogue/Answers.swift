/// What was answered, by the keys of the questions.
struct Answers: Equatable {
  private(set) var texts: [String: [String]]

  init(_ texts: [String: [String]] = [:]) { self.texts = texts }

  /// The answer as one text; nil when there is none.
  subscript(key: String) -> String? {
    guard let items = texts[key], !items.isEmpty else { return nil }
    return items.joined(separator: "\n")
  }

  /// The answers to a question that takes several; empty when there is none.
  func list(_ key: String) -> [String] { texts[key] ?? [] }

  /// Whether the question was met, be it with no answer.
  func holds(_ key: String) -> Bool { texts[key] != nil }

  mutating func set(_ key: String, _ items: [String]) { texts[key] = items }

  mutating func forget(_ key: String) { texts[key] = nil }
}
