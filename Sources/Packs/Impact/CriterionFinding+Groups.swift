import Impact
import Model

// How far a group is ahead of its comparison group: in the wanted direction, also where lower is better.
extension CriterionFinding {
  /// Of one group that is compared, as the analysis gives it that counts.
  init?(
    _ threshold: SuccessCriterion.Threshold, aheadIn comparison: ComparisonImpact, _ stratum: Stratum,
    _ words: MeasureWords, _ places: Int?
  ) {
    guard let teller = GroupSentences(words: words, comparison: comparison, places: places ?? 2, stratum: stratum)
    else { return nil }
    let results = comparison.results
    if let answers = results.binaryBetween[stratum] ?? results.topBoxBetween[stratum] {
      self.init(threshold, aheadInAnswers: answers, teller, words, CriterionFinding.starts(of: stratum, in: results))
      return
    }
    guard !threshold.amount.isPercent || words.measure.unit == "%",
      let lead = results.between[stratum].flatMap(teller.lead)
    else { return nil }
    let sign = words.measure.direction == .lowerIsBetter ? -1.0 : 1
    let amount = CriterionFinding.amount(lead.estimate.magnitude, threshold, words, places)
    self.init(
      threshold, ahead: sign * lead.estimate, amount, teller, by: lead.method.spoken,
      lead.interval.map { CriterionFinding.sides($0, sign, places: places ?? 1, threshold) },
      hint: words.amount(NumberText.exact(threshold.amount.number)))
  }

  /// In percentage points of those who said yes, or gave a top answer.
  ///
  /// The changes are compared wherever both groups have a start: at the end alone a group that began ahead stays ahead without
  /// any effect, and shares have no adjustment for the start as scores do. Only a plan that chose the end keeps it.
  private init?(
    _ threshold: SuccessCriterion.Threshold, aheadInAnswers answers: YesNoComparison, _ teller: GroupSentences,
    _ words: MeasureWords, _ starts: (Proportion, Proportion)?
  ) {
    let change = words.measure.primaryAnalysis == .post ? nil : answers.differenceInChanges.value
    guard let points = change?.estimate ?? answers.difference.value else { return nil }
    let interval = change == nil ? answers.interval.value : change?.interval.value
    // Top answers are the wanted ones, whichever end of the scale they stand at.
    let sign = words.measure.scale == .binary && words.measure.direction == .lowerIsBetter ? -1.0 : 1
    let people = answers.treatment.value.flatMap { one in answers.control.value.map { min(one.n, $0.n) } }
    let places = CriterionFinding.places(
      NumberText.pointPlaces(points, people: people), telling: [sign * points],
      from: threshold.amount.number.double)
    let amount = String(NumberText.points(points.magnitude, places: places).drop { $0 == "+" })
    let method: GroupSentences.Method = change == nil ? .end : .changes
    let from = starts.map { one, other in
      ", from \(NumberText.percent(share: one.share, people: one.n)) and "
        + NumberText.percent(share: other.share, people: other.n)
    }
    let isEven = starts.map { ($0.share - $1.share).magnitude < ChangeSentences.noise } ?? true
    self.init(
      threshold, ahead: sign * points, amount, teller, by: method.spoken + (change == nil && !isEven ? from ?? "" : ""),
      interval.map { CriterionFinding.sides($0, sign, places: places, threshold) },
      hint: "\(threshold.amount.number) points")
  }

  /// The shares of both groups before, where they are known.
  private static func starts(of stratum: Stratum, in results: Results) -> (Proportion, Proportion)? {
    guard case .between(let treatment, let control, let subgroup) = stratum else { return nil }
    func start(_ group: String) -> Proportion? {
      let key = Stratum(group: group, subgroup: subgroup)
      return (results.binary[key] ?? results.likert[key]?.topBox)?.before.value
    }
    return start(treatment).flatMap { one in start(control).map { (one, $0) } }
  }

  /// "the target group is 4.6 points ahead of Oak School, allowing for the start"
  private init(
    _ threshold: SuccessCriterion.Threshold, ahead: Double, _ amount: String, _ teller: GroupSentences,
    by method: String, _ interval: Ends?, hint: String
  ) {
    let standing =
      ahead.magnitude < ChangeSentences.noise
      ? "level with" : "\(amount) \(ahead > 0 ? "ahead of" : "behind")"
    self.init(
      threshold, value: ahead, observed: "\(teller.group) is \(standing) \(teller.others), \(method)",
      interval: interval, hint: "the aim was \(hint)")
  }

  /// The interval with the side of each end, where they are not both ahead: `0.3 behind to 9.5 ahead`.
  private static func sides(
    _ interval: Interval, _ sign: Double, places wanted: Int, _ threshold: SuccessCriterion.Threshold
  ) -> Ends {
    let ends = [sign * interval.low, sign * interval.high].sorted()
    let places = CriterionFinding.places(wanted, telling: ends, from: threshold.amount.number.double)
    func side(_ end: Double) -> String {
      "\(NumberText.fixed(end.magnitude, places: places)) \(end < 0 ? "behind" : "ahead")"
    }
    let text =
      ends[0] >= 0 ? NumberText.range(ends[0], ends[1], places: places) : "\(side(ends[0])) to \(side(ends[1]))"
    return Ends(low: ends[0], high: ends[1], text: text)
  }
}
