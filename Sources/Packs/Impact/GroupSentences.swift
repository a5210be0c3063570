import Impact
import Model

/// What a group's result is beside that of its comparison group, by the methods that the figures carry.
///
/// Trusted in this order: allowing for the start (ANCOVA), difference of the changes, difference at the end; where the plan was
/// locked with one of them, that one leads.
struct GroupSentences {
  let words: MeasureWords
  let places: Int
  private let comparison: ComparisonImpact
  private let treatment: String
  private let control: String
  private let subgroup: Subgroup?

  private var measure: Measure { words.measure }
  private var isLowerBetter: Bool { measure.direction == .lowerIsBetter }

  /// The ways to compare two groups, the most trusted first.
  enum Method: CaseIterable {
    case adjusted, changes, end
  }

  /// Nil for what is no comparison of two groups.
  init?(words: MeasureWords, comparison: ComparisonImpact, places: Int, stratum: Stratum) {
    guard case .between(let treatment, let control, let subgroup) = stratum else { return nil }
    self.words = words
    self.comparison = comparison
    self.places = places
    self.treatment = treatment
    self.control = control
    self.subgroup = subgroup
    design = DesignWords(
      words.measure, hasStart: true, hasComparison: true,
      losses: GroupSentences.losses(comparison, treatment, control, subgroup),
      apart: comparison.results.between[stratum]?.baselineEffect.value?.g.value)
  }

  // MARK: - What is told

  /// Every method, the leading one first.
  func all(_ result: GroupComparison) -> [String] { order(result).compactMap { sentence($0, result) } }

  /// The leading method, with the next that has an interval where it has none; a sentence more where others differ far.
  func leading(_ result: GroupComparison) -> [String] {
    let order = order(result)
    guard let first = order.first, let sentence = sentence(first, result) else {
      return [tooFew(result)].compactMap { $0 }
    }
    let surer = interval(first, result) == nil ? order.dropFirst().first { interval($0, result) != nil } : nil
    let second = surer.flatMap { self.sentence($0, result) }
    return [sentence] + [second ?? disagreement(order, result)].compactMap { $0 }
  }

  /// The interval that stands in what is told: of the leading method, else of the surer one beside it.
  func toldInterval(_ result: GroupComparison) -> Interval? {
    order(result).lazy.compactMap { interval($0, result) }.first
  }

  /// The figure of the leading method, in the unit, treatment − comparison.
  func lead(_ result: GroupComparison) -> (estimate: Double, interval: Interval?, method: Method)? {
    order(result).first.flatMap { method in estimate(method, result).map { ($0, interval(method, result), method) } }
  }

  private func order(_ result: GroupComparison) -> [Method] {
    let known = Method.allCases.filter { estimate($0, result) != nil }
    guard let chosen, known.contains(chosen) else { return known }
    return [chosen] + known.filter { $0 != chosen }
  }

  /// The method that was chosen beforehand as the one that counts.
  private var chosen: Method? {
    switch measure.primaryAnalysis {
    case .ancova: .adjusted
    case .did: .changes
    case .post: .end
    case .change, nil: nil
    }
  }

  private func estimate(_ method: Method, _ result: GroupComparison) -> Double? {
    switch method {
    case .adjusted: result.adjusted.value?.estimate
    case .changes: result.differenceInChanges.value?.estimate
    case .end: result.postDifference.value?.estimate
    }
  }

  private func interval(_ method: Method, _ result: GroupComparison) -> Interval? {
    switch method {
    case .adjusted: result.adjusted.value?.interval.value
    case .changes: result.differenceInChanges.value?.interval.value
    case .end: result.postDifference.value?.interval.value
    }
  }

  private func sentence(_ method: Method, _ result: GroupComparison) -> String? {
    guard let estimate = estimate(method, result) else { return nil }
    let interval = interval(method, result)
    let told =
      switch method {
      case .adjusted: adjusted(estimate, interval, result)
      case .changes: changes(estimate, interval)
      case .end: atTheEnd(estimate, interval, result)
      }
    return GroupSentences.exploratory(subgroup) + told
  }

  /// Subgroups are looked into, not tested: what stands out there may be luck.
  static func exploratory(_ subgroup: Subgroup?) -> String { subgroup == nil ? "" : "Exploratory: " }

