internal import Impact
internal import Model
internal import Packs

extension JSON {
  /// The results of a measure: `results`, `not_computed`, `warnings`, and the earlier comparisons where there are several.
  init(_ impact: MeasureImpact) {
    var fields: [JSONField] = []
    if impact.measure.purpose != .outcome {
      fields.append(JSONField("purpose", .text(impact.measure.purpose.rawValue)))
    }
    if !impact.earlier.isEmpty { fields += JSON.occasions(impact.main) }
    fields += JSON.results(impact.main)
    if !impact.earlier.isEmpty {
      fields.append(
        JSONField("comparisons", .list(impact.earlier.map { .fields(JSON.occasions($0) + JSON.results($0)) })))
    }
    self = .fields(fields)
  }

  /// What was computed of each school, or of those that are pooled: `{"schools": ["Elm School"], "results": …}`.
  static func schools(_ stories: [SchoolStory]) -> JSON {
    var told: Set<String> = []
    return .list(
      stories.compactMap { story in
        // One of several groups is enough: the results have all of them.
        guard told.insert(story.school).inserted, let impact = story.impact, case .fields(let fields) = JSON(impact)
        else { return nil }
        return .fields([JSONField("schools", .texts(story.names))] + fields)
      })
  }

  private static func occasions(_ impact: ComparisonImpact) -> [JSONField] {
    [("from", impact.comparison.from), ("to", impact.comparison.to)].compactMap { key, occasion in
      occasion.map { JSONField(key, .text($0)) }
    }
  }

  private static func results(_ impact: ComparisonImpact) -> [JSONField] {
    // Once: the fields are computed as they are listed.
    let found = impact.results.families
    let families = found.map { family in
      JSONField(family.name, JSON(family.entries))
    }
    let reasons = impact.results.notComputed(in: found).map { JSONField($0.path, .text($0.reason.rawValue)) }
    let warnings = impact.cautions.map { entry in
      JSONField(entry.stratum.warningKey, JSON.texts(entry.cautions.map(\.code.rawValue)))
    }
    return [
      JSONField("results", .fields(families)), JSONField("not_computed", .fields(reasons)),
      JSONField("warnings", .fields(warnings)),
    ]
  }
}
