import Model

@testable import Packs

/// Somebody who reads every number about answers that a story tells, in its sentences, its table and its picture, and tries to fill in a
/// table of pupil groups by what became of each answer. It knows no rule by which packs leave anything out.
struct AnswersReader {
  /// Pupil premium or not, or not recorded.
  enum Part: Int, CaseIterable { case premium, others, unknown }

  /// Before and after: yes, no, or not there.
  static let paths: [(from: Bool?, to: Bool?)] = [
    (true, true), (true, false), (false, true), (false, false), (true, nil), (false, nil), (nil, true), (nil, false),
  ]

  private(set) var tables: IntegerTables

  init(most: Int) {
    tables = IntegerTables(cells: Part.allCases.count * Self.paths.count, most: most)
  }

  static func cells(_ parts: [Part], where isIn: ((from: Bool?, to: Bool?)) -> Bool) -> [Int] {
    parts.flatMap { part in paths.indices.filter { isIn(paths[$0]) }.map { part.rawValue * paths.count + $0 } }
  }

  mutating func read(_ story: ImpactStory) {
    var last = Part.allCases
    for sentence in story.headlines + story.further {
      let parts = Self.parts(named: sentence) ?? Part.allCases
      if readCounts(sentence, parts) { last = parts }
      if let match = sentence.firstMatch(of: /Of the pupils, (\d+|none) moved to \w+( \w+)? and (\d+|none) moved away/)
      {
        learn(match.1, last) { $0.from == false && $0.to == true }
        learn(match.3, last) { $0.from == true && $0.to == false }
      }
    }
    if let match = story.flow?.firstMatch(of: /^(?:All )?(\d+)(?: of (?:the )?(\d+))? pupils .* measured both times/) {
      learn(match.1, Part.allCases) { $0.from != nil && $0.to != nil }
      learn(match.2 ?? match.1, Part.allCases) { $0.from != nil }
    }
    for table in story.charts.map(\.table) {
      for row in table.rows {
        let own = Self.parts(named: "\(row[0]): ") ?? Part.allCases
        for (column, cell) in zip(table.columns, row).dropFirst() {
          guard ["Before", "After"].contains(column), let match = cell.firstMatch(of: /^(\d+) of (\d+)/) else {
            continue
          }
          // As the sentence beside it: of those who were there both times.
          let isBoth = { (path: (from: Bool?, to: Bool?)) in path.from != nil && path.to != nil }
          learn(match.1, own) { isBoth($0) && (column == "Before" ? $0.from : $0.to) == true }
          learn(match.2, own, where: isBoth)
        }
      }
    }
    for caution in story.cautions {
      if let match = caution.firstMatch(of: /^(\d+) joined later/) {
        let own =
          !caution.contains("Here:") ? Part.allCases : caution.contains("pp pupils") ? [.premium] : [.others]
        learn(match.1, own) { $0.from == nil }
      }
    }
  }

  private static func parts(named text: String) -> [Part]? {
    let who = text.prefix { $0 != ":" }.lowercased()
    return who == "pp pupils" ? [.premium] : who == "other pupils" ? [.others] : nil
  }

  private mutating func readCounts(_ sentence: String, _ parts: [Part]) -> Bool {
    let counts = /(\d+) of (\d+)(?: [a-z ]+?)?(?: \([\d.]+%\))? before, (\d+) of (\d+)(?: \([\d.]+%\))? after/
    guard let match = sentence.firstMatch(of: counts) else { return false }
    let isBoth = { (path: (from: Bool?, to: Bool?)) in path.from != nil && path.to != nil }
    learn(match.1, parts) { isBoth($0) && $0.from == true }
    learn(match.2, parts, where: isBoth)
    learn(match.3, parts) { isBoth($0) && $0.to == true }
    return true
  }

  private mutating func learn(
    _ number: Substring, _ parts: [Part], where isIn: ((from: Bool?, to: Bool?)) -> Bool
  ) {
    guard let sum = number == "none" ? 0 : Int(number) else { return }
    tables.learn(Self.cells(parts, where: isIn), sum)
  }
}
