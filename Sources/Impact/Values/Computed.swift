/// A quantity, or the reason why there is none: nothing leaves this module as a bare number.
package enum Computed<Value: Hashable & Sendable>: Hashable, Sendable {
  case value(Value)
  case notComputed(Reason)

  /// The quantity, when there is one.
  package var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Why there is none, when there is none.
  package var reason: Reason? {
    if case .notComputed(let reason) = self { reason } else { nil }
  }

  /// Whether something was recorded, be it usable or not.
  var isPresent: Bool { reason != .notRecorded }

  /// What follows from the value; the reason stays.
  func map<Other>(_ transform: (Value) -> Other) -> Computed<Other> {
    switch self {
    case .value(let value): .value(transform(value))
    case .notComputed(let reason): .notComputed(reason)
    }
  }

  /// What follows from the value, if it does; the first reason stays.
  func flatMap<Other>(_ transform: (Value) -> Computed<Other>) -> Computed<Other> {
    switch self {
    case .value(let value): transform(value)
    case .notComputed(let reason): .notComputed(reason)
    }
  }

  /// What follows from both; the first reason wins.
  func with<Second, Other>(
    _ second: Computed<Second>, _ transform: (Value, Second) -> Computed<Other>
  ) -> Computed<Other> {
    flatMap { one in second.flatMap { transform(one, $0) } }
  }

  /// This one when it is a value, else the other: the reason of the first is kept when neither is.
  func or(_ other: Computed) -> Computed {
    value == nil && other.value != nil ? other : self
  }

  /// The value, or `reason` in place of the one given.
  func because(_ reason: Reason) -> Computed {
    value == nil ? .notComputed(reason) : self
  }
}

extension Computed {
  /// What was recorded, or that it was not.
  init(_ recorded: Value?) {
    self = recorded.map { .value($0) } ?? .notComputed(.notRecorded)
  }
}

extension Computed where Value == Double {
  /// A number that is a number: infinite and undefined ones become `out_of_range`, −0 becomes 0.
  init(finite number: Double) {
    self = number.isFinite ? .value(number + 0) : .notComputed(.outOfRange)
  }
}
