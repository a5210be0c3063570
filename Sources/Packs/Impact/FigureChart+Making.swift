import Impact
import Model

extension FigureChart {
  /// Shares or averages at each point with their intervals, else changes; nil when there is nothing to draw.
  init?(of impact: MeasureImpact, words: MeasureWords, places: Int) {
    let pictures = [
      FigureChart.answers(impact, words), FigureChart.averages(impact, words, places),
      FigureChart.changes(impact, words, places),
    ]
    guard let picture = pictures.lazy.compactMap({ $0 }).first else { return nil }
    self = picture
  }

  // MARK: - Yes/no and answers

  private static func answers(_ impact: MeasureImpact, _ words: MeasureWords) -> FigureChart? {
    let comparisons = impact.earlier + [impact.main]
    let results = { (part: ComparisonImpact, stratum: Stratum) -> YesNoChange? in
      part.results.binary[stratum] ?? part.results.likert[stratum]?.topBox
    }
    let strata = impact.main.results.binary.entries.map(\.stratum) + impact.main.results.likert.entries.map(\.stratum)
    let series = strata.filter { !impact.main.isMixture($0) }.compactMap { stratum -> Series? in
      let start = comparisons[0]
      var points = [point(results(start, stratum)?.before, start.comparison.from, words)]
      points += comparisons.map { point(results($0, stratum)?.after, $0.comparison.to, words) }
      let known = points.compactMap { $0 }
      return known.isEmpty ? nil : Series(label: words.name(stratum), points: known)
    }
    return series.isEmpty
      ? nil
      : FigureChart(
        kind: .beforeAfter, unit: "% of \(words.people)", axisMin: 0, axisMax: 100, expected: nil, series: series,
        summary: summary(series, words))
  }

  private static func point(_ answers: Computed<Proportion>?, _ occasion: String?, _ words: MeasureWords) -> Point? {
    guard let value = answers?.value, let occasion else { return nil }
    return Point(
      label: words.occasion(occasion), value: 100 * value.share,
      text: "\(value.yes) of \(value.n) (\(NumberText.percent(share: value.share, people: value.n)))",
      low: 100 * value.wilson.low, high: 100 * value.wilson.high)
  }

  // MARK: - Averages

  private static func averages(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> FigureChart? {
    guard impact.measure.scale == .continuous else { return nil }
    let comparisons = impact.earlier + [impact.main]
    let entries = impact.main.results.paired.entries.filter { !impact.main.isMixture($0.stratum) }
    let series = entries.compactMap { entry -> Series? in
      let start = comparisons[0]
      let first = start.results.paired[entry.stratum]?.meanBefore.value
      var points = [point(first, start.comparison.from, words, places)]
      points += comparisons.map { part in
        point(part.results.paired[entry.stratum]?.meanAfter.value, part.comparison.to, words, places)
      }
      let known = points.compactMap { $0 }
      return known.isEmpty ? nil : Series(label: words.name(entry.stratum), points: known)
    }
    return series.isEmpty
      ? nil
      : FigureChart(
        kind: .beforeAfter, unit: impact.measure.unit ?? impact.measure.title,
        axisMin: impact.measure.scaleMin?.double, axisMax: impact.measure.scaleMax?.double, expected: nil,
        series: series, summary: summary(series, words))
  }

  private static func point(_ mean: Double?, _ occasion: String?, _ words: MeasureWords, _ places: Int) -> Point? {
    guard let mean, let occasion else { return nil }
    return Point(
      label: words.occasion(occasion), value: mean, text: words.amount(NumberText.fixed(mean, places: places)))
  }

  // MARK: - Changes

  private static func changes(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> FigureChart? {
    let results = impact.main.results
    let series = results.reported.entries.compactMap { entry -> Series? in
      guard let change = entry.result.change.value else { return nil }
      let text =
        entry.result.kind == .points
        ? NumberText.points(change, places: max(places, NumberText.pointPlaces(change, people: entry.result.n.value)))
        : words.amount(NumberText.signed(change, places: places))
      return Series(label: words.name(entry.stratum), points: [Point(label: "change", value: change, text: text)])
    }
    guard let first = results.reported.entries.first?.result, !series.isEmpty else { return nil }
    let months = Set(results.ratio.entries.compactMap(\.result.elapsedMonths.value))
    let expected = months.count == 1 ? months.first : nil
    let notice = expected.map { " Normal progress would be \(MeasureWords.months($0))." } ?? ""
    return FigureChart(
      kind: .change, unit: first.kind == .points ? "percentage points" : impact.measure.unit ?? impact.measure.title,
      axisMin: nil, axisMax: nil, expected: expected, series: series, summary: summary(series, words) + notice)
  }

  /// "Reading age: all pupils +27 months; pupil premium pupils +24 months."
  private static func summary(_ series: [Series], _ words: MeasureWords) -> String {
    let parts = series.map { series in
      let values = series.points.map { $0.label == "change" ? $0.text : "\($0.label) \($0.text)" }
      return "\(series.label) \(values.joined(separator: ", "))"
    }
    return "\(words.measure.title): \(parts.joined(separator: "; "))."
  }
}
