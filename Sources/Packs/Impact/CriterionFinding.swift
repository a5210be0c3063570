import Impact
import Model

/// The figure that a criterion asks for, with its interval where there is one.
struct CriterionFinding: Equatable {
  struct Ends: Equatable {
    let low: Double
    let high: Double
    let text: String
  }

  /// In the unit of the aim.
  let value: Double
  /// In words, as `16 of 16`, `up by 2.7 points`.
  let observed: String
  let interval: Ends?
  private let threshold: SuccessCriterion.Threshold
  /// The aim in the unit of `value`.
  private let enough: Double
  private let hint: String?

  /// "; 80% would be 13", "; the aim was 5 points"
  var aim: String { hint.map { "; \($0)" } ?? "" }

  func isEnough(_ value: Double) -> Bool {
    switch threshold.aim {
    case .atLeast, .riseOf, .fallOf, .aheadBy: value - enough > -ChangeSentences.noise
    case .atMost: value - enough < ChangeSentences.noise
    // Ahead by as much is as wide a gap.
    case .narrowTo: value.magnitude - enough < ChangeSentences.noise
    }
  }

  /// Whether all values of an interval are enough; nil where some are and some are not.
  func isEnough(_ ends: Ends) -> Bool? {
    let (low, high) = (isEnough(ends.low), isEnough(ends.high))
    guard low == high else { return nil }
    // A gap that may lie on either side may be none.
    if threshold.aim == .narrowTo, !low, ends.low < 0, ends.high > 0 { return nil }
    return low
  }

  /// What was asked for and is not there.
  static func wanted(_ threshold: SuccessCriterion.Threshold) -> String {
    switch threshold.aim {
    case .atLeast, .atMost: threshold.amount.isPercent ? "a share at the end" : "a level at the end"
    case .riseOf, .fallOf: "a change"
    case .narrowTo: "a gap at the end"
    case .aheadBy: "a difference from the comparison group"
    }
  }

  /// Nil when the measure does not give it.
  ///
  /// - Parameter places: the decimals of the measure's headline; nil for as many as are needed, two at most.
  init?(_ threshold: SuccessCriterion.Threshold, in impact: MeasureImpact, places: Int? = nil) {
    // The aim's own decimals are kept, so that just missed is not told as met.
    let decimals = places.map { max($0, threshold.amount.number.places) }
    let words = MeasureWords(impact.measure)
    let results = impact.main.results
    let stratum = CriterionFinding.stratum(impact)
    let answers = results.binary[stratum] ?? results.likert[stratum]?.topBox
    let found: CriterionFinding?
    switch threshold.aim {
    case .atLeast, .atMost:
      if let share = answers?.after.value {
        found = CriterionFinding(threshold, share: share, words)
      } else {
        found = CriterionFinding(threshold, levelOf: results, stratum, words, decimals)
      }
    case .riseOf, .fallOf:
      found =
        answers.map { CriterionFinding(threshold, changeOf: $0, words) }
        ?? CriterionFinding(threshold, changeOf: results, stratum, words, decimals)
    case .narrowTo: found = CriterionFinding(threshold, gapOf: results, words, decimals)
    case .aheadBy: found = CriterionFinding(threshold, aheadIn: impact.main, words, decimals)
    }
    guard let found else { return nil }
    self = found
  }

  /// Those whom an enquiry works with: everybody, or the treatment group where there is a comparison group.
  private static func stratum(_ impact: MeasureImpact) -> Stratum {
    guard impact.measure.controlGroup != nil else { return .all }
    let groups = impact.main.cautions.compactMap { entry -> Stratum? in
      if case .between(let treatment, _, nil) = entry.stratum { .group(treatment) } else { nil }
    }
    return groups.first ?? .all
  }

  init(
    _ threshold: SuccessCriterion.Threshold, enough: Double? = nil, value: Double, observed: String, interval: Ends?,
    hint: String?
  ) {
    self.threshold = threshold
    self.enough = enough ?? threshold.amount.number.double
    self.value = value
    self.observed = observed
    self.interval = interval
    self.hint = hint
  }

