internal import Impact

/// A result of `Impact` as JSON: its fields, `null` where there is none, with its reason under `not_computed`.
enum FieldsJSON {
  static func keys(_ result: Computed<some Tabulated>) -> [String: JSON] {
    switch result {
    case .value(let result): keys(result.fields)
    case .notComputed(let reason): ["not_computed": .text(reason.rawValue)]
    }
  }

  static func keys(_ fields: [Field]) -> [String: JSON] {
    var keys: [String: JSON] = [:]
    var missing: [String: JSON] = [:]
    for field in fields {
      switch field.value {
      case .list(let parts): keys[field.key] = .list(parts.map { .object(self.keys($0)) })
      case .nested(let inner): keys[field.key] = .object(self.keys(inner))
      case .missing(let reason):
        keys[field.key] = .null
        missing[field.key] = .text(reason.rawValue)
      case .count, .counts, .number, .interval, .text, .flag: keys[field.key] = JSON(field.value)
      }
    }
    if !missing.isEmpty { keys["not_computed"] = .object(missing) }
    return keys
  }
}

extension JSON {
  init(_ fields: [Field]) { self = .fields(fields.map { JSONField($0.key, JSON($0.value)) }) }

  /// One value of a result; a missing one is `null`.
  init(_ value: Field.Value) {
    switch value {
    case .count(let count): self = .count(count)
    case .number(let number): self = .number(number)
    case .interval(let interval): self = .list([.number(interval.low), .number(interval.high)])
    case .text(let text): self = .text(text)
    case .flag(let flag): self = .truth(flag)
    case .counts(let counts): self = .list(counts.map(JSON.count))
    case .missing: self = .null
    case .nested(let fields): self = JSON(fields)
    case .list(let parts): self = .list(parts.map(JSON.init))
    }
  }
}
