/// What was fixed of an enquiry's plan: `plan.lock.yaml`.
package struct PlanLock: Hashable, Sendable {
  /// The plan that holds.
  package var plan: FixedPlan
  /// The plans before it, each until a decision to switch; the oldest first.
  package var earlier: [EndedPlan]

  package init(plan: FixedPlan, earlier: [EndedPlan] = []) {
    self.plan = plan
    self.earlier = earlier
  }

  /// A plan that was given up for another one.
  package struct EndedPlan: Hashable, Sendable {
    package var plan: FixedPlan
    package var ended: Day?
    /// Why it was given up.
    package var reason: String?

    package init(plan: FixedPlan, ended: Day? = nil, reason: String? = nil) {
      self.plan = plan
      self.ended = ended
      self.reason = reason
    }
  }
}

/// A plan as it was fixed, with the changes that were recorded since.
package struct FixedPlan: Hashable, Sendable {
  /// The day on which it was fixed.
  package var locked: Day?
  /// Whether results were in by then.
  package var isAfterResults = false
  package var question: String?
  package var success: [SuccessCriterion]
  /// The outcome measures.
  package var measures: [FixedMeasure]
  /// The oldest first.
  package var amendments: [Amendment] = []

  package init(
    locked: Day? = nil, question: String?, success: [SuccessCriterion] = [], measures: [FixedMeasure] = []
  ) {
    self.locked = locked
    self.question = question
    self.success = success
    self.measures = measures
  }

  /// The plan that an enquiry has now: its question, what counts as success, and the outcome measures.
  package init(of enquiry: Enquiry, measures: [Measure], locked: Day?) {
    self.init(
      locked: locked, question: enquiry.question, success: enquiry.success,
      measures: measures.filter { $0.purpose == .outcome }.map(FixedMeasure.init).sorted { $0.id < $1.id })
  }

  /// A change of the plan that was recorded with its reason.
  package struct Amendment: Hashable, Sendable {
    package var date: Day?
    package var reason: String
    package var changes: [PlanChange]

    package init(date: Day?, reason: String, changes: [PlanChange]) {
      self.date = date
      self.reason = reason
      self.changes = changes
    }
  }
}

/// The definition of an outcome measure, as far as it bears on results: keys of its file with their values as text.
package struct FixedMeasure: Hashable, Sendable {
  package var id: Slug
  package var title: String
  /// The values of ``keys``; those of a list one by one.
  package var values: [String: [String]]
  /// The points of measurement that have a day, `after` on `2026-12-11`.
  package var days: [String: Day]

  package init(id: Slug, title: String, values: [String: [String]] = [:], days: [String: Day] = [:]) {
    self.id = id
    self.title = title
    self.values = values
    self.days = days
  }

  /// The analysis that counts.
  package var primaryAnalysis: Measure.Analysis? {
    values["primary_analysis"]?.first.flatMap(Measure.Analysis.init)
  }
}

extension FixedMeasure {
  package init(_ measure: Measure) {
    self.init(id: measure.id, title: measure.title)
    for (key, value) in Self.words(measure) { values[key] = value.map { [$0] } }
    for (key, list) in Self.lists(measure) where !list.isEmpty { values[key] = list }
    for mark in measure.marks where Self.marks.contains(mark) { values[mark.rawValue] = ["true"] }
    for occasion in measure.occasions { days[occasion.id] = occasion.date }
  }

  /// The keys of a definition that bear on results and have one value, in the order of the file.
  private static func words(_ measure: Measure) -> [(key: String, value: String?)] {
    [
      ("scale", measure.scale.rawValue), ("direction", measure.direction.rawValue), ("definition", measure.definition),
      ("unit", measure.unit), ("design", measure.design?.rawValue), ("level", measure.level?.rawValue),
      ("instrument", measure.instrument), ("rated_by", measure.ratedBy),
      ("primary_analysis", measure.primaryAnalysisWords), ("ratio_scale", measure.ratioScale.map(String.init)),
      ("scale_min", measure.scaleMin?.description), ("scale_max", measure.scaleMax?.description),
      ("top_box", measure.topBox?.written),
      ("control_group", measure.controlGroup), ("focus_subgroup", measure.focusSubgroup),
      ("reference_subgroup", measure.referenceSubgroup), ("elapsed_months", measure.elapsedMonths?.description),
      ("intervention_date", measure.interventionDate?.description),
      ("intervention_end", measure.interventionEnd?.description), ("aggregate", measure.aggregate?.rawValue),
    ]
  }

  private static func lists(_ measure: Measure) -> [(key: String, value: [String])] {
    [
      ("treatment_groups", measure.treatmentGroups), ("subgroup_columns", measure.subgroupColumns),
      ("compare", measure.compare), ("likert_levels", measure.likertLevels.map(String.init)),
    ]
  }

  /// Whether a key has several values.
  package static func isList(_ key: String) -> Bool { listKeys.contains(key) }

  private static let listKeys = Set(
    lists(Measure(id: Slug(known: "any"), title: "", scale: .continuous)).map(\.key))

  /// What a figure is, not how it is to be shown.
  private static let marks: Set<Measure.Mark> = [
    .attainment, .ageEquivalent, .selfReport, .clustered, .selectedForLowScore, .ordinal, .matched, .matchingAssumed,
  ]

  /// The keys that are fixed, in the order in which they are written.
  package static let keys: [String] = {
    let measure = Measure(id: Slug(known: "any"), title: "", scale: .continuous)
    let first = words(measure).map(\.key)
    let groups = lists(measure).map(\.key)
    return first + groups + Measure.Mark.allCases.filter(marks.contains).map(\.rawValue)
  }()
}

extension Measure.TopBox {
  /// As a definition has it: so many levels from the good end, `>=3` or `<=2`.
  package var written: String {
    switch self {
    case .best(let count): String(count)
    case .atLeast(let number): ">=\(number)"
    case .atMost(let number): "<=\(number)"
    }
  }
}
