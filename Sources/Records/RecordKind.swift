internal import Model

/// The kinds of records: the order of their keys, and the skeleton that a new one starts from.
package enum RecordKind: String, Sendable, CaseIterable {
  case programme, alliance, cluster, enquiry, cycle, evidence, leadership, measure

  /// The keys that the program writes, in the order in which they stand.
  package var keys: [String] {
    switch self {
    case .programme: ["schema", "name", "sample"]
    case .alliance: ["schema", "name", "lead_school", "schools", "source", "attribution"]
    case .cluster: ["schema", "name", "facilitator", "alliances", "note"]
    case .enquiry:
      [
        "schema", "id", "title", "question", "practice", "for_whom", "outcome", "period", "success", "focus",
        "interventions", "schools", "dose", "source", "attribution",
      ]
    case .cycle:
      ["schema", "share", "interventions", "opened", "reviewed", "closed", "decision", "source", "attribution"]
    case .evidence: ["schema", "share", "school", "role", "source", "attribution"]
    case .leadership: ["schema", "share", "key_messages", "school", "role", "source", "attribution"]
    case .measure:
      [
        "schema", "title", "share", "scale", "direction", "unit", "people", "verb", "purpose", "design", "level",
        "instrument",
        "rated_by", "primary_analysis", "ratio_scale", "scale_min", "scale_max", "likert_levels", "top_box",
        "treatment_groups", "control_group", "focus_subgroup", "reference_subgroup", "subgroup_columns",
        "elapsed_months", "intervention_date", "intervention_end", "aggregate", "occasions", "compare",
      ] + Measure.Mark.allCases.map(\.rawValue) + ["source", "note"]
    }
  }

  /// The template that a new record starts from, below `templates/`.
  package var skeleton: String {
    switch self {
    case .programme, .alliance, .cluster, .measure: "records/\(rawValue).yaml"
    case .enquiry, .cycle, .evidence, .leadership: "records/\(rawValue).md"
    }
  }
}
