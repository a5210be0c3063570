/// Something that was done to the plan that is fixed.
package enum PlanStep: Hashable, Sendable {
  /// It was fixed; nil for a day that is not recorded.
  case fixed(on: Day?)
  /// A change was recorded with its reason.
  case amended(FixedPlan.Amendment)
  /// Another plan took over, with the reason why the one before was given up.
  case replaced(reason: String?)
  /// Its file says otherwise than before, with nothing recorded that explains it.
  case edited
  /// It is fixed no longer.
  case takenAway
}

extension PlanStep {
  /// What was done between two states of a plan's file.
  package static func between(_ old: PlanLock?, _ new: PlanLock?) -> [PlanStep] {
    if old == new { return [] }
    guard let new else { return [.takenAway] }
    guard let old else { return [.fixed(on: new.plan.locked)] + new.plan.amendments.map { .amended($0) } }
    if new.earlier.count > old.earlier.count {
      let given = new.earlier.dropFirst(old.earlier.count).map { PlanStep.replaced(reason: $0.reason) }
      return given + new.plan.amendments.map { .amended($0) }
    }
    let known = old.plan.amendments
    guard new.earlier == old.earlier, new.plan.amendments.starts(with: known), new.plan.amendments.count > known.count
    else { return [.edited] }
    return new.plan.amendments.dropFirst(known.count).map { .amended($0) }
  }
}
