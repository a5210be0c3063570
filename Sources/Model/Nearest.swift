/// "Did you mean …?": the candidates nearest to a word.
package enum Nearest {
  /// The candidate with the fewest slips (a letter wrong, missing, added or swapped), when there are few enough.
  ///
  /// At most a third of the word's length, and 3, may differ; nil when nothing is so near.
  package static func match(for word: String, among candidates: some Sequence<String>) -> String? {
    let limit = min(3, max(1, word.count / 3))
    var best: (candidate: String, slips: Int)?
    for candidate in candidates {
      let count = slips(from: word.lowercased(), to: candidate.lowercased())
      if count <= limit, count < (best?.slips ?? .max) { best = (candidate, count) }
    }
    return best?.candidate
  }

  /// The question whether the nearest candidate was meant; nil when nothing is near enough.
  package static func question(for word: String, among candidates: some Sequence<String>) -> String? {
    match(for: word, among: candidates).map(question)
  }

  /// `Did you mean “men.5”?`
  package static func question(_ candidate: String) -> String { "Did you mean “\(candidate)”?" }

  /// The only candidate that differs by one slip; nil when there is none, or more than one.
  package static func oneSlip(from word: String, among candidates: some Sequence<String>) -> String? {
    let near = Set(candidates.filter { slips(from: word.lowercased(), to: $0.lowercased()) <= 1 })
    return near.count == 1 ? near.first : nil
  }

  /// The optimal string alignment distance between two words.
  static func slips(from one: String, to other: String) -> Int {
    let first = Array(one)
    let second = Array(other)
    var older: [Int] = []
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      for column in 0..<second.count {
        let same = first[row] == second[column]
        var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (same ? 0 : 1))
        let swapped = row > 0 && column > 0 && first[row] == second[column - 1] && first[row - 1] == second[column]
        if swapped { cost = min(cost, older[column - 1] + 1) }
        current.append(cost)
      }
      older = previous
      previous = current
    }
    return previous[second.count]
  }
}
