import Impact
import Model

/// What a run chart shows, by the rules of the formula specification, section 7.
struct SeriesSentences {
  let words: MeasureWords
  let series: SeriesImpact
  /// Decimals of values as they were recorded.
  let places: Int
  /// One more for points, which are averages, and for their middle: two at most (specification, section 0).
  private var valuePlaces: Int { min(2, places + 1) }

  /// The pattern, or that there is none, then where the middle lay before and since.
  var all: [String] {
    guard let chart = series.shownChart.value else { return [] }
    return [pattern(chart), levels].compactMap { $0 }
  }

  private func pattern(_ chart: RunChart) -> String {
    switch series.headline {
    case .shift(let run): return inARow(run, chart)
    case .unusualRuns(let longest, let limit, let crossings, let fewest):
      if longest.points > limit { return inARow(longest, chart) }
      return
        "The points cross the \(middle(chart)) \(crossings == 1 ? "once" : "\(crossings) times"), where chance would give "
        + "\(fewest) or more: they stay on one side for longer than chance."
    case nil:
      let count = chart.pointCount
      return chart.usefulCount < 10
        ? "\(count) point\(count == 1 ? "" : "s") so far: too few to tell a pattern from chance."
        : "The \(count) points show no pattern that chance would not give."
    }
  }

  /// "7 points in a row above the earlier middle value (31) since 3 March 2014: unlikely to be chance."
  private func inARow(_ run: PointRun, _ chart: RunChart) -> String {
    let side = run.kind == .below ? "below" : "above"
    let isOpen = run.end == series.points.last { $0.value != nil }?.occasion
    let time = isOpen ? "since \(day(run.start))" : "from \(day(run.start)) to \(day(run.end))"
    return "\(run.points) points in a row \(side) the \(middle(chart)) \(time): unlikely to be chance.\(verdict(run))"
  }

  private func middle(_ chart: RunChart) -> String {
    "\(series.isFrozen ? "earlier " : "")middle value (\(NumberText.plain(chart.centre, places: valuePlaces)))"
  }

  /// Said where lower is better, since readers take a rise for good, and of every change for the worse.
  private func verdict(_ run: PointRun) -> String {
    switch (words.measure.direction, run.kind == .below) {
    case (.lowerIsBetter, true): " Lower is better here: this is an improvement."
    case (.lowerIsBetter, false): " Lower is better here: this is a change for the worse."
    case (.higherIsBetter, true): " Higher is better here: this is a change for the worse."
    case (.higherIsBetter, false): ""
    }
  }

  /// "The middle value was 1130 before the work began and 842.5 since."
  private var levels: String? {
    guard let before = series.baselineMedian.value, let since = series.duringMedian.value else { return nil }
    let amounts = [before, since].map { words.amount(NumberText.plain($0, places: valuePlaces)) }
    let time = series.interventionEnd == nil ? "since" : "while it lasted"
    return "The middle value was \(amounts[0]) before the work began and \(amounts[1]) \(time)."
  }

  /// `3 March 2014` for a day, else as the point is called.
  private func day(_ occasion: String) -> String { SeriesSentences.day(occasion, words) }

  static func day(_ occasion: String, _ words: MeasureWords) -> String {
    let label = words.measure.occasions.first { $0.id == occasion }?.label
    return label ?? Day(iso: occasion)?.spoken ?? MeasureWords.spoken(occasion)
  }

  /// The points in time, their middle, and where the work began.
  var picture: TextChart.Run? {
    guard let chart = series.shownChart.value else { return nil }
    let points = series.points.filter { $0.value != nil }
    let values = points.compactMap(\.value)
    guard let high = values.max(), let low = values.min(), let first = points.first, let last = points.last else {
      return nil
    }
    let start = series.interventionDate?.description
    let said = { (value: Double) in NumberText.plain(value, places: valuePlaces) }
    return TextChart.Run(
      values: values, centre: chart.centre,
      startsAt: start.flatMap { start in points.firstIndex { $0.occasion >= start } },
      ends: (first: day(first.occasion), last: day(last.occasion)),
      labels: (high: said(high), centre: "middle \(said(chart.centre))", low: said(low)))
  }
}
