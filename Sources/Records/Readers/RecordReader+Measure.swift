package import Model

extension RecordReader {
  package static func measure(_ source: SourceText, id: Slug) throws(RecordError) -> Reading<Measure> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    let title = fields.required("title")
    let scale: Measure.Scale? = fields.choice("scale")
    if fields.entry("scale") == nil { _ = fields.required("scale") }
    let measure = measure(Measure(id: id, title: title, scale: scale ?? .continuous), fields)
    let problems = fields.finish()
    // Without a scale nothing can be computed from the figures.
    return Reading(value: scale == nil ? nil : measure, problems: problems)
  }

  /// The keys beside title and scale.
  static func measure(_ bare: Measure, _ fields: Fields) -> Measure {
    var measure = bare
    words(&measure, fields)
    numbers(&measure, fields)
    measure.share = share(fields, usual: .cluster)
    measure.marks = Set(Measure.Mark.allCases.filter { fields.flag($0.rawValue) ?? false })
    measure.occasions = occasions(fields)
    measure.codes = codes(fields, CodedKey.measure, own: false)
    measure.definition = fields.text("definition")
    measure.revisions = fields.maps("revisions") { inner in
      Measure.Revision(
        definition: inner.required("definition"), date: inner.day("date"), reason: inner.text("reason"))
    }
    measure.compare = fields.texts("compare")
    if !measure.compare.isEmpty, measure.compare.count != 2, let entry = fields.entry("compare") {
      fields.report(
        "compare", at: entry.value.range.lowerBound, "“compare” needs two points of measurement.",
        "List the two, the earlier first.")
    }
    return measure
  }

  private static func words(_ measure: inout Measure, _ fields: Fields) {
    measure.direction = fields.choice("direction") ?? .higherIsBetter
    measure.unit = fields.text("unit")
    measure.people = fields.text("people")
    measure.verb = fields.text("verb")
    measure.purpose = fields.choice("purpose") ?? .outcome
    measure.design = fields.choice("design")
    measure.level = fields.choice("level")
    measure.instrument = fields.text("instrument")
    measure.ratedBy = fields.text("rated_by")
    analysis(&measure, fields)
    measure.treatmentGroups = fields.texts("treatment_groups")
    measure.controlGroup = fields.text("control_group")
    measure.focusSubgroup = fields.text("focus_subgroup")
    measure.referenceSubgroup = fields.text("reference_subgroup")
    measure.subgroupColumns = fields.texts("subgroup_columns")
    measure.aggregate = fields.choice("aggregate")
    measure.source = fields.text("source")
    measure.note = fields.text("note")
  }

  /// One of the fixed words; others stay readable, since plans were written before there were any.
  private static func analysis(_ measure: inout Measure, _ fields: Fields) {
    guard let words = fields.text("primary_analysis") else { return }
    measure.primaryAnalysisWords = words
    measure.primaryAnalysis = Measure.Analysis(rawValue: words)
    guard measure.primaryAnalysis == nil, let entry = fields.entry("primary_analysis") else { return }
    let known = Measure.Analysis.allCases.map(\.rawValue)
    let meant = Nearest.match(for: words.lowercased(), among: known).map { Nearest.question($0) + " " } ?? ""
    fields.report(
      "unknown_analysis", at: entry.value.range.lowerBound,
      "“\(words)” is no analysis that the program can put first; it is kept.",
      meant + "It can be \(known.spokenOr).", severity: .hint)
  }

  private static func numbers(_ measure: inout Measure, _ fields: Fields) {
    measure.ratioScale = fields.flag("ratio_scale")
    measure.scaleMin = fields.number("scale_min")
    measure.scaleMax = fields.number("scale_max")
    measure.likertLevels = levels(fields)
    measure.topBox = topBox(fields)
    measure.elapsedMonths = fields.number("elapsed_months")
    measure.interventionDate = fields.day("intervention_date")
    measure.interventionEnd = fields.day("intervention_end")
    measure.rowsForgotten = fields.day("rows_forgotten")
  }

  private static func occasions(_ fields: Fields) -> [Measure.Occasion] {
    fields.maps("occasions", orText: { Measure.Occasion(id: $0) }) { inner in
      let occasion = Measure.Occasion(id: inner.required("id"), date: inner.day("date"), label: inner.text("label"))
      return occasion.id.isEmpty ? nil : occasion
    }
  }
}
