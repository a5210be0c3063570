import Impact
import Model

/// What happened to one group of people, a sentence a result.
struct ChangeSentences {
  let words: MeasureWords
  let comparison: ComparisonImpact
  /// Decimals of averages and changes: as many as were recorded, two at most.
  let places: Int

  private var results: Results { comparison.results }
  private var measure: Measure { words.measure }

  /// Everything there is to say of a stratum, the most important first; empty without a change.
  func sentences(of stratum: Stratum, isFirst: Bool) -> [String] {
    if let ratio = results.ratio[stratum], let sentence = sentence(ratio, stratum) {
      let notice = isFirst ? ["This is not the EEF’s “months of progress”."] : []
      return [sentence] + notice + [results.paired[stratum].flatMap { levels($0, stratum) }].compactMap { $0 }
    }
    if let answers = results.binary[stratum] ?? results.likert[stratum]?.topBox {
      let told = sentences(answers, stratum, isFirst: isFirst)
      if !told.isEmpty { return told }
      let subject = stratum == .all ? "" : MeasureWords.sentence(words.name(stratum)) + ": "
      if let moved = levels(stratum).first { return [MeasureWords.sentence(subject + moved)] }
    }
    if let paired = results.paired[stratum], measure.scale == .continuous, let sentence = sentence(paired, stratum) {
      return [sentence]
    }
    return [results.reported[stratum].flatMap { sentence($0, stratum) }].compactMap { $0 }
  }

  // MARK: - Months on an age scale

  /// "Reading age rose by 27 months in 7 months: 3.9 for every month."
  private func sentence(_ gain: RatioGain, _ stratum: Stratum) -> String? {
    guard let months = gain.gain.value, let elapsed = gain.elapsedMonths.value, let ratio = gain.ratio.value else {
      return nil
    }
    let people = (results.reported[stratum]?.n.value ?? results.paired[stratum]?.n.value).map {
      " (\(words.count($0)))"
    }
    let time = MeasureWords.months(elapsed) + (people ?? "")
    let subject = stratum == .all ? measure.title : "For \(words.name(stratum)) it"
    guard months.magnitude > ChangeSentences.noise else { return "\(subject) did not change in \(time)." }
    let moved = "\(subject) \(months > 0 ? "rose" : "fell") by \(amountOfMonths(months)) in \(time)"
    let range = gain.interval.value.map {
      " (95% confidence interval \(NumberText.range($0.low, $0.high, places: 1)))"
    }
    let rate = months > 0 ? ": \(NumberText.fixed(ratio, places: 1)) for every month\(range ?? "")" : ""
    return "\(moved)\(rate)."
  }

  private func amountOfMonths(_ months: Double) -> String {
    let text = NumberText.fixed(months.magnitude, places: places)
    return text == "1" ? "1 month" : "\(text) months"
  }

  /// "The average was 94.2 before and 121.2 after."
  private func levels(_ paired: PairedChange, _ stratum: Stratum) -> String? {
    guard let before = paired.meanBefore.value, let after = paired.meanAfter.value, paired.change.value != nil else {
      return nil
    }
    let whose = stratum == .all ? "The average" : "The average of \(words.name(stratum))"
    return "\(whose) was \(words.amount(before, places: places))\(words.at(comparison.comparison.from)) and "
      + "\(words.amount(after, places: places))\(words.at(comparison.comparison.to))."
  }

  // MARK: - Averages

  /// "On average the 24 pupils scored 2.7 points higher after (34.1) than before (31.4), 95% confidence interval 1.2 to 4.2;
  /// 18 went up, 2 stayed the same, 4 went down."
  private func sentence(_ paired: PairedChange, _ stratum: Stratum) -> String? {
    guard let change = paired.change.value, let before = paired.meanBefore.value, let after = paired.meanAfter.value
    else { return nil }
    let summary = results.summary[stratum]
    let levels = [(before, summary?.before.n.value), (after, summary?.after.n.value)].map { mean, n in
      NumberText.fixed(mean, places: places) + (paired.n.value == nil ? n.map { ", \(words.count($0))" } ?? "" : "")
    }
    guard change.magnitude > ChangeSentences.noise else {
      let subject = subject(paired.n.value, stratum, verb: measure.verb ?? "were")
      let both = levels[0] == levels[1] ? levels[0] : levels.joined(separator: "; ")
      return "\(subject) the same \(asMuch) (\(both)): no change\(range(paired))\(directions(paired))."
    }
    let amount = words.amount(change.magnitude, places: places)
    // A measure without a verb of its own takes the one that its design allows.
    let verb = measure.verb ?? DesignWords(measure, hasStart: true, hasComparison: false).verb
    let moved = "\(subject(paired.n.value, stratum, verb: verb)) \(amount)\(measure.verb == nil ? "," : "")"
    return "\(moved) \(way(change)) \(contrast(levels[1], levels[0]))\(range(paired))\(directions(paired))."
      + improvement(change)
  }

