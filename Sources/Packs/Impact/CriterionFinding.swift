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

  /// The aim as an interval may hold it: "80%", "a fall of 10".
  var soMuch: String {
    switch threshold.aim {
    case .riseOf: "a rise of \(threshold.amount)"
    case .fallOf: "a fall of \(threshold.amount)"
    case .atLeast, .atMost, .narrowTo, .aheadBy: "\(threshold.amount)"
    }
  }

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

  /// Of each treatment group where there is a comparison group, else of everybody; empty when the measure does not give it.
  ///
  /// - Parameter places: the decimals of the measure's headline; nil for as many as are needed, two at most.
  static func all(_ threshold: SuccessCriterion.Threshold, in impact: MeasureImpact, places: Int? = nil)
    -> [CriterionFinding]
  {
    // The aim's own decimals are kept, so that just missed is not told as met.
    let decimals = places.map { max($0, threshold.amount.number.places) }
    let words = MeasureWords(impact.measure)
    let compared = impact.main.cautions.map(\.stratum).filter(\.isOfWholeGroups)
    switch threshold.aim {
    case .narrowTo:
      return [CriterionFinding(threshold, gapOf: impact.main.results, words, decimals)].compactMap { $0 }
    case .aheadBy:
      return compared.compactMap { CriterionFinding(threshold, aheadIn: impact.main, $0, words, decimals) }
    case .atLeast, .atMost, .riseOf, .fallOf:
      let hasGroups = impact.measure.controlGroup != nil
      let groups = compared.compactMap { stratum -> Stratum? in
        if case .between(let treatment, _, nil) = stratum { .group(treatment) } else { nil }
      }
      return (hasGroups && !groups.isEmpty ? groups : [.all]).compactMap { stratum in
        CriterionFinding(threshold, of: stratum, impact.main.results, words, decimals)?
          .named(hasGroups ? words.name(stratum) : nil)
      }
    }
  }

  /// A level or a change.
  private init?(
    _ threshold: SuccessCriterion.Threshold, of stratum: Stratum, _ results: Results, _ words: MeasureWords,
    _ places: Int?
  ) {
    let answers = results.binary[stratum] ?? results.likert[stratum]?.topBox
    let found: CriterionFinding?
    if threshold.aim == .atLeast || threshold.aim == .atMost {
      found =
        answers?.after.value.map { CriterionFinding(threshold, share: $0, words) }
        ?? CriterionFinding(threshold, levelOf: results, stratum, words, places)
    } else {
      found =
        answers.map { CriterionFinding(threshold, changeOf: $0, words) }
        ?? CriterionFinding(threshold, changeOf: results, stratum, words, places)
    }
    guard let found else { return nil }
    self = found
  }

  /// The same with whose it is: "the coached group: on average 55.8 marks".
  private func named(_ group: String?) -> CriterionFinding {
    guard let group else { return self }
    return CriterionFinding(
      threshold, enough: enough, value: value, observed: "\(group): \(observed)", interval: interval, hint: hint)
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
    let percentage = share.n < 30 ? "" : " (\(NumberText.percent(share: share.share, people: share.n)))"
    let ends = [share.wilson.low, share.wilson.high].map { 100 * $0 }
    let places = CriterionFinding.places(share.n < 100 ? 0 : 1, telling: ends, from: 100 * enough / n)
    self.init(
      threshold, enough: enough, value: Double(share.yes), observed: "\(share.yes) of \(share.n)\(percentage)",
      interval: Ends(
        low: share.wilson.low * n, high: share.wilson.high * n,
        text: NumberText.range(ends[0], ends[1], places: places) + "%"),
      hint: CriterionFinding.needed(threshold, enough, share, words))
  }

  /// "80% would be 13"; "the aim was 3 pupils with a top answer", so that nobody takes people for a level of the scale.
  private static func needed(
    _ threshold: SuccessCriterion.Threshold, _ enough: Double, _ share: Proportion, _ words: MeasureWords
  ) -> String? {
    if threshold.amount.isPercent {
      let people = threshold.aim == .atLeast ? (enough - ChangeSentences.noise).rounded(.up) : enough.rounded(.down)
      return share.yes == share.n ? nil : "\(threshold.amount) would be \(NumberText.plain(people, places: 0))"
    }
    let people =
      threshold.amount.number.whole == 1
      ? "1 \(words.person)" : "\(NumberText.exact(threshold.amount.number)) \(words.people)"
    let isLowerBetter = words.measure.direction == .lowerIsBetter
    let whose =
      words.measure.scale == .likert ? isLowerBetter ? " with one of the lowest answers" : " with a top answer" : ""
    let isBeyond = threshold.aim == .atLeast && enough > Double(share.n)
    return "the aim was \(people)\(whose)" + (isBeyond ? ", which can never be met with \(share.n)" : "")
  }

  /// An average at the end.
  private init?(
    _ threshold: SuccessCriterion.Threshold, levelOf results: Results, _ stratum: Stratum, _ words: MeasureWords,
    _ places: Int?
  ) {
    guard !threshold.amount.isPercent || words.measure.unit == "%",
      let mean = results.paired[stratum]?.meanAfter.value ?? results.summary[stratum]?.after.mean.value
    else { return nil }
    self.init(
      threshold, value: mean, observed: "on average \(CriterionFinding.amount(mean, threshold, words, places))",
      interval: results.summary[stratum]?.after.intervalOfMean.value.map {
        CriterionFinding.ends($0, 1, places: places ?? 1, aim: threshold.amount.number.double)
      },
      hint: "the aim was \(words.amount(NumberText.exact(threshold.amount.number)))")
  }

  /// A change of a share, in percentage points, figure and interval both signed as the change is.
  private init?(
    _ threshold: SuccessCriterion.Threshold, changeOf answers: YesNoChange, _ words: MeasureWords
  ) {
    guard let change = answers.toldChange.value else { return nil }
    let sign = threshold.aim == .fallOf ? -1.0 : 1
    let aim = sign * threshold.amount.number.double
    let places = CriterionFinding.places(
      NumberText.pointPlaces(change, people: answers.after.value?.n), telling: [change], from: aim)
    let ends = answers.interval.value.map { interval in
      let told = CriterionFinding.ends(interval, 1, places: places, aim: aim)
      return sign < 0 ? Ends(low: -told.high, high: -told.low, text: told.text) : told
    }
    self.init(
      threshold, value: sign * change, observed: NumberText.points(change, places: places), interval: ends,
      hint: CriterionFinding.aim(threshold, sign * change, "\(threshold.amount.number) points"))
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
    let amount = CriterionFinding.amount(change.magnitude, threshold, words, places)
    let way = change.magnitude < ChangeSentences.noise ? "no change" : "\(change > 0 ? "up" : "down") by \(amount)"
    self.init(
      threshold, value: sign * change, observed: way,
      interval: results.paired[stratum]?.interval.value.map {
        CriterionFinding.moved($0, change, sign, places: places ?? 1, aim: threshold.amount.number.double)
      },
      hint: CriterionFinding.aim(
        threshold, sign * change, words.amount(NumberText.exact(threshold.amount.number))))
  }

  /// The gap of the focus subgroup at the end.
  private init?(_ threshold: SuccessCriterion.Threshold, gapOf results: Results, _ words: MeasureWords, _ places: Int?)
  {
    guard let gap = results.gap.entries.first?.result,
      let after = gap.countsAnswers ? gap.after.points.value : gap.after.difference.value?.estimate
    else { return nil }
    let aim = threshold.amount.number.double
    let isTurned = after < -ChangeSentences.noise
    let pointPlaces = CriterionFinding.places(
      threshold.amount.number.places, telling: [after.magnitude], from: aim)
    let shown = gap.countsAnswers ? pointPlaces : places ?? 1
    let ends = (gap.countsAnswers ? gap.after.newcombe.value : gap.after.difference.value?.interval.value).map {
      // A gap that has turned round is told by its size, and its interval with the same sign.
      let told = CriterionFinding.ends($0, isTurned ? -1 : 1, places: shown, aim: aim)
      return isTurned ? Ends(low: -told.high, high: -told.low, text: told.text) : told
    }
    let amount =
      gap.countsAnswers
      ? "\(NumberText.fixed(after.magnitude, places: pointPlaces)) percentage points"
      : CriterionFinding.amount(after.magnitude, threshold, words, places)
    let whose = words.measure.controlGroup == nil ? "" : "all groups together: "
    self.init(
      threshold, value: after,
      observed: "\(whose)\(isTurned ? "the gap has turned round and is" : "the gap is") \(amount)", interval: ends,
      hint: "the aim was \(NumberText.exact(threshold.amount.number))")
  }
}

