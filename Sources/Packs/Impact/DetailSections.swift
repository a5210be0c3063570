import Impact
import Model

/// Everything that was computed of a comparison, by family and stratum, in the order of the JSON.
struct DetailSections {
  let words: MeasureWords
  let comparison: ComparisonImpact
  /// Decimals of values in the measure's unit.
  let places: Int

  private var results: Results { comparison.results }

  var all: [DetailSection] {
    sections("Who was measured", results.summary) + changes
      + sections("Yes and no", results.binary) + sections("Answers", results.likert)
      + sections("Change as it was reported", results.reported) + sections("Months gained", results.ratio)
      + sections("Against the comparison group", results.between)
      + sections("Against the comparison group", results.binaryBetween) + sections("Gap", results.gap)
      + sections("Against everybody", results.gapToAll) + series
  }

  /// Of one group a large standardised change may still be ordinary growth.
  private var changes: [DetailSection] {
    let isOneGroup = results.between.entries.isEmpty && results.binaryBetween.entries.isEmpty
    return zip(sections("Change of the same \(words.people)", results.paired), results.paired.entries).map {
      section, entry in
      var section = section
      let change = entry.result.dAverage.value?.magnitude ?? 0
      if isOneGroup, change >= 0.4 { section.notes = [DesignWords.ordinaryGrowth] }
      return section
    }
  }

  /// The limits of an XmR chart only where there are points enough to draw them.
  private var series: [DetailSection] {
    results.series.entries.map { entry in
      var fields = entry.result.fields
      if let reason = entry.result.shownLimits.reason {
        fields = fields.map { ["xmr_all", "xmr_frozen"].contains($0.key) ? Field($0.key, .missing(reason)) : $0 }
      }
      return section("Points in time: \(words.name(entry.stratum))", fields)
    }
  }

  private func sections(_ title: String, _ strata: Strata<some Tabulated>) -> [DetailSection] {
    strata.entries.map { entry in
      section("\(title): \(words.name(entry.stratum))", entry.result.fields)
    }
  }

  private func section(_ heading: String, _ fields: [Field]) -> DetailSection {
    var rows: [DetailSection.Row] = []
    var missing: [(reason: Reason, name: String)] = []
    add(fields, depth: 0, style: nil, to: &rows, &missing)
    var reasons: [Reason] = []
    for entry in missing where !reasons.contains(entry.reason) { reasons.append(entry.reason) }
    let why = ReasonWords(words: words)
    return DetailSection(
      heading: MeasureWords.sentence(heading), rows: rows,
      missing: reasons.map { reason in
        var names: [String] = []
        for entry in missing where entry.reason == reason && !names.contains(entry.name) { names.append(entry.name) }
        return "Not given, since \(why.phrase(reason)): \(names.joined(separator: "; "))."
      })
  }

  /// - Parameter style: of what stands in a method: its estimate and interval are in the method's unit.
  private func add(
    _ fields: [Field], depth: Int, style: StatisticNames.Style?, to rows: inout [DetailSection.Row],
    _ missing: inout [(reason: Reason, name: String)]
  ) {
    for field in fields {
      let (name, own) = StatisticNames.of(field.key)
      let isOfMethod = ["estimate", "ci"].contains(field.key)
      let shown = isOfMethod ? style ?? own : own
      switch field.value {
      case .missing(let reason): missing.append((reason, name))
      case .nested(let parts):
        rows.append(.init(name: name, value: "", depth: depth))
        add(parts, depth: depth + 1, style: own, to: &rows, &missing)
        if rows.last?.value.isEmpty == true, rows.last?.depth == depth { rows.removeLast() }
      default:
        guard let value = text(field.value, shown) else { continue }
        rows.append(.init(name: name, value: value, depth: depth))
      }
    }
  }

  private func text(_ value: Field.Value, _ style: StatisticNames.Style) -> String? {
    switch value {
    case .count(let count): "\(count)"
    case .number(let number): text(number, style)
    case .interval(let interval): "\(text(interval.low, style)) to \(text(interval.high, style))"
    case .text(let text): Day(iso: text)?.spoken ?? text
    case .counts(let counts): counts.map { "\($0)" }.joined(separator: " · ")
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let parts): list(parts)
    case .missing, .nested: nil
    }
  }

  /// `none`, or each part in a few words.
  private func list(_ parts: [[Field]]) -> String {
    let told = parts.map { fields in
      fields.compactMap { text($0.value, StatisticNames.of($0.key).style) }.joined(separator: " ")
    }
    return told.isEmpty ? "none" : told.joined(separator: "; ")
  }

  private func text(_ number: Double, _ style: StatisticNames.Style) -> String {
    switch style {
    case .unit: NumberText.fixed(number, places: max(places, 1))
    case .two: NumberText.fixed(number, places: 2)
    case .share: NumberText.fixed(100 * number, places: 1) + "%"
    case .points: NumberText.fixed(number, places: 1)
    case .percent: NumberText.fixed(number, places: 1) + "%"
    case .percentagePoints: NumberText.fixed(number, places: 1) + " percentage points"
    case .p: number < 0.001 ? "<0.001" : NumberText.fixed(number, places: number < 0.1 ? 3 : 2)
    case .one: NumberText.plain(number, places: 1)
    }
  }
}
