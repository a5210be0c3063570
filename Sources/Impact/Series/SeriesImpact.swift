package import Model

/// A series of occasions as a run chart and an XmR chart, with the start of the intervention where there is one.
package struct SeriesImpact: Tabulated {
  /// In their order, those without a value too.
  package let points: [SeriesPoint]
  package let interventionDate: Day?
  /// The first day after it; nil while it goes on.
  package let interventionEnd: Day?
  /// About the median, with the limits, of all points.
  package let chartOfAll: Computed<RunChart>
  package let limitsOfAll: Computed<XmR>
  /// All points about the median, with the limits, of those before the intervention.
  package let frozenChart: Computed<RunChart>
  package let frozenLimits: Computed<XmR>
  private let recorded: [RecordedPoint]
  /// Before the intervention; while it lasts.
  private let baseline: [Double]
  private let during: [Double]

  /// `points` in any order: they are put in the order of their occasions.
  package init(points: [SeriesPoint], interventionDate: Day?, interventionEnd: Day?) {
    self.points = points.sorted { $0.occasion < $1.occasion }
    self.interventionDate = interventionDate
    self.interventionEnd = interventionEnd
    let recorded = self.points.recorded
    let start = interventionDate?.description
    let end = interventionEnd?.description
    let before = start.map { start in recorded.filter { $0.occasion < start } } ?? []
    self.recorded = recorded
    baseline = before.map(\.value)
    during = recorded.filter { point in
      start.map { $0 <= point.occasion } ?? false && end.map { point.occasion < $0 } ?? true
    }.map(\.value)
    chartOfAll = Median.of(recorded.map(\.value)).map { RunChart(recorded: recorded, centre: $0) }
    limitsOfAll = recorded.isEmpty ? .notComputed(.notRecorded) : XmR.chart(of: recorded, base: recorded)
    frozenChart = Median.of(baseline).map { RunChart(recorded: recorded, centre: $0) }.because(.noBaselinePoints)
    frozenLimits = XmR.chart(of: recorded, base: before)
  }

  package var missingCount: Int { points.count - recorded.count }
  package var recordedCount: Int { recorded.count }
  package var baselineCount: Int { baseline.count }
  package var baselineMedian: Computed<Double> { Median.of(baseline).because(.noBaselinePoints) }
  package var duringMedian: Computed<Double> { Median.of(during).because(.noPointsDuring) }

  package var fields: [Field] {
    let always = [
      Field("n_occasions", .count(points.count)),
      Field("n_missing", .count(missingCount)),
      Field("first", SeriesImpact.text(recorded.first)),
      Field("last", SeriesImpact.text(recorded.last)),
      Field("run_chart_all", chartOfAll),
      SeriesImpact.limits("xmr_all", limitsOfAll, of: recorded.map(\.value)),
    ]
    guard interventionDate != nil else { return always }
    return always + [
      Field("n_baseline", .count(baseline.count)),
      Field("mean_baseline", SeriesImpact.mean(baseline).because(.noBaselinePoints)),
      Field("mean_during", SeriesImpact.mean(during).because(.noPointsDuring)),
      Field("median_baseline", baselineMedian),
      Field("median_during", duringMedian),
      Field("run_chart_frozen", frozenChart),
      SeriesImpact.limits("xmr_frozen", frozenLimits, of: baseline),
    ]
  }

  private static func limits(_ key: String, _ limits: Computed<XmR>, of base: [Double]) -> Field {
    base.count == 1 ? Field(key, .nested(XmR.fields(ofOne: base[0]))) : Field(key, limits)
  }

  private static func text(_ point: RecordedPoint?) -> Field.Value {
    point.map { .text($0.occasion) } ?? .missing(.notRecorded)
  }

  private static func mean(_ values: [Double]) -> Computed<Double> {
    values.isEmpty ? .notComputed(.notRecorded) : Computed(finite: values.reduce(0, +) / Double(values.count))
  }
}

// MARK: - What a screen shows

extension SeriesImpact {
  /// What a chart says first, when it says anything.
  package enum Headline: Hashable, Sendable {
    /// So many points in a row on one side: the sign for up to 20 useful points.
    case shift(PointRun)
    /// More than 20 useful points: a row longer than chance makes, or fewer crossings of the line. The longest row is given.
    case unusualRuns(longest: PointRun, isLongerThan: Int, crossings: Int, fewestCrossings: Int)
  }

  /// Whether the line is the median of the points before the intervention: it is when there are 10 or more of them.
  package var isFrozen: Bool { baseline.count >= 10 }

  /// The run chart to show.
  package var shownChart: Computed<RunChart> { isFrozen ? frozenChart : chartOfAll }

  /// The limits to show: worth it from 10 points on.
  package var shownLimits: Computed<XmR> {
    let limits = isFrozen ? frozenLimits : limitsOfAll
    return limits.flatMap { $0.baseCount >= 10 ? .value($0) : .notComputed(.fewerThanTenPoints) }
  }

  /// A trend is never one: it comes of noise too often. About a line that was drawn before the intervention only what reaches
  /// into the intervention counts.
  package var headline: Headline? {
    guard let chart = shownChart.value else { return nil }
    guard chart.usefulCount > 20 else {
      let shifts = chart.shifts.filter(isRecent)
      return shifts.reversed().max { $0.points < $1.points }.map(Headline.shift)
    }
    guard chart.isUnusual.value == true, let longest = chart.longestRun, isRecent(longest),
      let limit = chart.longestRunLimit.value, let fewest = chart.fewestCrossings.value
    else { return nil }
    return .unusualRuns(
      longest: longest, isLongerThan: limit, crossings: chart.crossings, fewestCrossings: fewest)
  }

  private func isRecent(_ run: PointRun) -> Bool {
    guard isFrozen, let start = interventionDate?.description else { return true }
    return run.end >= start
  }
}
