import Impact
import Model

/// Months of progress, where the design allows them; where it does not, why, and what it would take.
struct MonthsSentences {
  let words: MeasureWords
  let comparison: ComparisonImpact

  private var measure: Measure { words.measure }

  var all: [String] {
    let title = "“\(measure.title)”"
    guard measure.marks.contains(.attainment) else {
      return [
        "Months of progress are not given for \(title): they are for attainment. If it measures attainment, say so with "
          + "attainment: true."
      ]
    }
    let compared = comparison.results.between.entries
    let design = DesignWords(measure, hasStart: true, hasComparison: !compared.isEmpty)
    if design.ground == .undeclared {
      return [
        "Months of progress are not given for \(title): how the comparison group was chosen is not declared. Say it with "
          + "design: convenience, previous_cohort, matched or randomised."
      ]
    }
    guard design.months != .refused else {
      return [
        "Months of progress are not given for \(title): there is no comparison group, and a change in one group holds "
          + "ordinary growth too. It would take figures of a comparison group at both points (control_group)."
      ]
    }
    let told = compared.filter { isDeclared($0.stratum) }
    let left = told.count < compared.count ? [MonthsSentences.lookedInto] : []
    return told.map { entry in
      let teller = GroupSentences(words: words, comparison: comparison, places: 1, stratum: entry.stratum)
      return sentence(entry.result, entry.stratum, teller?.design ?? design)
    } + left
  }

  /// Pupil groups that nobody named beforehand are looked into, not tested: a number of months would make a result of luck.
  private static let lookedInto =
    "Months of progress are not given for pupil groups that the definition does not name: one may stand out by luck."

  /// Whole groups against each other; inside them the pupil groups that the definition names.
  private func isDeclared(_ stratum: Stratum) -> Bool {
    guard case .between(_, _, let subgroup) = stratum else { return false }
    return subgroup.map { part in
      [measure.focusSubgroup, measure.referenceSubgroup].compactMap { $0 }.contains(where: part.isNamed)
    } ?? true
  }

  private func sentence(_ result: GroupComparison, _ stratum: Stratum, _ design: DesignWords) -> String {
    let (g, ends, method) = effect(result)
    let isExploratory = if case .between(_, _, _?) = stratum { true } else { false }
    let subject = isExploratory ? "Exploratory: \(words.name(stratum))" : MeasureWords.sentence(words.name(stratum))
    guard let g else {
      return
        "\(subject): months of progress are not known, since the effect size is not. It takes how many there are in each "
        + "group, and their averages with their spread."
    }
    let sign = measure.direction == .lowerIsBetter ? -1.0 : 1
    let range = ends.map { sign < 0 ? (-$0.high, -$0.low) : ($0.low, $0.high) }
    let weakness: String? = if case .flagged(let words) = design.months { words } else { nil }
    return "\(subject): "
      + MonthsOfProgress.sentence(
        effectSize: sign * g, basis: method.spoken, low: range?.0, high: range?.1, weakness: weakness)
  }

  /// The effect size that allows for the start, else the one at the end alone.
  private func effect(_ result: GroupComparison) -> (Double?, Interval?, GroupSentences.Method) {
    if let adjusted = result.adjusted.value, let g = adjusted.g.value {
      return (g, adjusted.intervalOfG.value, .adjusted)
    }
    let post = result.postEffect.value
    return (post?.g.value, post?.intervalOfG.value ?? post?.normalInterval.value, .end)
  }
}
