internal import Model

extension RowMapping {
  /// Whether a row with this in the place of a code sums up others, as exports end with: `Total`, `Class average`, `Mean 7C`.
  package func sumsUp(_ code: String) -> Bool {
    let key = SpokenName(code).key
    guard !people.contains(key) else { return false }
    let words = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard (1...4).contains(words.count), words.contains(where: Self.sums.contains) else { return false }
    return words.allSatisfy { Self.sums.contains($0) || Self.companions.contains($0) || Self.isClass($0) }
  }

  private static let sums: Set<String> = [
    "total", "totals", "subtotal", "subtotals", "sum", "average", "averages", "avg", "mean", "means", "median", "max",
    "maximum", "min", "minimum", "count", "sd", "stdev", "stdevp",
  ]

  /// Words beside one of ``sums``.
  private static let companions: Set<String> = [
    "class", "school", "year", "group", "grand", "sub", "overall", "national", "cohort", "set", "form", "of", "the",
    "all",
    "pupils", "students", "score", "scores", "mark", "marks", "row", "column", "standard", "deviation", "st", "dev",
    "and",
  ]

  /// `7C`: the name of a class and nothing else.
  func isClassName(_ code: String) -> Bool {
    let key = SpokenName(code).key
    return !people.contains(key) && key.last?.isLetter == true && Self.isClass(key)
  }

  /// `7`, `7c`
  private static func isClass(_ word: String) -> Bool {
    let digits = word.prefix { $0.isNumber }
    return (1...2).contains(digits.count) && word.count - digits.count <= 1
  }
}
