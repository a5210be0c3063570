import Impact
import Model

/// The values that a measure's pictures are drawn from, on a page and in a terminal.
struct PictureValues {
  let impact: MeasureImpact
  let words: MeasureWords
  /// Decimals of averages and changes.
  let places: Int

  private var results: Results { impact.main.results }

  init(_ impact: MeasureImpact, words: MeasureWords, places: Int) {
    (self.impact, self.words, self.places) = (impact, words, places)
  }

  /// A change or a difference with its 95% interval, in the unit or in percentage points.
  struct Estimate: Hashable {
    let stratum: Stratum
    let value: Double
    /// Nil where it cannot be worked out, and of fewer than ten people, who are drawn but not tested.
    let interval: Interval?
    /// Whether it counts percentage points.
    let isPoints: Bool
    let places: Int
    /// How a difference was worked out; nil for changes.
    var method: GroupSentences.Method?
  }

  // MARK: - Differences between groups

  /// What each group is beside its comparison group, by the method that leads: averages, then answers.
  var differences: [Estimate] { averageDifferences + answerDifferences }

  private var averageDifferences: [Estimate] {
    results.between.entries.compactMap { entry in
      guard entry.stratum.isOfWholeGroups, results.topAnswers(entry.stratum) == nil,
        let teller = GroupSentences(words: words, comparison: impact.main, places: places, stratum: entry.stratum),
        let lead = teller.lead(entry.result)
      else { return nil }
      return Estimate(
        stratum: entry.stratum, value: lead.estimate, interval: lead.interval, isPoints: false, places: places,
        method: lead.method)
    }
  }

  private var answerDifferences: [Estimate] {
    comparedAnswers.compactMap { stratum, result in
      guard let value = result.difference.value else { return nil }
      let people = result.treatment.value.flatMap { one in result.control.value.map { min(one.n, $0.n) } }
      return Estimate(
        stratum: stratum, value: value, interval: result.interval.value, isPoints: true,
        places: NumberText.pointPlaces(value, people: people), method: .end)
    }
  }

  /// Answers of groups beside each other at the later point.
  var comparedAnswers: [(stratum: Stratum, result: YesNoComparison)] {
    let answers =
      results.binaryBetween.entries.map { ($0.stratum, $0.result) }
      + results.between.entries.compactMap { entry in
        results.topAnswers(entry.stratum).map { (entry.stratum, $0) }
      }
    return answers.filter { $0.0.isOfWholeGroups }
  }

  // MARK: - Changes

  /// How far the people of a stratum moved; nil for a mixture of groups, and where it is not known.
  func change(_ stratum: Stratum) -> Estimate? {
    if impact.main.isMixture(stratum) { return nil }
    if let told = (results.binary[stratum] ?? results.likert[stratum]?.topBox).flatMap(AnswersTold.init) {
      return Estimate(
        stratum: stratum, value: told.change, interval: told.interval, isPoints: true,
        places: NumberText.pointPlaces(told.change, people: told.after.of))
    }
    if impact.measure.scale == .continuous, let paired = results.paired[stratum], let change = paired.change.value {
      let isTested = (paired.n.value ?? 0) >= ChangeSentences.fewest
      return Estimate(
        stratum: stratum, value: change, interval: isTested ? paired.interval.value : nil, isPoints: false,
        places: places)
    }
    return reported(stratum)
  }

  /// A change that was given as such.
  private func reported(_ stratum: Stratum) -> Estimate? {
    guard let reported = results.reported[stratum], let change = reported.change.value else { return nil }
    let isPoints = reported.kind == .points
    let own = isPoints ? NumberText.pointPlaces(change, people: reported.n.value) : 0
    return Estimate(
      stratum: stratum, value: change, interval: nil, isPoints: isPoints, places: max(places, own))
  }

  /// Those who have a change, in the order of the results; pupil groups inside compared groups are left to the detail.
  var changes: [Estimate] { people.compactMap(change) }

