import Model

/// All that is known of a measure, stratum by stratum: people who were counted, and figures entered by hand.
///
/// Where people were counted at both ends, figures of the same stratum give way; the two are never mixed in one number.
struct Evidence {
  let measure: Measure
  /// Everybody first.
  let strata: [Stratum]
  let comparisons: [Comparison]
  /// The points of a series, by stratum; empty for other scales.
  let points: [(stratum: Stratum, points: [SeriesPoint])]
  /// Why rows could not be added up; nil when they could, or there are none.
  let obstacle: Reason?
  private let figures: Ledger
  private let counted: CountedLedger?

  init(_ measured: MeasuredFigures) {
    let measure = measured.measure
    var source: CountedSource?
    var counted: CountedLedger?
    var obstacle: Reason?
    let columns = Evidence.columns(measured)
    do throws(Summary.Unsummable) {
      source = try CountedSource(measured)
      if let source {
        counted = try CountedLedger(source, measure: measure, isQualified: columns.count > 1)
      }
    } catch {
      obstacle = .outOfRange
    }
    let figures = Ledger(measure: measure, figures: measured.figures, isQualified: columns.count > 1)
    var strata = counted?.strata ?? []
    let known = Set(strata)
    strata += figures.strata.filter { !known.contains($0) }
    self.measure = measure
    self.obstacle = obstacle
    self.figures = figures
    self.counted = counted
    self.strata = strata.filter { $0 == .all } + strata.filter { $0 != .all }
    points = source.map { SeriesPoints($0.summary, measure: measure).strata } ?? []
    comparisons =
      points.isEmpty
      ? Comparison.all(of: measure, figures: measured.figures, counted: counted?.occasions ?? [])
      : [Comparison(from: points[0].points.first?.occasion, to: points[0].points.last?.occasion)]
  }

  /// The columns of subgroups that anything names; nil for subgroups without a column.
  private static func columns(_ measured: MeasuredFigures) -> Set<String?> {
    // A value without a column is a column of its own: `yes` there is not the `yes` of pupil premium.
    var columns = Set(measured.measure.subgroupColumns.map(Optional.some))
    for figure in measured.figures where figure.subgroup != nil { columns.insert(figure.subgroupBy) }
    if let summary = measured.summary { columns.formUnion(summary.subgroupColumns) }
    for column in measured.rows?.subgroups ?? [] where !column.values.isEmpty {
      columns.insert(column.name == "subgroup" ? nil : column.name)
    }
    return columns
  }

  /// A stratum at both ends of a comparison; nil where nothing is known of it at either.
  func beforeAfter(_ stratum: Stratum, _ comparison: Comparison) -> BeforeAfter? {
    let hasFigures = figures.hasRows(stratum, in: comparison)
    if let counted, !hasFigures || counted.knowsBothEnds(stratum, comparison),
      let pair = counted.beforeAfter(stratum, comparison)
    {
      return pair
    }
    return hasFigures ? figures.beforeAfter(stratum, comparison) : nil
  }

  /// Everybody's values at one occasion of the comparison that `pair` is of.
  func readings(of stratum: Stratum, _ comparison: Comparison, _ pair: BeforeAfter) -> (Reading, Reading) {
    if pair.isCounted { return (pair.before, pair.after) }
    return (figures.reading(of: stratum, at: comparison.from), figures.reading(of: stratum, at: comparison.to))
  }
}

/// The points of a series, all schools together.
struct SeriesPoints {
  /// Everybody, then the groups by name.
  let strata: [(stratum: Stratum, points: [SeriesPoint])]

  /// None where the summary is not of a series.
  init(_ summary: Summary, measure: Measure) {
    guard case .points(let rows) = summary.rows else {
      strata = []
      return
    }
    let occasions = Set(rows.map(\.key.from)).sorted()
    let groups = Set(rows.compactMap(\.key.group)).sorted()
    strata = ([nil] + groups.map(Optional.some)).map { group in
      var sums: [String: (n: Int, sum: ExactNumber?)] = [:]
      for row in rows where row.key.group == group && row.key.subgroup == nil {
        let known = sums[row.key.from] ?? (0, .zero)
        sums[row.key.from] = (known.n + row.n, known.sum?.adding(row.sum))
      }
      let points = occasions.map { occasion in
        SeriesPoint(occasion: occasion, value: sums[occasion].flatMap { SeriesPoints.value($0.n, $0.sum, measure) })
      }
      return (group.map(Stratum.group) ?? .all, points)
    }
  }

  private static func value(_ n: Int, _ sum: ExactNumber?, _ measure: Measure) -> Double? {
    guard n > 0, let sum else { return nil }
    return measure.aggregate == .sum ? sum.double : sum.double / Double(n)
  }
}
