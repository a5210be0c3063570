package import Impact
package import Model

extension ImpactStory {
  /// Tells what the numbers of a measure say, what they cannot say, and what weakens them.
  ///
  /// `figures` are those that `impact` was made of: the table and the sources come from them.
  package init(of impact: MeasureImpact, figures: [Figure]) {
    let words = MeasureWords(impact.measure)
    let places = ImpactStory.places(figures)
    self.init(
      title: impact.measure.title,
      standing: ImpactStory.standing(impact.measure.purpose),
      headlines: ImpactStory.headlines(impact, words, places), notes: ImpactStory.notes(figures),
      notComputed: MissingSentences(words: words, comparison: impact.main).all,
      cautions: CautionSentences(words: words, comparison: impact.main).all,
      table: FigureTable(of: figures, words: words),
      chart: FigureChart(of: impact, words: words, places: places),
      sources: ImpactStory.sources(impact.measure, figures))
  }

  private static func standing(_ purpose: Measure.Purpose) -> String? {
    switch purpose {
    case .outcome: nil
    case .priorEvidence: "Prior evidence: known before this enquiry, not its result"
    case .context: "Context: describes the setting, not a result of this enquiry"
    }
  }

  private static func headlines(_ impact: MeasureImpact, _ words: MeasureWords, _ places: Int) -> [String] {
    let main = sentences(of: impact.main, words, places)
    let comparisons = ComparisonSentences(words: words, results: impact.main.results, places: places).all
    let earlier = impact.earlier.flatMap { part in
      ChangeSentences(words: words, comparison: part, places: places).sentences(of: .all, isFirst: false)
    }
    // With a comparison group the difference between the groups is the result; their own changes come after it.
    let hasGroups = !impact.main.results.between.entries.isEmpty || !impact.main.results.binaryBetween.entries.isEmpty
    return (hasGroups ? comparisons + main : main + comparisons) + earlier
  }

  private static func sentences(of comparison: ComparisonImpact, _ words: MeasureWords, _ places: Int) -> [String] {
    let teller = ChangeSentences(words: words, comparison: comparison, places: places)
    var sentences: [String] = []
    for entry in comparison.cautions {
      sentences += teller.sentences(of: entry.stratum, isFirst: sentences.isEmpty)
    }
    return sentences
  }

  /// What was written beside the figures, each once, as sentences.
  private static func notes(_ figures: [Figure]) -> [String] {
    unique(figures.compactMap(\.note)).map { MeasureWords.sentence($0) + ($0.hasSuffix(".") ? "" : ".") }
  }

  /// Decimals of averages and changes: the most that were recorded, two at most; one more where schools are put together.
  private static func places(_ figures: [Figure]) -> Int {
    let recorded = figures.flatMap { [$0.mean, $0.change] }.compactMap { $0?.places }.max() ?? 0
    let isPooled = figures.contains { $0.school != nil && $0.mean != nil }
    return min(2, recorded + (isPooled ? 1 : 0))
  }

  private static func sources(_ measure: Measure, _ figures: [Figure]) -> [String] {
    unique([measure.source].compactMap { $0 } + figures.compactMap(\.source))
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
