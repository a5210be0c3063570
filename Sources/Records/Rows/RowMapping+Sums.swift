internal import Model

extension RowMapping {
  /// Whether a row with this in the place of a code sums up others, as exports end with: `Total`, `Class average`, `Mean 7C`.
  package func sumsUp(_ code: String) -> Bool {
    let key = SpokenName(code).key
    return !people.contains(key) && Self.isSum(key)
  }

  /// Whether a code can be kept only by saying that it is a person's: `Total`, and `7C` below it.
  static func isDoubtful(_ code: String) -> Bool {
    let key = SpokenName(code).key
    return isSum(key) || key.last?.isLetter == true && isClass(key)
  }

  private static func isSum(_ key: String) -> Bool {
    let words = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard (1...4).contains(words.count), words.contains(where: sums.contains) else { return false }
    return words.allSatisfy { sums.contains($0) || companions.contains($0) || isClass($0) }
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
