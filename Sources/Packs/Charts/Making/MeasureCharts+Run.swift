import Impact
import Model

extension MeasureCharts {
  /// The points of a series in time; nil below two points.
  func run(_ entry: Strata<SeriesImpact>.Entry) -> Chart? {
    let series = entry.result
    let told = SeriesSentences(words: words, series: series, places: values.places)
    guard let chart = series.shownChart.value, let picture = told.picture else { return nil }
    let days = series.points.map { Day(iso: $0.occasion) }
    let isDated = days.allSatisfy { $0 != nil }
    let positions = days.enumerated().map { index, day in
      isDated ? Double(day?.daysSince1970 ?? index) : Double(index)
    }
    let signal = series.signal
    let points = zip(series.points, positions).map { point, position in
      RunPicture.Point(
        position: position, value: point.value,
        isSignal: point.value != nil && (signal?.contains(point.occasion) ?? false))
    }
    let amount = { (value: Double) in NumberText.plain(value, places: min(2, values.places + 1)) }
    let (pattern, behind) = ChartTitles.firstSentence(of: told.all.first ?? "")
    let better = words.measure.direction == .lowerIsBetter ? "lower is better" : ""
    let unit = [words.measure.unit ?? "", better].filter { !$0.isEmpty }.joined(separator: "; ")
    let run = RunPicture(
      points: points, centre: chart.centre,
      centreLabel: "\(series.isFrozen ? "earlier " : "")middle value \(amount(chart.centre))",
      lastLabel: series.points.last { $0.value != nil }?.value.map(amount) ?? "", firstDay: picture.ends.first,
      lastDay: picture.ends.last,
      start: moment(series.interventionDate, "the work begins", series, positions, isDated),
      end: moment(series.interventionEnd, "the work ends", series, positions, isDated), unit: unit)
    let whose = entry.stratum == .all ? "" : ", \(words.name(entry.stratum))"
    let rows = series.points.map { point in
      [SeriesSentences.day(point.occasion, words), point.value.map(amount) ?? "not recorded"]
    }
    return Chart(
      title: "\(titles.name)\(whose): \(pattern)",
      opening: (["Points in time.", behind] + told.all.dropFirst() + [start(series)]).filter { !$0.isEmpty }.joined(
        separator: " "),
      table: FigureTable(columns: ["When", words.measure.unit.map(MeasureWords.sentence) ?? "Value"], rows: rows),
      picture: .run(run))
  }

  private func start(_ series: SeriesImpact) -> String {
    let words = [("The work began", series.interventionDate), ("It ended", series.interventionEnd)]
    return words.compactMap { words, day in day.map { "\(words) on \($0.spoken)." } }.joined(separator: " ")
  }

  /// Where a day lies among the points; nil for one before the first or after the last.
  private func moment(
    _ day: Day?, _ words: String, _ series: SeriesImpact, _ positions: [Double], _ isDated: Bool
  ) -> RunPicture.Moment? {
    guard let day, let first = positions.first, let last = positions.last else { return nil }
    let position =
      isDated
      ? Double(day.daysSince1970)
      : series.points.firstIndex { $0.occasion >= day.description }.map { Double($0) - 0.5 }
    guard let position, position >= first, position <= last else { return nil }
    return RunPicture.Moment(position: position, label: "\(words), \(day.spoken)")
  }
}

extension SeriesImpact {
  /// The occasions of the row that the headline tells of.
  fileprivate var signal: ClosedRange<String>? {
    switch headline {
    case .shift(let run): run.start...max(run.start, run.end)
    case .unusualRuns(let longest, let limit, _, _):
      longest.points > limit ? longest.start...max(longest.start, longest.end) : nil
    case nil: nil
    }
  }
}