  private var people: [Stratum] {
    let strata =
      results.binary.entries.map(\.stratum) + results.likert.entries.map(\.stratum)
      + results.paired.entries.map(\.stratum) + results.reported.entries.map(\.stratum)
    return strata.unique.filter { $0.group == nil || $0.subgroup == nil }
  }

  // MARK: - Levels

  /// Where the people of a stratum stood at one point of measurement.
  struct Level: Hashable {
    let occasion: String
    /// In the unit, or in per cent.
    let value: Double
    /// `31.4`, `12 of 24`, `24 of 54 (44%)`
    let text: String
    /// The same beside a mark: from thirty people on the percentage alone.
    let short: String
    /// 95%, of a share in per cent; nil for averages.
    var low: Double?
    var high: Double?
    /// How many, where that is known.
    let people: Int?
  }

  /// The same people at each point of measurement; nil where nothing is known of it.
  struct Levels: Hashable {
    let stratum: Stratum
    let points: [Level?]

    var isWhole: Bool { points.count > 1 && points.first.flatMap { $0 } != nil && points.last.flatMap { $0 } != nil }
  }

  /// The points of measurement from the first to the last; empty without a start or an end.
  var occasions: [String] {
    let comparisons = impact.earlier + [impact.main]
    guard let from = impact.main.comparison.from else { return [] }
    return ([from] + comparisons.compactMap(\.comparison.to)).unique
  }

  /// Those who got what is compared.
  var treatments: [String] {
    impact.main.cautions.compactMap { entry in
      if case .between(let treatment, _, nil) = entry.stratum { treatment } else { nil }
    }.unique
  }

  /// The start and the end of one stratum in the main comparison.
  func levels(of stratum: Stratum) -> [Level?] {
    [true, false].map { level(impact.main, stratum, isStart: $0) }
  }

  /// Everybody, or the groups that are compared, then pupil groups: averages, or shares of answers.
  var levels: [Levels] {
    let comparisons = impact.earlier + [impact.main]
    guard !occasions.isEmpty else { return [] }
    return people.filter { !impact.main.isMixture($0) }.map { stratum in
      // The start of the main comparison, as in its sentence: others may be of other people.
      let start = level(impact.main, stratum, isStart: true)
      let ends = comparisons.filter { $0.comparison.to != nil }.map { level($0, stratum, isStart: false) }
      return Levels(stratum: stratum, points: [start] + ends)
    }.filter { $0.points.contains { $0 != nil } }
  }

  private func level(_ part: ComparisonImpact, _ stratum: Stratum, isStart: Bool) -> Level? {
    guard let occasion = isStart ? part.comparison.from : part.comparison.to else { return nil }
    if let answers = part.results.binary[stratum] ?? part.results.likert[stratum]?.topBox {
      return share(answers, occasion, isStart: isStart)
    }
    guard impact.measure.scale == .continuous, let paired = part.results.paired[stratum],
      let mean = (isStart ? paired.meanBefore : paired.meanAfter).value
    else { return nil }
    let text = NumberText.fixed(mean, places: places)
    return Level(occasion: occasion, value: mean, text: text, short: text, people: paired.n.value)
  }

  /// The same people's answers where they are known, as in the sentences.
  private func share(_ answers: YesNoChange, _ occasion: String, isStart: Bool) -> Level? {
    let matched = answers.paired.value.flatMap { isStart ? $0.before.value : $0.after.value }
    guard let told = matched ?? (isStart ? answers.before : answers.after).value else { return nil }
    let (counts, percent) = ("\(told.yes) of \(told.n)", NumberText.percent(share: told.share, people: told.n))
    return Level(
      occasion: occasion, value: 100 * told.share, text: told.n < 30 ? counts : "\(counts) (\(percent))",
      short: told.n < 30 ? counts : percent,
      low: 100 * told.wilson.low, high: 100 * told.wilson.high, people: told.n)
  }
}
