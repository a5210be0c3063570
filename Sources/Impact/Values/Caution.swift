/// A caution about one result, with the number that its sentence needs.
///
/// A caution never removes a result; it stands beside it.
package struct Caution: Hashable, Sendable {
  package let code: CautionCode
  /// How many, when the sentence says it: people of the smallest group, schools left out.
  package let count: Int?
  /// How much, when the sentence says it: percent lost, standard deviations apart.
  package let amount: Double?

  package init(_ code: CautionCode, count: Int? = nil, amount: Double? = nil) {
    self.code = code
    self.count = count
    self.amount = amount
  }
}

extension Caution: Comparable {
  package static func < (one: Caution, other: Caution) -> Bool { one.code < other.code }
}
