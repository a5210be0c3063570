package import Impact
package import Model

/// What one school's figures say, or those of several that are too small to be shown alone.
package struct SchoolStory: Hashable, Sendable {
  /// `Elm School`, or `Elm School + Oak School` where they are pooled.
  package let school: String
  /// The group of the school's people; nil where groups are not compared.
  package let group: String?
  /// Name, how many, before, after, change.
  package let cells: [String]
  /// What was computed of the school.
  package let impact: MeasureImpact?

  package var isPooled: Bool { names.count > 1 }

  package func isAbout(_ name: String) -> Bool { names.contains(name) }

  package var names: [String] { SchoolStory.names(school) }

  private static func names(_ school: String) -> [String] {
    SchoolsTogether.schools(in: school).map { $0 ?? "no school" }
  }

  /// In the order of the alphabet; empty where no figure names its school.
  package static func all(of measured: MeasuredFigures) -> [SchoolStory] {
    let named = measured.figures.compactMap(\.school) + (measured.summary?.keys.compactMap(\.school) ?? [])
    return Set(named).sorted().flatMap { stories($0, of: measured) }
  }

  /// A line a school; where groups are compared, a line a school and group: together they are nobody's result.
  private static func stories(_ school: String, of measured: MeasuredFigures) -> [SchoolStory] {
    var own = measured
    own.rows = nil
    own.figures = measured.figures.filter { $0.school == school }
    own.summary = measured.summary?.only(school)
    let impact = EnquiryImpact(of: [own]).measures.first
    let strata = impact?.main.cautions.map(\.stratum) ?? []
    let groups = strata.compactMap { if case .group(let name) = $0 { name } else { nil } }
    guard measured.measure.controlGroup != nil, !groups.isEmpty else {
      return [SchoolStory(school, group: nil, impact, own)]
    }
    return groups.map { SchoolStory(school, group: $0, impact, own) }
  }

  private init(_ school: String, group: String?, _ impact: MeasureImpact?, _ own: MeasuredFigures) {
    self.school = school
    self.group = group
    self.impact = impact
    let name = SchoolStory.names(school).joined(separator: ", ")
    let words = MeasureWords(own.measure)
    cells =
      [name + (group.map { ": \(words.theGroup($0))" } ?? "")]
      + (impact.map { SchoolStory.cells($0, own, group) } ?? ["", "", "", ""])
  }

  private static func cells(_ impact: MeasureImpact, _ measured: MeasuredFigures, _ group: String?) -> [String] {
    let unknown = "not recorded"
    let results = impact.main.results
    let only =
      group
      ?? impact.measure.treatmentGroups.first.flatMap { name in
        results.paired[.all] == nil && results.binary[.all] == nil ? name : nil
      }
    let stratum = only.map { Stratum.group($0) } ?? .all
    if let told = (results.binary[stratum] ?? results.likert[stratum]?.topBox).flatMap(AnswersTold.init) {
      return [
        "\(told.after.of)", "\(told.before.yes) of \(told.before.of)", "\(told.after.yes) of \(told.after.of)",
        NumberText.points(told.change, people: told.after.of),
      ]
    }
    if let series = results.series[stratum] { return SchoolStory.cells(series, measured) }
    let words = MeasureWords(impact.measure)
    let places = ImpactStory.places(measured)
    let summary = results.summary[stratum]
    let paired = results.paired[stratum]
    let n = paired?.n.value ?? summary?.after.n.value ?? results.reported[stratum]?.n.value
    let levels = [
      paired?.meanBefore.value ?? summary?.before.mean.value, paired?.meanAfter.value ?? summary?.after.mean.value,
    ]
    let change = paired?.change.value ?? results.reported[stratum]?.change.value
    return [n.map { "\($0)" } ?? unknown] + levels.map { $0.map { NumberText.fixed($0, places: places) } ?? unknown }
      + [change.map { words.amount(NumberText.signed($0, places: places)) } ?? unknown]
  }

  /// Of a series how many points there are, and the middle values before the work began and since.
  private static func cells(_ series: SeriesImpact, _ measured: MeasuredFigures) -> [String] {
    let places = min(2, ImpactStory.places(measured) + 1)
    let middles = [series.baselineMedian.value, series.duringMedian.value]
    let count = series.recordedCount
    return ["\(count) point\(count == 1 ? "" : "s")"]
      + middles.map { $0.map { "middle \(NumberText.plain($0, places: places))" } ?? "no points" } + [
        "see the run chart"
      ]
  }
}

extension Summary {
  /// What one of them gave.
  fileprivate func only(_ school: String) -> Summary {
    switch rows {
    case .sums(let sums): Summary(.sums(sums.filter { $0.key.school == school }))
    case .moves(let moves): Summary(.moves(moves.filter { $0.key.school == school }))
    case .points(let points): Summary(.points(points.filter { $0.key.school == school }))
    }
  }
}
