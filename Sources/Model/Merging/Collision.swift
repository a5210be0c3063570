/// Two changes that are right apart and wrong together.
package struct Collision: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A school left on one side and was measured on the other.
    case leftAndMeasured(school: String)
    /// Each side opened a cycle for one period.
    case twoCycles(period: String)
    /// A measure was defined anew on one side, and figures were recorded on the other.
    case redefinedAndRecorded(measure: String)
    /// What a check finds in both together and in neither alone, as it says it.
    case problem(code: String, message: String, remedy: String)
  }

  package let kind: Kind
  /// Whether it is our side that did the first of what the kind names; of no meaning where both did the same.
  package let isOurs: Bool
  /// Whether it can be decided for one side by leaving out what the other added.
  package let canTakeOurs: Bool
  package let canTakeTheirs: Bool

  package init(_ kind: Kind, isOurs: Bool = true, canTakeOurs: Bool = false, canTakeTheirs: Bool = false) {
    self.kind = kind
    self.isOurs = isOurs
    self.canTakeOurs = canTakeOurs
    self.canTakeTheirs = canTakeTheirs
  }

  /// Keeping both is always possible: only people know whether it is a contradiction.
  var choices: [MergeAnswer] {
    [.both] + (canTakeOurs ? [.ours] : []) + (canTakeTheirs ? [.theirs] : [])
  }
}
