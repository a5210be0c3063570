package import Impact
package import Model

extension ImpactStory {
  /// Tells what the numbers of a measure say, what they cannot say, and what weakens them.
  ///
  /// `measured` is what `impact` was made of: the table, the sources and the decimals come from it.
  package init(of impact: MeasureImpact, from measured: MeasuredFigures) {
    let words = MeasureWords(impact.measure)
    let figures = measured.figures
    let places = ImpactStory.places(measured)
    let told = HeadlineSentences(words: words, impact: impact, places: places)
    let (first, behind) = told.headlines
    let cautions = CautionSentences(words: words, comparison: impact.main)
    let missing = MissingSentences(
      words: words, comparison: impact.main, isSummed: measured.summary != nil && measured.rows == nil,
      later: measured.later)
    self.init(
      title: impact.measure.title,
      standing: ImpactStory.standing(impact.measure.purpose),
      headlines: first + behind, notes: ImpactStory.notes(figures),
      notComputed: missing.all,
      cautions: cautions.all,
      table: FigureTable(of: figures, words: words),
      charts: MeasureCharts(PictureValues(impact, words: words, places: places)).all,
      sources: ImpactStory.sources(impact.measure, figures))
    cautionCodes = Set(impact.main.cautions.flatMap(\.cautions).map(\.code))
    doubts = cautions.doubts + missing.unknownNames
    flow = FlowSentence(words: words, comparison: impact.main).text
    further = told.further(besides: headlines)
    leading = first.count
    origin = ImpactOrigin.sentence(figures, measured.summary)
    picture = TextPicture(of: impact, words: words, places: places)
    months = MonthsSentences(words: words, comparison: impact.main).all
  }

  /// All that was computed, for those who ask for it.
  package static func detail(of impact: MeasureImpact, from measured: MeasuredFigures) -> [DetailSection] {
    DetailSections(words: MeasureWords(impact.measure), comparison: impact.main, places: places(measured)).all
  }

  /// The same of figures entered by hand.
  package init(of impact: MeasureImpact, figures: [Figure]) {
    self.init(of: impact, from: MeasuredFigures(measure: impact.measure, figures: figures))
  }

  private static func standing(_ purpose: Measure.Purpose) -> String? {
    switch purpose {
    case .outcome: nil
    case .priorEvidence: "Prior evidence: known before this enquiry, not its result"
    case .context: "Context: describes the setting, not a result of this enquiry"
    }
  }

  /// What was written beside the figures, each once, as sentences.
  private static func notes(_ figures: [Figure]) -> [String] {
    figures.compactMap(\.note).unique.map { MeasureWords.sentence($0) + ($0.hasSuffix(".") ? "" : ".") }
  }

  /// Decimals of averages and changes, two at most: as many as were recorded, one more where averages are worked out.
  static func places(_ measured: MeasuredFigures) -> Int {
    let figures = measured.figures
    let recorded = figures.flatMap { [$0.mean, $0.change] }.compactMap { $0?.places }.max() ?? 0
    let isPooled = figures.contains { $0.school != nil && $0.mean != nil }
    let ofRows = measured.summary.map { $0.places + 1 } ?? measured.rows.map { $0.places + 1 } ?? 0
    return min(2, max(recorded + (isPooled ? 1 : 0), ofRows))
  }

  /// The same of several, by their short names.
  package static func places(of measures: [MeasuredFigures]) -> [Slug: Int] {
    Dictionary(measures.map { ($0.measure.id, places($0)) }) { first, _ in first }
  }

  private static func sources(_ measure: Measure, _ figures: [Figure]) -> [String] {
    ([measure.source].compactMap { $0 } + figures.compactMap(\.source)).unique
  }
}

extension Summary {
  /// Decimals of the values that were added up.
  fileprivate var places: Int {
    switch rows {
    case .sums(let sums): sums.map { max($0.sumFrom.places, $0.sumTo.places) }.max() ?? 0
    case .moves: 0
    case .points(let points): points.map(\.sum.places).max() ?? 0
    }
  }
}

extension Observations {
  /// Decimals of the values.
  fileprivate var places: Int {
    values.joined().lazy.filter { !$0.isMissing }.map { Int($0.places) }.max() ?? 0
  }
}
