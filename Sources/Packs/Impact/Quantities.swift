import Impact

/// Reads a result by the keys that the formula specification gives its quantities, as `mean_change_ci` or `did.ci`.
///
/// What is not computed, and what a result does not have, is nil: its reason is told by `MissingSentences` and in detail.
extension Tabulated {
  func number(_ path: String) -> Double? {
    switch field(path) {
    case .number(let number): number
    case .count(let count): Double(count)
    default: nil
    }
  }

  func count(_ path: String) -> Int? {
    if case .count(let count) = field(path) { count } else { nil }
  }

  func interval(_ path: String) -> Interval? {
    if case .interval(let interval) = field(path) { interval } else { nil }
  }

  func reason(_ path: String) -> Reason? {
    if case .missing(let reason) = field(path) { reason } else { nil }
  }

  private func field(_ path: String) -> Field.Value? {
    var fields = fields
    var found: Field.Value?
    for key in path.split(separator: ".") {
      found = fields.first { $0.key == key }?.value
      if case .nested(let parts) = found { fields = parts } else { fields = [] }
    }
    return found
  }
}
