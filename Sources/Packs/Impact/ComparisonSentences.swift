import Impact
import Model

/// What groups and subgroups say against each other.
struct ComparisonSentences {
  let words: MeasureWords
  let comparison: ComparisonImpact
  /// Decimals of averages and changes.
  let places: Int

  private var measure: Measure { words.measure }
  private var results: Results { comparison.results }
  private var isLowerBetter: Bool { measure.direction == .lowerIsBetter }

  /// Every comparison of groups by every method.
  var all: [String] {
    results.between.entries.flatMap { entry in teller(entry.stratum)?.all(entry.result) ?? [] }
      + results.binaryBetween.entries.flatMap { answers($0.result, $0.stratum) }
  }

  /// Of each comparison of the groups as they are the one result that leads, and what else is to be said: whether other methods
  /// differ from it.
  var leading: (first: [String], rest: [String]) {
    let told = results.between.entries.filter { !$0.stratum.isExploratory }.compactMap { entry in
      // Averages of levels are no result (specification, section 5): how many gave the top answers is.
      results.topAnswers(entry.stratum).map { answers($0, entry.stratum) }
        ?? teller(entry.stratum)?.leading(entry.result)
    }
    let counted = results.binaryBetween.entries.filter { !$0.stratum.isExploratory }.map { entry in
      answers(entry.result, entry.stratum)
    }
    let all = told + counted
    return (all.compactMap(\.first), all.flatMap { $0.dropFirst() })
  }

  var gaps: [String] { results.gap.entries.flatMap { gap($0.result, $0.stratum) } }

  var gapsToAll: [String] { results.gapToAll.entries.flatMap { gapToAll($0.result, $0.stratum) } }

  private func teller(_ stratum: Stratum) -> GroupSentences? {
    GroupSentences(words: words, comparison: comparison, places: places, stratum: stratum)
  }

  private func answers(_ result: YesNoComparison, _ stratum: Stratum) -> [String] {
    guard case .between(let treatment, let control, let subgroup) = stratum else { return [] }
    let one = words.theGroup(treatment) + (subgroup.map { " (\(words.name($0)))" } ?? "")
    let others = (teller(stratum)?.design ?? DesignWords(measure, hasStart: true, hasComparison: true)).others(
      words.theGroup(control))
    let mark = GroupSentences.exploratory(subgroup)
    var sentences: [String] = []
    if let first = result.treatment.value, let second = result.control.value, let difference = result.difference.value {
      let people = min(first.n, second.n)
      let places = NumberText.pointPlaces(difference, people: people)
      let range = result.interval.value.map {
        " (95% confidence interval \(NumberText.range($0.low, $0.high, places: places)))"
      }
      sentences.append(
        "\(mark)Afterwards \(first.yes) of \(first.n) in \(one)\(gave) against \(second.yes) of \(second.n) in "
          + "\(others): \(NumberText.points(difference, people: people))\(range ?? "").")
    }
    if let change = result.differenceInChanges.value?.estimate {
      let people = result.treatment.value.map(\.n)
      let range = result.differenceInChanges.value?.interval.value.map {
        " (95% confidence interval \(NumberText.range($0.low, $0.high, places: NumberText.pointPlaces(change, people: people))))"
      }
      sentences.append(
        "\(mark)The change in \(one) against the change in \(others): "
          + "\(NumberText.points(change, people: people))\(range ?? "").")
    }
    return sentences
  }

  /// What was answered, where it is not yes or no.
  private var gave: String {
    measure.scale == .likert ? " gave the \(isLowerBetter ? "lowest" : "top") answers" : ""
  }

  // MARK: - Subgroups

  /// "Pupil premium pupils were 5.1 points behind other pupils before and are 3.2 points behind after: …"
  private func gap(_ result: SubgroupGap, _ stratum: Stratum) -> [String] {
    guard case .gap(let focus, let reference, let group) = stratum else { return [] }
    let names = (
      focus: MeasureWords.sentence(words.name(focus)) + (group.map { " in \(words.theGroup($0))" } ?? ""),
      other: words.name(reference)
    )
    let before = result.countsAnswers ? result.before.points.value : result.before.difference.value?.estimate
    let after = result.countsAnswers ? result.after.points.value : result.after.difference.value?.estimate
    let scale = result.countsAnswers ? 100.0 : 1
    let change = result.change.value.map { scale * $0.estimate }
    let interval = result.change.value?.interval.value.map { (low: scale * $0.low, high: scale * $0.high) }
    guard let before, let after else {
      return change.map {
        ["The gap between \(words.name(focus)) and \(names.other) \(gapMoved($0, interval, result))."]
      } ?? []
    }
    let (from, to) = (words.at(comparison.comparison.from), words.at(comparison.comparison.to))
    let start = "\(names.focus) were \(standing(before, result)) \(names.other)\(from) and \(standing(after, result)) "
    let verdict =
      if before <= 0 {
        "there was no gap to close"
      } else if after < 0 {
        "the gap closed and reversed"
      } else {
        change.map { moved($0, interval, result) } ?? "the gap is \(distance(after, result))"
      }
    return ["\(start)them\(to): \(verdict)."] + spread(result)
  }