  /// A share of answers, or how many they are.
  private init(_ threshold: SuccessCriterion.Threshold, share: Proportion, _ words: MeasureWords) {
    let n = Double(share.n)
    let amount = threshold.amount.number.double
    // The interval is one of shares: a number of people is asked as the share that it is of those measured.
    let enough = threshold.amount.isPercent ? amount / 100 * n : amount
    let percent = { (share: Double) in NumberText.fixed(100 * share, places: 0) }
    let needed = threshold.aim == .atLeast ? (enough - ChangeSentences.noise).rounded(.up) : enough.rounded(.down)
    let hint = threshold.amount.isPercent ? "\(threshold.amount) would be \(NumberText.plain(needed, places: 0))" : nil
    let percentage = share.n < 30 ? "" : " (\(NumberText.percent(share: share.share, people: share.n)))"
    self.init(
      threshold, enough: enough, value: Double(share.yes), observed: "\(share.yes) of \(share.n)\(percentage)",
      interval: Ends(
        low: share.wilson.low * n, high: share.wilson.high * n,
        text: "\(percent(share.wilson.low)) to \(percent(share.wilson.high))%"),
      hint: share.yes == share.n ? nil : hint)
  }

  /// An average at the end.
  private init?(
    _ threshold: SuccessCriterion.Threshold, levelOf results: Results, _ stratum: Stratum, _ words: MeasureWords,
    _ places: Int?
  ) {
    guard !threshold.amount.isPercent || words.measure.unit == "%",
      let mean = results.paired[stratum]?.meanAfter.value ?? results.summary[stratum]?.after.mean.value
    else { return nil }
    let aim = "the aim was \(words.amount(NumberText.exact(threshold.amount.number)))"
    self.init(
      threshold, value: mean, observed: "on average \(words.amount(mean, places: places ?? 2, plain: places == nil))",
      interval: results.summary[stratum]?.after.intervalOfMean.value.map {
        CriterionFinding.ends($0, 1, places: places ?? 1)
      },
      hint: aim)
  }

  /// A change of a share, in percentage points.
  private init?(
    _ threshold: SuccessCriterion.Threshold, changeOf answers: YesNoChange, _ words: MeasureWords
  ) {
    guard let change = answers.toldChange.value else { return nil }
    let people = answers.after.value?.n
    let sign = threshold.aim == .fallOf ? -1.0 : 1
    let ends = answers.interval.value.map { CriterionFinding.ends($0, sign, places: 0) }
    self.init(
      threshold, value: sign * change, observed: NumberText.points(change, people: people), interval: ends,
      hint: "the aim was \(threshold.amount.number) points")
  }

  /// A change in the unit.
  private init?(
    _ threshold: SuccessCriterion.Threshold, changeOf results: Results, _ stratum: Stratum, _ words: MeasureWords,
    _ places: Int?
  ) {
    guard let change = results.paired[stratum]?.change.value ?? results.reported[stratum]?.change.value,
      !threshold.amount.isPercent || words.measure.unit == "%" || words.measure.scale == .binary
    else { return nil }
    let sign = threshold.aim == .fallOf ? -1.0 : 1
    let amount = words.amount(change.magnitude, places: places ?? 2, plain: places == nil)
    let way = change.magnitude < ChangeSentences.noise ? "no change" : "\(change > 0 ? "up" : "down") by \(amount)"
    self.init(
      threshold, value: sign * change, observed: way,
      interval: results.paired[stratum]?.interval.value.map { CriterionFinding.ends($0, sign, places: places ?? 1) },
      hint: "the aim was \(words.amount(NumberText.exact(threshold.amount.number)))")
  }

  /// The gap of the focus subgroup at the end.
  private init?(_ threshold: SuccessCriterion.Threshold, gapOf results: Results, _ words: MeasureWords, _ places: Int?)
  {
    guard let gap = results.gap.entries.first?.result,
      let after = gap.countsAnswers ? gap.after.points.value : gap.after.difference.value?.estimate
    else { return nil }
    let ends = (gap.countsAnswers ? gap.after.newcombe.value : gap.after.difference.value?.interval.value).map {
      CriterionFinding.ends($0, 1, places: places ?? 1)
    }
    let amount =
      gap.countsAnswers
      ? "\(NumberText.plain(after.magnitude, places: 0)) percentage points"
      : words.amount(after.magnitude, places: places ?? 2, plain: places == nil)
    let turned = after < -ChangeSentences.noise ? "the gap has turned round and is" : "the gap is"
    self.init(
      threshold, value: after, observed: "\(turned) \(amount)", interval: ends,
      hint: "the aim was \(NumberText.exact(threshold.amount.number))")
  }

  private static func ends(_ interval: Interval, _ sign: Double, places: Int) -> Ends {
    let ends = [sign * interval.low, sign * interval.high].sorted()
    return Ends(low: ends[0], high: ends[1], text: NumberText.range(ends[0], ends[1], places: places))
  }
}
