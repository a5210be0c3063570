internal import Model

/// Problems as text: place, what is wrong, the line with a caret, what to do.
enum ProblemText {
  /// In lines as long as they are.
  static func text(_ problem: Problem) -> String { text(problem, on: nil, first: "") }

  /// - Parameters:
  ///   - page: what sentence and remedy are laid out for; nil for lines as long as they are.
  ///   - first: what stands before the first line.
  static func text(_ problem: Problem, on page: Page?, first: String) -> String {
    let place = "\(problem.place.path):\(problem.place.line):\(problem.place.column)"
    let sentence = "\(place): \(problem.severity.rawValue): \(problem.message)"
    var lines = [page?.wrapped(sentence, first: first, indent: 2) ?? first + sentence]
    if let excerpt = problem.excerpt, !excerpt.isEmpty {
      let (text, column) = window(excerpt, problem.place.column)
      lines += ["  \(text)", "  " + String(repeating: " ", count: column - 1) + "^"]
    }
    let remedy = page?.wrapped(problem.remedy, first: "  ", indent: 2) ?? "  \(problem.remedy)"
    return (lines + [remedy]).joined(separator: "\n")
  }

  /// The part of a long line around the column, and where the column is in it.
  private static func window(_ line: String, _ column: Int) -> (text: String, column: Int) {
    let shown = line.map { $0 == "\t" ? " " : $0 }
    guard shown.count > 74 else { return (String(shown), min(column, shown.count + 1)) }
    let start = max(0, min(column - 36, shown.count - 70))
    let end = min(shown.count, start + 70)
    let text = (start > 0 ? "…" : "") + String(shown[start..<end]) + (end < shown.count ? "…" : "")
    return (text, min(column, shown.count + 1) - start + (start > 0 ? 1 : 0))
  }

  static func json(_ problem: Problem) -> JSON {
    var object: [String: JSON] = [
      "severity": .text(problem.severity.rawValue), "code": .text(problem.code), "path": .text(problem.place.path),
      "line": .count(problem.place.line), "column": .count(problem.place.column), "message": .text(problem.message),
      "remedy": .text(problem.remedy),
    ]
    if let excerpt = problem.excerpt { object["excerpt"] = .text(excerpt) }
    return .object(object)
  }
}