  /// ", 95% confidence interval 1.2 to 4.2", in the direction of the sentence; none below ten people, who are drawn.
  private func range(_ paired: PairedChange) -> String {
    guard let interval = paired.interval.value, (paired.n.value ?? 0) >= ChangeSentences.fewest,
      !isEven(paired)
    else { return "" }
    let sides = (below: way(-1), above: way(1))
    let told = IntervalWords(
      (interval.low, interval.high), about: paired.change.value ?? 0, sides: sides, places: places)
    return ", \(told.text)"
  }

  /// "; 18 went up, 2 stayed the same, 4 went down"
  private func directions(_ paired: PairedChange) -> String {
    guard let up = paired.nUp.value, let same = paired.nSame.value, let down = paired.nDown.value,
      let n = paired.n.value, n > 1
    else { return "" }
    if isEven(paired) { return up + down == 0 ? "; it changed for nobody" : "; by the same amount for all \(n)" }
    return "; \(up) went up, \(same) stayed the same, \(down) went down"
  }

  /// Whether everybody changed by the same amount, so that an interval says nothing.
  private func isEven(_ paired: PairedChange) -> Bool {
    paired.sdChange.value.map { $0 < ChangeSentences.noise } ?? false
  }

  /// Below so many people their points are drawn, and nothing is tested.
  static let fewest = 10

  /// Scores are higher or lower; what people did, they did more or less.
  private func way(_ change: Double) -> String {
    let isScore = measure.verb.map { ["scored", "rated", "averaged", "reached"].contains($0) } ?? true
    return isScore ? (change > 0 ? "higher" : "lower") : (change > 0 ? "more" : "less")
  }

  private var labels: [String] {
    [comparison.comparison.from, comparison.comparison.to].map { $0.map(words.occasion) ?? "" }
  }

  private var asMuch: String {
    labels == ["before", "after"] ? "after as before" : "in \(labels[1]) as in \(labels[0])"
  }

  private func contrast(_ later: String, _ earlier: String) -> String {
    if labels == ["before", "after"] { return "after (\(later)) than before (\(earlier))" }
    return "at the later point (\(labels[0]): \(earlier); \(labels[1]): \(later))"
  }

  /// "On average the 24 pupils scored", "The one pupil scored"
  private func subject(_ n: Int?, _ stratum: Stratum, verb: String) -> String {
    let who =
      switch (n, stratum) {
      case (1?, .all): "the one \(words.person)"
      case (let n?, .all): "the \(words.count(n))"
      case (nil, .all): words.people
      case (let n?, _): "\(words.name(stratum)) (\(n))"
      case (nil, _): words.name(stratum)
      }
    return n == 1 ? "\(MeasureWords.sentence(who)) \(verb)" : "On average \(who) \(verb)"
  }

  /// Said only where lower is better, since readers take a rise for good.
  private func improvement(_ change: Double) -> String {
    guard measure.direction == .lowerIsBetter else { return "" }
    return change < 0
      ? " Lower is better here: this is an improvement." : " Lower is better here: this is a change for the worse."
  }

  // MARK: - Answers

  /// "1 of 16 teachers before, 16 of 16 after: +94 percentage points (95% confidence interval 64 to 99)."
  private func sentences(_ answers: YesNoChange, _ stratum: Stratum, isFirst: Bool) -> [String] {
    guard let told = AnswersTold(answers) else { return [] }
    let people = min(told.before.of, told.after.of)
    let subject = stratum == .all ? "" : MeasureWords.sentence(words.name(stratum)) + ": "
    let noun = (stratum == .all ? " \(words.people)" : "") + topAnswers
    let counts =
      "\(told.before.yes) of \(told.before.of)\(noun)\(share(told.before, people))\(words.at(comparison.comparison.from)), "
      + "\(told.after.yes) of \(told.after.of)\(share(told.after, people))\(words.at(comparison.comparison.to))"
    let points =
      told.change.magnitude > ChangeSentences.noise ? NumberText.points(told.change, people: people) : "no change"
    let places = NumberText.pointPlaces(told.change, people: people)
    let range = told.interval.map {
      " (95% confidence interval \(NumberText.range($0.low, $0.high, places: places)))"
    }
    return ["\(subject)\(counts): \(points)\(range ?? "")."] + moves(answers, told.change, isFirst: isFirst)
      + levels(stratum)
  }