// MARK: - Figures and their intervals in words

extension CriterionFinding {
  /// As many decimals as it takes to tell figures from the aim: 2.97 is not shown as the 3 that it misses.
  static func places(_ wanted: Int, telling values: [Double], from aim: Double) -> Int {
    let enough = (wanted...max(wanted, 9)).first { places in
      values.allSatisfy {
        ($0 - aim).magnitude < ChangeSentences.noise
          || NumberText.fixed($0, places: places) != NumberText.fixed(aim, places: places)
      }
    }
    return enough ?? wanted
  }

  /// `2.97 marks` where the aim is 3 marks.
  static func amount(
    _ number: Double, _ threshold: SuccessCriterion.Threshold, _ words: MeasureWords, _ places: Int?
  ) -> String {
    let wanted = places ?? max(2, threshold.amount.number.places)
    let told = CriterionFinding.places(wanted, telling: [number], from: threshold.amount.number.double)
    return words.amount(number, places: told, plain: places == nil)
  }

  /// "the aim was 5 points"; with its way where the change went, or should go, the other way.
  private static func aim(_ threshold: SuccessCriterion.Threshold, _ value: Double, _ amount: String) -> String {
    let isFall = threshold.aim == .fallOf
    return "the aim was \(isFall ? "a fall of " : value < 0 ? "a rise of " : "")\(amount)"
  }

  private static func ends(_ interval: Interval, _ sign: Double, places: Int, aim: Double) -> Ends {
    let ends = [sign * interval.low, sign * interval.high].sorted()
    let told = CriterionFinding.places(places, telling: ends, from: aim)
    return Ends(low: ends[0], high: ends[1], text: NumberText.range(ends[0], ends[1], places: told))
  }

  /// Beside "up by" and "down by": without signs where both ends lie that way, else each with its way, `0.3 down to 3.1 up`.
  private static func moved(_ interval: Interval, _ change: Double, _ sign: Double, places: Int, aim: Double) -> Ends {
    let told = CriterionFinding.places(places, telling: [interval.low, interval.high], from: sign * aim)
    let ends = [sign * interval.low, sign * interval.high].sorted()
    func side(_ end: Double) -> String {
      "\(NumberText.fixed(end.magnitude, places: told)) \(end < 0 ? "down" : "up")"
    }
    let text =
      change > 0 && interval.low >= 0
      ? NumberText.range(interval.low, interval.high, places: told)
      : change < 0 && interval.high <= 0
        ? NumberText.range(-interval.high, -interval.low, places: told)
        : "\(side(interval.low)) to \(side(interval.high))"
    return Ends(low: ends[0], high: ends[1], text: text)
  }
}