  /// "The target group cannot be compared with Oak School: that takes two pupils or more in each group."
  private func tooFew(_ result: GroupComparison) -> String? {
    let reasons = [result.adjusted.reason, result.differenceInChanges.reason, result.postDifference.reason]
    guard subgroup == nil, reasons.contains(.groupNBelowTwo) else { return nil }
    return "\(MeasureWords.sentence(group)) cannot be compared with \(words.theGroup(control)): "
      + "\(ReasonWords(words: words).phrase(.groupNBelowTwo))."
  }

  // MARK: - Names

  var group: String { words.theGroup(treatment) + (subgroup.map { " (\(words.name($0)))" } ?? "") }

  /// What may be said of the two groups, by how they were chosen and what became of them.
  let design: DesignWords

  var others: String { design.others(words.theGroup(control)) }

  /// ", compared with similar pupils (Oak School)"
  private var compared: String { ", \(design.compared(with: words.theGroup(control)))" }

  /// Lost from both groups together and between them, where people are followed from start to end.
  private static func losses(
    _ comparison: ComparisonImpact, _ treatment: String, _ control: String, _ subgroup: Subgroup?
  ) -> DesignWords.Losses? {
    let parts = [treatment, control].compactMap { name -> (before: Double, matched: Double)? in
      guard let summary = comparison.results.summary[Stratum(group: name, subgroup: subgroup)],
        summary.isFollowed, let before = summary.before.n.value, before > 0, let matched = summary.nMatched.value
      else { return nil }
      return (Double(before), Double(matched))
    }
    guard parts.count == 2 else { return nil }
    let lost = parts.map { 100 * (1 - $0.matched / $0.before) }
    let all = parts.reduce((0.0, 0.0)) { ($0.0 + $1.before, $0.1 + $1.matched) }
    return DesignWords.Losses(overall: 100 * (1 - all.1 / all.0), differential: (lost[0] - lost[1]).magnitude)
  }

  // MARK: - Allowing for the start

  /// "Allowing for where each pupil started, the FT group finished 9.0 lb ahead of the Cont group (95% confidence interval 4.5 to
  /// 13.5), an effect size of 1.36 (0.68 to 2.04)."
  private func adjusted(_ estimate: Double, _ interval: Interval?, _ result: GroupComparison) -> String {
    let start = design.opening + "allowing for where each \(words.person) started, "
    let opening = subgroup == nil ? MeasureWords.sentence(start) : start.prefix(1).lowercased() + start.dropFirst()
    let control = words.theGroup(control)
    guard estimate.magnitude > ChangeSentences.noise else {
      return opening + "\(group) finished level with \(control)\(range(interval, 0))."
    }
    let isAhead = (estimate > 0) != isLowerBetter
    let amount = words.amount(estimate.magnitude, places: places)
    let figures =
      range(interval, estimate) + size(result.adjusted.value?.g.value, result.adjusted.value?.intervalOfG.value)
    if design.saysLedTo, interval.map({ !$0.includesZero }) == true {
      let way = estimate > 0 ? "more" : "less"
      return opening + "being in \(group) \(design.verb) \(amount) \(way) than in \(control)\(figures)."
    }
    return opening + "\(group) finished \(amount) \(isAhead ? "ahead of" : "behind") \(control)\(figures)."
  }

  // MARK: - Changes against each other

  /// "The target group gained 2 sub-levels more than last year’s cohort."
  private func changes(_ difference: Double, _ interval: Interval?) -> String {
    let amount = words.amount(difference.magnitude, places: places)
    let subject = subgroup == nil ? MeasureWords.sentence(group) : group
    guard difference.magnitude > ChangeSentences.noise else {
      let told = interval.map { " (\(ends($0, 0, ("less", "more"), isTurned: isLowerBetter)))" } ?? ""
      return "\(subject) changed exactly as much as \(others)\(told)."
    }
    let (moved, sides) = gained(difference, amount)
    let told = interval.map { " (\(ends($0, difference, sides, isTurned: isLowerBetter)))" } ?? ""
    return "\(subject) \(moved)\(compared)\(told)."
  }

  /// "gained 2 sub-levels more"; where there was no gain, "did worse by 2 sub-levels". With the words of the two sides.
  private func gained(_ difference: Double, _ amount: String) -> (String, (below: String, above: String)) {
    let stratum = Stratum(group: treatment, subgroup: subgroup)
    let gain = comparison.results.paired[stratum]?.change.value ?? comparison.results.reported[stratum]?.change.value
    let moved = GroupSentences.gained(difference, amount, from: gain, isLowerBetter: isLowerBetter)
    return (moved, moved.hasPrefix("did") ? ("worse", "better") : ("less", "more"))
  }