  /// Which answers are counted, where there are more than two: " gave the top answers".
  private var topAnswers: String {
    guard measure.scale == .likert else { return "" }
    return measure.direction == .lowerIsBetter ? " gave the lowest answers" : " gave the top answers"
  }

  /// "Of the 180, 23 gave a higher answer after, 119 the same, 38 a lower one."
  private func levels(_ stratum: Stratum) -> [String] {
    guard let likert = results.likert[stratum], let improved = likert.improved.value, let same = likert.same.value,
      let worsened = likert.worsened.value, improved + same + worsened > 0
    else { return [] }
    return [
      "Over all answers \(improved) of \(improved + same + worsened) improved, \(same) stayed the same, \(worsened) got worse."
    ]
  }

  /// Counts alone below 30; above, their percentage beside them.
  private func share(_ answers: (yes: Int, of: Int), _ people: Int) -> String {
    people < 30 ? "" : " (\(NumberText.percent(share: Double(answers.yes) / Double(answers.of), people: people)))"
  }

  /// Who moved, where the counts fix it, and what that takes for granted.
  private func moves(_ answers: YesNoChange, _ change: Double, isFirst: Bool) -> [String] {
    // The lowest answers are the good ones here, so that more of them is better.
    let told = improvement(measure.scale == .likert ? -change : change)
    let verdict = told.isEmpty ? [] : [String(told.dropFirst())]
    guard let table = answers.paired.value else {
      let isSaid = !isFirst || measure.marks.contains(.matched) || answers.interval.value == nil
      let caveat = "The interval is worked out as if different \(words.people) had been asked each time."
      return (isSaid ? [] : [caveat]) + verdict
    }
    let assumed =
      measure.marks.contains(.matchingAssumed)
      ? ["This takes it that the same \(words.count(table.n)) answered both times, which is not recorded."] : []
    let none = { (count: Int) in count == 0 ? "none" : "\(count)" }
    let yes = measure.scale == .likert ? "to these answers" : "to yes"
    let moved = "Of the \(words.people), \(none(table.noYes)) moved \(yes) and \(none(table.yesNo)) moved away."
    return (table.noYes + table.yesNo > 0 ? [moved] : []) + assumed + verdict
  }

  // MARK: - Changes given as such

  private func sentence(_ reported: ReportedChange, _ stratum: Stratum) -> String? {
    let subject = stratum == .all ? measure.title : "\(measure.title), \(words.name(stratum))"
    guard let change = reported.change.value else { return direction(reported, subject) }
    let people = reported.n.value.map { " (\(words.count($0)))" } ?? ""
    guard change.magnitude > ChangeSentences.noise else { return "\(subject): no change\(people)." }
    if reported.kind == .points {
      let points = NumberText.points(
        change, places: max(places, NumberText.pointPlaces(change, people: reported.n.value)))
      return "\(subject): \(points)\(people).\(improvement(change))"
    }
    let amount = words.amount(change.magnitude, places: places)
    return "\(subject): \(change > 0 ? "up" : "down") by \(amount) on average\(people).\(improvement(change))"
  }

  /// "Pupils who feel challenged: up, as hoped. Only the direction is recorded."
  private func direction(_ reported: ReportedChange, _ subject: String) -> String? {
    guard let moved = reported.direction.value else { return nil }
    let wanted: Figure.Moved = measure.direction == .lowerIsBetter ? .down : .up
    let way =
      switch moved {
      case .up: "up"
      case .down: "down"
      case .same: "the same as before"
      }
    let verdict = moved == .same ? "" : moved == wanted ? ", as hoped" : ", which was not hoped for"
    return "\(subject): \(way)\(verdict). Only the direction is recorded."
  }

  /// Changes smaller than this are float noise (specification section 0).
  static let noise = 5e-10
}
