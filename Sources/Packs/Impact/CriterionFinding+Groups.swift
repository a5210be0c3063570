import Impact
import Model

// How far a group is ahead of its comparison group: in the wanted direction, also where lower is better.
extension CriterionFinding {
  /// Of the first group that is compared, as the analysis gives it that counts.
  init?(
    _ threshold: SuccessCriterion.Threshold, aheadIn comparison: ComparisonImpact, _ words: MeasureWords, _ places: Int?
  ) {
    guard let stratum = comparison.cautions.map(\.stratum).first(where: \.isOfWholeGroups),
      let teller = GroupSentences(words: words, comparison: comparison, places: places ?? 2, stratum: stratum)
    else { return nil }
    let results = comparison.results
    if let answers = results.binaryBetween[stratum] ?? results.topBoxBetween[stratum] {
      self.init(threshold, aheadInAnswers: answers, teller, words)
      return
    }
    guard !threshold.amount.isPercent || words.measure.unit == "%",
      let lead = results.between[stratum].flatMap(teller.lead)
    else { return nil }
    let sign = words.measure.direction == .lowerIsBetter ? -1.0 : 1
    let amount = words.amount(lead.estimate.magnitude, places: places ?? 2, plain: places == nil)
    self.init(
      threshold, ahead: sign * lead.estimate, amount, teller, by: lead.method.spoken,
      lead.interval.map { CriterionFinding.sides($0, sign, places: places ?? 1) },
      hint: words.amount(NumberText.exact(threshold.amount.number)))
  }

  /// In percentage points of those who said yes, or gave a top answer.
  private init?(
    _ threshold: SuccessCriterion.Threshold, aheadInAnswers answers: YesNoComparison, _ teller: GroupSentences,
    _ words: MeasureWords
  ) {
    let isOfChanges = words.measure.primaryAnalysis == .did
    let change = answers.differenceInChanges.value
    guard let points = isOfChanges ? change?.estimate : answers.difference.value else { return nil }
    let interval = isOfChanges ? change?.interval.value : answers.interval.value
    // Top answers are the wanted ones, whichever end of the scale they stand at.
    let sign = words.measure.scale == .binary && words.measure.direction == .lowerIsBetter ? -1.0 : 1
    let people = answers.treatment.value.flatMap { one in answers.control.value.map { min(one.n, $0.n) } }
    let places = NumberText.pointPlaces(points, people: people)
    let amount = String(NumberText.points(points.magnitude, places: places).drop { $0 == "+" })
    let method: GroupSentences.Method = isOfChanges ? .changes : .end
    self.init(
      threshold, ahead: sign * points, amount, teller, by: method.spoken,
      interval.map { CriterionFinding.sides($0, sign, places: places) },
      hint: "\(threshold.amount.number) points")
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
  private static func sides(_ interval: Interval, _ sign: Double, places: Int) -> Ends {
    let ends = [sign * interval.low, sign * interval.high].sorted()
    func side(_ end: Double) -> String {
      "\(NumberText.fixed(end.magnitude, places: places)) \(end < 0 ? "behind" : "ahead")"
    }
    let text =
      ends[0] >= 0 ? NumberText.range(ends[0], ends[1], places: places) : "\(side(ends[0])) to \(side(ends[1]))"
    return Ends(low: ends[0], high: ends[1], text: text)
  }
}