  /// - Parameter gain: the change of those who are spoken of, in the unit.
  static func gained(_ difference: Double, _ amount: String, from gain: Double?, isLowerBetter: Bool) -> String {
    let isBetter = (difference > 0) != isLowerBetter
    guard let gain, (gain > 0) != isLowerBetter, gain != 0 else {
      return "did \(isBetter ? "better" : "worse") by \(amount)"
    }
    return "\(isLowerBetter ? "came down by" : "gained") \(amount) \(isBetter ? "more" : "less")"
  }

  // MARK: - At the end alone

  /// "Afterwards the target group was 4.6 points ahead of the comparison group (95% …), an effect size of 0.66 (…)."
  private func atTheEnd(_ estimate: Double, _ interval: Interval?, _ result: GroupComparison) -> String {
    let subject = "\(subgroup == nil ? "Afterwards" : "afterwards") \(group)"
    guard estimate.magnitude > ChangeSentences.noise else { return "\(subject) was level with \(others)." }
    let isAhead = (estimate > 0) != isLowerBetter
    let amount = words.amount(estimate.magnitude, places: places)
    let effect = result.postEffect.value
    let ends = effect?.intervalOfG.value ?? effect?.normalInterval.value
    let size = size(effect?.g.value, ends)
    let caveat = size.isEmpty ? "" : ", not allowing for where each began"
    return
      "\(subject) was \(amount) \(isAhead ? "ahead" : "behind")\(compared)\(range(interval, estimate))\(size)\(caveat)."
  }

  // MARK: - Where they differ

  /// Said where another method comes out a tenth of a standard deviation or more away: one step of most tables of effects.
  private func disagreement(_ order: [Method], _ result: GroupComparison) -> String? {
    guard let first = order.first, let lead = estimate(first, result) else { return nil }
    let spread = result.postEffect.value?.pooledSD.value ?? result.baselineEffect.value?.pooledSD.value
    let others = order.dropFirst().compactMap { method in estimate(method, result).map { (method, $0) } }
    guard let spread, spread > 0, others.contains(where: { ($0.1 - lead).magnitude >= 0.1 * spread }) else {
      return nil
    }
    let told = others.map { "\(signedAhead($0.1)) \($0.0.spoken)" }.joined(separator: ", ")
    let whom = comparison.results.between.entries.count { $0.stratum.isOfWholeGroups } > 1 ? " for \(group)" : ""
    return "Worked out otherwise it differs\(whom): \(told)."
  }

  private func signedAhead(_ estimate: Double) -> String {
    guard estimate.magnitude > ChangeSentences.noise else { return "level" }
    let isAhead = (estimate > 0) != isLowerBetter
    return "\(words.amount(estimate.magnitude, places: places)) \(isAhead ? "ahead" : "behind")"
  }

  // MARK: - Figures

  /// The interval as "ahead" and "behind" read it.
  private func range(_ interval: Interval?, _ estimate: Double) -> String {
    interval.map { " (\(ends($0, estimate, ("behind", "ahead"), isTurned: isLowerBetter)))" } ?? ""
  }

  /// In sentences an effect size is positive for what is better, as "ahead" is (formula specification, section 0).
  private func size(_ g: Double?, _ interval: Interval?) -> String {
    guard let g, design.standardised == .effectSize else { return "" }
    let ends = interval.map { isLowerBetter ? (-$0.high, -$0.low) : ($0.low, $0.high) }
    let range = ends.map { " (\(NumberText.range($0.0, $0.1, places: 2)))" } ?? ""
    return ", an effect size of \(NumberText.fixed(isLowerBetter ? -g : g, places: 2))\(range)"
  }

  private func ends(
    _ interval: Interval, _ estimate: Double, _ sides: (below: String, above: String), isTurned: Bool
  ) -> String {
    IntervalWords((interval.low, interval.high), about: estimate, sides: sides, places: places, isTurned: isTurned).text
  }
}

extension GroupSentences.Method {
  /// How it was worked out, after a figure.
  var spoken: String {
    switch self {
    case .adjusted: "allowing for the start"
    case .changes: "by how much each group changed"
    case .end: "at the end alone"
    }
  }
}
