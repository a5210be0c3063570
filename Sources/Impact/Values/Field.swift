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
    /// `true`
    case flag(Bool)
    /// `[11, 55, 78, 45]`
    case counts([Int])
    /// `null`, with its reason under `not_computed`
    case missing(Reason)
    /// A part with fields of its own
    case nested([Field])
    /// Parts of one kind, each with fields of its own: `[{"date": "1913-01-01", "side": "below"}]`
    case list([[Field]])
  }

  package let key: String
  package let value: Value

  package init(_ key: String, _ value: Value) {
    self.key = key
    // Adding 0 makes 0 of −0.
    self.value = if case .number(let number) = value { .number(number + 0) } else { value }
  }

  init(_ key: String, _ count: Computed<Int>) { self.init(key, count.fieldValue(Value.count)) }
  init(_ key: String, _ counts: Computed<[Int]>) { self.init(key, counts.fieldValue(Value.counts)) }
  init(_ key: String, _ number: Computed<Double>) { self.init(key, number.fieldValue(Value.number)) }
  init(_ key: String, _ flag: Computed<Bool>) { self.init(key, flag.fieldValue(Value.flag)) }
  init(_ key: String, _ interval: Computed<Interval>) { self.init(key, interval.fieldValue(Value.interval)) }

  init(_ key: String, _ part: Computed<some Tabulated>) {
    self.init(key, part.fieldValue { Value.nested($0.fields) })
  }

  init(_ key: String, _ parts: [some Tabulated]) { self.init(key, .list(parts.map(\.fields))) }
}

extension Computed {
  fileprivate func fieldValue(_ make: (Value) -> Field.Value) -> Field.Value {
    switch self {
    case .value(let value): make(value)
    case .notComputed(let reason): .missing(reason)
    }
  }
}
