import Impact
import Model

extension TextPicture {
  /// Differences between groups with their intervals, else the change with its own, else where it started and ended.
  init?(of impact: MeasureImpact, words: MeasureWords, places: Int) {
    let series = impact.main.results.series.entries.first?.result
    let run = series.flatMap { SeriesSentences(words: words, series: $0, places: places).picture }.map(TextPicture.run)
    let pictures = [
      run, TextPicture.groups(impact, words, places), TextPicture.change(impact, words, places),
      TextPicture.moves(impact, words, places),
    ]
    guard let picture = pictures.lazy.compactMap({ $0 }).first else { return nil }
    self = picture
  }

  private static func groups(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> TextPicture? {
    let main = impact.main
    let estimates = main.results.between.entries.compactMap { entry -> TextChart.Estimate? in
      guard case .between(let treatment, _, nil) = entry.stratum, main.results.topAnswers(entry.stratum) == nil,
        let teller = GroupSentences(words: words, comparison: main, places: places, stratum: entry.stratum),
        let lead = teller.lead(entry.result), let interval = lead.interval
      else { return nil }
      return TextChart.Estimate(
        label: MeasureWords.spoken(treatment), value: lead.estimate, low: interval.low, high: interval.high,
        text: NumberText.signed(lead.estimate, places: places))
    }
    let answers =
      main.results.binaryBetween.entries.map { ($0.stratum, $0.result) }
      + main.results.between.entries.compactMap { entry in
        main.results.topAnswers(entry.stratum).map { (entry.stratum, $0) }
      }
    let shares = answers.compactMap { stratum, result -> TextChart.Estimate? in
      guard case .between(let treatment, _, nil) = stratum, let value = result.difference.value,
        let interval = result.interval.value
      else { return nil }
      return TextChart.Estimate(
        label: MeasureWords.spoken(treatment), value: value, low: interval.low, high: interval.high,
        text: NumberText.signed(value, places: 0) + " points")
    }
    return estimates.isEmpty && shares.isEmpty ? nil : .estimates(estimates + shares)
  }

  /// The change with its interval, from ten people on: fewer are drawn one way only, as where they started and ended.
  private static func change(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> TextPicture? {
    if impact.main.isMixture(.all) { return nil }
    let results = impact.main.results
    if let told = (results.binary[.all] ?? results.likert[.all]?.topBox).flatMap(AnswersTold.init),
      let interval = told.interval
    {
      let text = NumberText.signed(told.change, places: NumberText.pointPlaces(told.change, people: told.after.of))
      return .estimates([
        TextChart.Estimate(
          label: "change", value: told.change, low: interval.low, high: interval.high, text: "\(text) points")
      ])
    }
    guard impact.measure.scale == .continuous, let paired = results.paired[.all], let change = paired.change.value,
      let interval = paired.interval.value, (paired.n.value ?? 0) >= ChangeSentences.fewest
    else { return nil }
    return .estimates([
      TextChart.Estimate(
        label: "change", value: change, low: interval.low, high: interval.high,
        text: words.amount(NumberText.signed(change, places: places)))
    ])
  }

  private static func moves(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> TextPicture? {
    guard impact.measure.scale == .continuous else { return nil }
    let entries = impact.main.results.paired.entries.filter { !impact.main.isMixture($0.stratum) }
    let moves = entries.compactMap { entry -> TextChart.Move? in
      guard let before = entry.result.meanBefore.value, let after = entry.result.meanAfter.value else { return nil }
      let text = [before, after].map { NumberText.fixed($0, places: places) }.joined(separator: " → ")
      return TextChart.Move(label: words.name(entry.stratum), before: before, after: after, text: text)
    }
    let (low, high) = (impact.measure.scaleMin?.double, impact.measure.scaleMax?.double)
    // One line on a scale of its own two ends would always look the same.
    if moves.count == 1, low == nil || high == nil { return nil }
    return moves.isEmpty ? nil : .moves(moves, low: high == nil ? nil : low, high: low == nil ? nil : high)
  }
}
