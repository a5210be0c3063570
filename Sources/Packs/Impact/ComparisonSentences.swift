import Impact
import Model

/// What groups and subgroups say against each other.
struct ComparisonSentences {
  let words: MeasureWords
  let results: Results
  /// Decimals of averages and changes.
  let places: Int

  private var measure: Measure { words.measure }
  private var isLowerBetter: Bool { measure.direction == .lowerIsBetter }

  var all: [String] {
    results.between.entries.flatMap { groups($0.result, $0.stratum) }
      + results.binaryBetween.entries.flatMap { answers($0.result, $0.stratum) }
      + results.gap.entries.flatMap { gap($0.result, $0.stratum) }
      + results.gapToAll.entries.flatMap { gapToAll($0.result, $0.stratum) }
  }

  // MARK: - Groups

  private func groups(_ result: GroupComparison, _ stratum: Stratum) -> [String] {
    guard case .between(let treatment, let control, let subgroup) = stratum else { return [] }
    let names = (one: MeasureWords.sentence(words.theGroup(treatment)), other: words.comparisonGroup(control))
    let among = subgroup.map { " (\(words.name($0)))" } ?? ""
    var sentences: [String] = []
    if let difference = result.differenceInChanges.value?.estimate {
      let amount = words.amount(difference.magnitude, places: places)
      let moved = gained(difference, amount, from: gain(of: treatment, subgroup))
      sentences.append("\(names.one)\(among) \(moved) \(names.other).")
    }
    if let post = result.postDifference.value {
      sentences.append(atTheEnd(post, result.postEffect.value, "\(words.theGroup(treatment))\(among)", names.other))
    }
    return sentences
  }

  /// "gained 2 sub-levels more than"; where there was no gain, "did worse by 2 sub-levels than".
  private func gained(_ difference: Double, _ amount: String, from gain: Double?) -> String {
    guard difference.magnitude > ChangeSentences.noise else { return "changed exactly as much as" }
    let isBetter = (difference > 0) != isLowerBetter
    guard let gain, (gain > 0) != isLowerBetter, gain != 0 else {
      return "did \(isBetter ? "better" : "worse") by \(amount) than"
    }
    return "\(isLowerBetter ? "came down by" : "gained") \(amount) \(isBetter ? "more" : "less") than"
  }

  /// The change of a group by itself, in the unit.
  private func gain(of group: String, _ subgroup: Subgroup?) -> Double? {
    let stratum = Stratum(group: group, subgroup: subgroup)
    return results.paired[stratum]?.change.value ?? results.reported[stratum]?.change.value
  }

  /// "Afterwards the target group was 4.6 points ahead of the comparison group (95% …), an effect size of 0.66 (…)."
  private func atTheEnd(_ post: Difference, _ effect: StandardisedDifference?, _ one: String, _ other: String) -> String
  {
    let subject = "Afterwards \(one)"
    guard post.estimate.magnitude > ChangeSentences.noise else { return "\(subject) was level with \(other)." }
    let isAhead = (post.estimate > 0) != isLowerBetter
    let amount = words.amount(post.estimate.magnitude, places: places)
    let range = post.interval.value.map {
      " (95% confidence interval \(turnedRange($0, post.estimate, places)))"
    }
    let size = effect?.g.value.map { g in
      let range = effect?.normalInterval.value.map { " (\(turnedRange($0, isLowerBetter ? -1 : 1, 2)))" }
      return ", an effect size of \(NumberText.fixed(isLowerBetter ? -g : g, places: 2))\(range ?? "")"
    }
    let caveat = size == nil ? "" : ", not allowing for where each began"
    return "\(subject) was \(amount) \(isAhead ? "ahead of" : "behind") \(other)\(range ?? "")\(size ?? "")\(caveat)."
  }

  /// The interval seen from the other side when the sentence says "behind" or lower is better.
  private func turnedRange(_ interval: Interval, _ sign: Double, _ places: Int) -> String {
    let ends = sign < 0 ? (-interval.high, -interval.low) : (interval.low, interval.high)
    return NumberText.range(ends.0, ends.1, places: places)
  }

  private func answers(_ result: YesNoComparison, _ stratum: Stratum) -> [String] {
    guard case .between(let treatment, let control, let subgroup) = stratum else { return [] }
    let one = words.theGroup(treatment) + (subgroup.map { " (\(words.name($0)))" } ?? "")
    var sentences: [String] = []
    if let first = result.treatment.value, let second = result.control.value, let difference = result.difference.value {
      let people = min(first.n, second.n)
      let places = NumberText.pointPlaces(difference, people: people)
      let range = result.interval.value.map {
        " (95% confidence interval \(NumberText.range($0.low, $0.high, places: places)))"
      }
      sentences.append(
        "Afterwards \(first.yes) of \(first.n) in \(one) against \(second.yes) of \(second.n) in "
          + "\(words.comparisonGroup(control)): \(NumberText.points(difference, people: people))\(range ?? "").")
    }
    if let change = result.differenceInChanges.value?.estimate {
      let people = result.treatment.value.map(\.n)
      sentences.append(
        "The change in \(one) against the change in \(words.comparisonGroup(control)): "
          + "\(NumberText.points(change, people: people)).")
    }
    return sentences
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
    let change = (result.change.value?.estimate).map { result.countsAnswers ? 100 * $0 : $0 }
    guard let before, let after else {
      return change.map { ["The gap between \(words.name(focus)) and \(names.other) \(gapMoved($0, result))."] } ?? []
    }
    let start = "\(names.focus) were \(standing(before, result)) \(names.other) before and \(standing(after, result)) "
    let verdict =
      if before <= 0 {
        "there was no gap to close"
      } else if after < 0 {
        "the gap closed and reversed"
      } else {
        change.map { "the gap \(gapMoved($0, result))" } ?? "the gap is \(distance(after, result))"
      }
    return ["\(start)them after: \(verdict)."] + spread(result)
  }

  private func standing(_ gap: Double, _ result: SubgroupGap) -> String {
    guard gap.magnitude > ChangeSentences.noise else { return "level with" }
    return "\(distance(gap.magnitude, result)) \(gap > 0 ? "behind" : "ahead of")"
  }

  private func distance(_ gap: Double, _ result: SubgroupGap) -> String {
    guard result.countsAnswers else { return words.amount(gap, places: places) }
    let people = result.nFocus.value.flatMap { one in result.nReference.value.map { min(one, $0) } }
    return String(NumberText.points(gap, people: people).drop { $0 == "+" })
  }

  private func gapMoved(_ change: Double, _ result: SubgroupGap) -> String {
    guard change.magnitude > ChangeSentences.noise else { return "did not change" }
    return "\(change < 0 ? "narrowed" : "widened") by \(distance(change.magnitude, result))"
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
      "\(name) \(gained(difference, amount, from: result.gainFocus.value)) all \(words.people). "
        + "They are among “all \(words.people)” themselves, so \(others)."
    ]
  }
}
