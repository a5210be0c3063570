package import Model

/// What reading a record gives: the value as far as it could be read, and all that is wrong with it.
package struct Reading<Value> {
  /// Nil when too little could be read.
  package let value: Value?
  package let problems: [Problem]

  package init(value: Value?, problems: [Problem]) {
    self.value = problems.contains { $0.severity == .error && Reading.fatal.contains($0.code) } ? nil : value
    self.problems = problems
  }

  /// Problems after which the record is not used at all.
  private static var fatal: Set<String> { ["missing_key", "newer_schema", "unknown_schema"] }
}

extension Reading: Sendable where Value: Sendable {}
