import Impact
import Model

/// The results of a measure in the order in which they are told: what leads, and what stands behind it.
struct HeadlineSentences {
  let words: MeasureWords
  let impact: MeasureImpact
  let places: Int

  private var main: ComparisonImpact { impact.main }

  /// What leads, and what stands behind it: with a comparison group the difference between the groups is the result; their
  /// own changes come after it.
  var headlines: (leading: [String], behind: [String]) {
    if let series { return (Array(series.prefix(1)), Array(series.dropFirst())) }
    let (groups, rest) = comparisons.leading
    let hasGroups = !groups.isEmpty
    let strata = main.cautions.map(\.stratum)
    let whole = told(strata.filter { isMainPeople($0) && !main.isMixture($0) })
    let parts = strata.filter { $0.subgroup != nil && !($0.group != nil && hasGroups) }
    // What nobody should miss: the result of each comparison with where its groups stood, else the change; and gaps that the
    // definition names.
    let levels = LevelsSentence(words: words, comparison: main, places: places).text
    let leading = (hasGroups ? groups + [levels].compactMap { $0 } : Array(whole.prefix(1))) + comparisons.gaps
    let own = whole.dropFirst(hasGroups ? 0 : 1) + after + told(parts, isFirst: whole.isEmpty)
    return (leading, rest + own + comparisons.gapsToAll + earlier)
  }

  /// Other methods, and subgroups looked into, beside what was told already.
  func further(besides told: [String]) -> [String] {
    let all = comparisons.all
    let known = Set(told)
    let cells = main.cautions.map(\.stratum).filter { $0.group != nil && $0.subgroup != nil }
    return (all + self.told(cells)).filter { !known.contains($0) }
  }

  private var comparisons: ComparisonSentences {
    ComparisonSentences(words: words, comparison: main, places: places)
  }

  private func isMainPeople(_ stratum: Stratum) -> Bool {
    if case .group = stratum { true } else { stratum == .all }
  }

  private func told(_ strata: [Stratum], isFirst: Bool = true) -> [String] {
    let teller = ChangeSentences(words: words, comparison: main, places: places)
    var sentences: [String] = []
    for stratum in strata { sentences += teller.sentences(of: stratum, isFirst: isFirst && sentences.isEmpty) }
    return sentences
  }

  /// The changes up to earlier points.
  private var earlier: [String] {
    impact.earlier.flatMap { part in
      ChangeSentences(words: words, comparison: part, places: places).sentences(of: .all, isFirst: false)
    }
  }

  /// Where nothing but the end is known: "Afterwards the average of the 24 pupils was 34.1 points."
  private var after: [String] {
    guard main.comparison.from == nil else { return [] }
    let at = words.at(main.comparison.to)
    return main.results.summary.entries.compactMap { entry in
      let whose = entry.stratum == .all ? "" : " of \(words.name(entry.stratum))"
      let answers = main.results.binary[entry.stratum] ?? main.results.likert[entry.stratum]?.topBox
      if let share = answers?.after.value { return "\(share.yes) of \(words.count(share.n))\(whose)\(at)." }
      guard impact.measure.scale == .continuous, let mean = entry.result.after.mean.value else { return nil }
      let count = entry.result.after.n.value.map { " (\(words.count($0)))" } ?? ""
      return "The average\(whose) was \(words.amount(mean, places: places))\(at)\(count)."
    }
  }

  /// Of a series the pattern, and where the middle lay.
  private var series: [String]? {
    let entries = main.results.series.entries
    guard !entries.isEmpty else { return nil }
    return entries.flatMap { entry in
      let told = SeriesSentences(words: words, series: entry.result, places: places).all
      return entry.stratum == .all ? told : told.map { "\(MeasureWords.sentence(words.name(entry.stratum))): \($0)" }
    }
  }
}
