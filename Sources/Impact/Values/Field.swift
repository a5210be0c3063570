/// One named quantity of a result, as written in JSON: `"ratio_gain": 3.857142857142857`.
package struct Field: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// People, schools: `16`
    case count(Int)
    /// `3.857142857142857`
    case number(Double)
    /// `[64.4, 98.9]`
    case interval(Interval)
    /// `"up"`
    case text(String)
    /// `null`, with its reason under `not_computed`
    case missing(Reason)
    /// A part with fields of its own
    case nested([Field])
  }

  package let key: String
  package let value: Value

  init(_ key: String, _ value: Value) {
    self.key = key
    self.value = value
  }

  init(_ key: String, _ count: Computed<Int>) { self.init(key, count.fieldValue(Value.count)) }
  init(_ key: String, _ number: Computed<Double>) { self.init(key, number.fieldValue(Value.number)) }
  init(_ key: String, _ interval: Computed<Interval>) { self.init(key, interval.fieldValue(Value.interval)) }

  init(_ key: String, _ part: Computed<some Tabulated>) {
    self.init(key, part.fieldValue { Value.nested($0.fields) })
  }
}

extension Computed {
  fileprivate func fieldValue(_ make: (Value) -> Field.Value) -> Field.Value {
    switch self {
    case .value(let value): make(value)
    case .notComputed(let reason): .missing(reason)
    }
  }
}
