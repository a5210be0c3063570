import Impact
import Model

extension TextPicture {
  /// Differences between groups with their intervals, else the change with its own, else where it started and ended.
  init?(of impact: MeasureImpact, words: MeasureWords, places: Int) {
    let series = impact.main.results.series.entries.first?.result
    let run = series.flatMap { SeriesSentences(words: words, series: $0, places: places).picture }.map(TextPicture.run)
    let values = PictureValues(impact, words: words, places: places)
    let pictures = [
      run, TextPicture.groups(values), TextPicture.change(values), TextPicture.moves(impact, words, places),
    ]
    guard let picture = pictures.lazy.compactMap({ $0 }).first else { return nil }
    self = picture
  }

  private static func groups(_ values: PictureValues) -> TextPicture? {
    let estimates = values.differences.compactMap { estimate -> TextChart.Estimate? in
      guard case .between(let treatment, _, nil) = estimate.stratum, let interval = estimate.interval else {
        return nil
      }
      let text =
        estimate.isPoints
        ? NumberText.signed(estimate.value, places: 0) + " points"
        : NumberText.signed(estimate.value, places: estimate.places)
      return TextChart.Estimate(
        label: MeasureWords.spoken(treatment), value: estimate.value, low: interval.low, high: interval.high,
        text: text)
    }
    return estimates.isEmpty ? nil : .estimates(estimates)
  }

  /// The change with its interval, from ten people on: fewer are drawn one way only, as where they started and ended.
  private static func change(_ values: PictureValues) -> TextPicture? {
    guard let change = values.change(.all), let interval = change.interval else { return nil }
    let text = NumberText.signed(change.value, places: change.places)
    return .estimates([
      TextChart.Estimate(
        label: "change", value: change.value, low: interval.low, high: interval.high,
        text: change.isPoints ? "\(text) points" : values.words.amount(text))
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
