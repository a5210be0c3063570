import Impact
import Model

/// Where the groups that are compared began and ended, all in one line beside the difference between them.
struct LevelsSentence {
  let words: MeasureWords
  let comparison: ComparisonImpact
  let places: Int

  /// "Average before → after: target 24.1 → 31.2 (24); Oak School 23.9 → 28.0 (22)."; nil where no groups are compared,
  /// or nothing is known of the start.
  var text: String? {
    guard let from = comparison.comparison.from, let to = comparison.comparison.to,
      comparison.results.series.entries.isEmpty
    else { return nil }
    let told = groups.compactMap { name in
      level(.group(name)).map { "\(MeasureWords.spoken(name)) \($0)" }
    }
    guard told.count > 1 else { return nil }
    let points = "\(words.occasion(from)) \(LevelsSentence.arrow) \(words.occasion(to))"
    return "\(what) \(points): \(told.joined(separator: "; "))."
  }

  private static let arrow = "\u{2192}"

  private var results: Results { comparison.results }

  /// The groups that are compared, those that got it first.
  private var groups: [String] {
    let pairs = comparison.cautions.compactMap { entry -> (String, String)? in
      if case .between(let treatment, let control, nil) = entry.stratum { (treatment, control) } else { nil }
    }
    return (pairs.map(\.0) + pairs.map(\.1)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var what: String {
    switch words.measure.scale {
    case .binary: "Yes"
    case .likert where countsAnswers: words.measure.direction == .lowerIsBetter ? "Lowest answers" : "Top answers"
    case .likert, .continuous, .series: "Average"
    }
  }

  private var countsAnswers: Bool { groups.contains { answers(.group($0)) != nil } }

  private func answers(_ stratum: Stratum) -> AnswersTold? {
    (results.binary[stratum] ?? results.likert[stratum]?.topBox).flatMap { AnswersTold($0) }
  }

  /// "24.1 → 31.2 (24)", "10 → 20 of 24", "10 of 25 → 20 of 24"
  private func level(_ stratum: Stratum) -> String? {
    if let told = answers(stratum) {
      let start = told.before.of == told.after.of ? "" : " of \(told.before.of)"
      return "\(told.before.yes)\(start) \(LevelsSentence.arrow) \(told.after.yes) of \(told.after.of)"
    }
    guard !countsAnswers, let paired = results.paired[stratum], let before = paired.meanBefore.value,
      let after = paired.meanAfter.value
    else { return nil }
    let people = paired.n.value ?? results.summary[stratum]?.after.n.value
    let ends = [before, after].map { NumberText.fixed($0, places: places) }.joined(
      separator: " \(LevelsSentence.arrow) ")
    return ends + (people.map { " (\($0))" } ?? "")
  }
}
