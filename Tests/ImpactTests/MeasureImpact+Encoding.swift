import Impact
import Model

/// The results as JSON, for comparison with the reference data; the program's own writer is `JSON`, with the same keys.
extension MeasureImpact: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: NamedKey.self)
    if measure.purpose != .outcome { try container.encode(measure.purpose.rawValue, forKey: "purpose") }
    if !earlier.isEmpty { try main.encodeOccasions(into: &container) }
    try main.encodeResults(into: &container)
    guard !earlier.isEmpty else { return }
    var list = container.nestedUnkeyedContainer(forKey: "comparisons")
    for comparison in earlier {
      var part = list.nestedContainer(keyedBy: NamedKey.self)
      try comparison.encodeOccasions(into: &part)
      try comparison.encodeResults(into: &part)
    }
  }
}

extension ComparisonImpact {
  fileprivate func encodeOccasions(into container: inout KeyedEncodingContainer<NamedKey>) throws {
    if let from = comparison.from { try container.encode(from, forKey: "from") }
    if let to = comparison.to { try container.encode(to, forKey: "to") }
  }

  fileprivate func encodeResults(into container: inout KeyedEncodingContainer<NamedKey>) throws {
    // Once: the fields are computed as they are listed.
    let found = results.families
    var families = container.nestedContainer(keyedBy: NamedKey.self, forKey: "results")
    for family in found {
      var strata = families.nestedContainer(keyedBy: NamedKey.self, forKey: NamedKey(family.name))
      for entry in family.entries { try entry.encode(into: &strata) }
    }
    var reasons = container.nestedContainer(keyedBy: NamedKey.self, forKey: "not_computed")
    for (path, reason) in results.notComputed(in: found) { try reasons.encode(reason.rawValue, forKey: NamedKey(path)) }
    var warnings = container.nestedContainer(keyedBy: NamedKey.self, forKey: "warnings")
    for entry in cautions {
      try warnings.encode(entry.cautions.map(\.code.rawValue), forKey: NamedKey(entry.stratum.warningKey))
    }
  }
}

extension Field {
  fileprivate func encode(into container: inout KeyedEncodingContainer<NamedKey>) throws {
    let key = NamedKey(key)
    switch value {
    case .count(let count): try container.encode(count, forKey: key)
    case .counts(let counts): try container.encode(counts, forKey: key)
    case .number(let number): try container.encode(number, forKey: key)
    case .interval(let interval): try container.encode([interval.low, interval.high], forKey: key)
    case .text(let text): try container.encode(text, forKey: key)
    case .flag(let flag): try container.encode(flag, forKey: key)
    case .missing: try container.encodeNil(forKey: key)
    case .nested(let fields):
      var part = container.nestedContainer(keyedBy: NamedKey.self, forKey: key)
      for field in fields { try field.encode(into: &part) }
    case .list(let parts):
      var list = container.nestedUnkeyedContainer(forKey: key)
      for fields in parts {
        var part = list.nestedContainer(keyedBy: NamedKey.self)
        for field in fields { try field.encode(into: &part) }
      }
    }
  }
}