  /// `5.1 points behind`, `level with`, `2 points ahead of`
  func standing(_ gap: Double, _ result: SubgroupGap) -> String {
    guard gap.magnitude > ChangeSentences.noise else { return "level with" }
    return "\(distance(gap.magnitude, result)) \(gap > 0 ? "behind" : "ahead of")"
  }

  private func distance(_ gap: Double, _ result: SubgroupGap) -> String {
    guard result.countsAnswers else { return words.amount(gap, places: places) }
    return String(NumberText.points(gap, people: people(result)).drop { $0 == "+" })
  }

  private func people(_ result: SubgroupGap) -> Int? {
    result.nFocus.value.flatMap { one in result.nReference.value.map { min(one, $0) } }
  }

  /// "the gap narrowed by 1.9 points (95% confidence interval 0.5 to 3.3)", or that the figures do not settle it.
  private func moved(_ change: Double, _ interval: (low: Double, high: Double)?, _ result: SubgroupGap) -> String {
    if let interval, interval.low <= 0, interval.high >= 0, change.magnitude > ChangeSentences.noise {
      return "no clear change in the gap (\(gapMoved(change, interval, result, isClear: false)))"
    }
    return "the gap \(gapMoved(change, interval, result))"
  }

  /// The interval is seen in the direction of the sentence.
  private func gapMoved(
    _ change: Double, _ interval: (low: Double, high: Double)?, _ result: SubgroupGap, isClear: Bool = true
  ) -> String {
    guard change.magnitude > ChangeSentences.noise else { return "did not change" }
    // As many decimals as the amount itself has.
    let places =
      result.countsAnswers ? NumberText.pointPlaces(change, people: people(result)) : self.places
    let range = interval.map {
      IntervalWords($0, about: change, sides: (below: "narrower", above: "wider"), places: places).text
    }
    let moved = "\(change < 0 ? "narrowed" : "widened") by \(distance(change.magnitude, result))"
    return moved + (range.map { isClear ? " (\($0))" : ", \($0)" } ?? "")
  }

  /// Where the spread of scores grew or shrank so much that the gap in standard deviations moved the other way.
  private func spread(_ result: SubgroupGap) -> [String] {
    guard let before = result.before.g.value, let after = result.after.g.value,
      let change = result.change.value?.estimate, change * (after - before) < 0
    else { return [] }
    return [
      "Measured against how far the scores spread, the gap moved the other way: from "
        + "\(NumberText.fixed(before, places: 2)) to \(NumberText.fixed(after, places: 2)) standard deviations."
    ]
  }

  /// "Pupil premium pupils gained 3 months less than all pupils. They are among …"
  private func gapToAll(_ result: GapToAll, _ stratum: Stratum) -> [String] {
    guard case .gapToAll(let focus, _) = stratum, let difference = result.differenceInGain.value else { return [] }
    let name = MeasureWords.sentence(words.name(focus))
    guard difference.magnitude > ChangeSentences.noise else {
      return ["\(name) gained as much as all \(words.people), and so as much as the other \(words.people)."]
    }
    let amount =
      result.countsAnswers
      ? String(NumberText.points(difference.magnitude, people: nil).dropFirst())
      : words.amount(difference.magnitude, places: places)
    let others =
      result.othersMinusFocus.value.map { value in
        let amount = words.amount(value.magnitude, places: places + 1)
        return "the distance to the other \(words.people) is larger: \(amount)"
      } ?? "the distance to the other \(words.people) is larger"
    return [
      "\(name) \(GroupSentences.gained(difference, amount, from: result.gainFocus.value, isLowerBetter: isLowerBetter)) than all \(words.people). "
        + "They are among “all \(words.people)” themselves, so \(others)."
    ]
  }
}

extension Results {
  /// Of levels, how many of two groups gave the top answers, where that is known.
  func topAnswers(_ stratum: Stratum) -> YesNoComparison? {
    topBoxBetween[stratum].flatMap { $0.difference.value == nil ? nil : $0 }
  }
}

extension Stratum {
  /// Whether it compares groups inside a subgroup.
  fileprivate var isExploratory: Bool { if case .between(_, _, let subgroup) = self { subgroup != nil } else { false } }
}
