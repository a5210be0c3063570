internal import Model

/// A plan as it was fixed, its recorded changes and those that are open: what is told of them once history is known.
struct PlanRecord {
  let lock: PlanLock
  let enquiry: Enquiry
  let definitions: [Measure]
  /// The differences between the plan and the files that nobody recorded.
  let open: [PlanChange]

  private var titles: [String: String] {
    let plans = [lock.plan] + lock.earlier.map(\.plan)
    let fixed = plans.flatMap(\.measures).map { ($0.id.text, $0.title) }
    return Dictionary(definitions.map { ($0.id.text, $0.title) } + fixed, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter traced: what is known of changes.
  func changes(_ traced: ([PlanChange]) -> [TracedChange]) -> PlanChanges {
    let recorded = (lock.earlier.flatMap(\.plan.amendments) + lock.plan.amendments).map { amendment in
      PlanChanges.Entry(reason: amendment.reason, recorded: amendment.date, changes: traced(amendment.changes))
    }
    let switches = lock.earlier.map { switched($0, traced([PlanRecord.change(of: $0, to: lock)])) }
    let rest = open.flatMap { change in traced([change]).map { entry(of: $0) } }
    return made(switches + recorded + rest)
  }

  /// With what history tells of each change.
  func changes(by history: PlanHistory) throws -> PlanChanges {
    let amendments = lock.earlier.flatMap(\.plan.amendments) + lock.plan.amendments
    let recorded = try amendments.map { amendment in
      PlanChanges.Entry(
        reason: amendment.reason, recorded: amendment.date, changes: try traced(amendment, by: history))
    }
    let switches = try lock.earlier.map { ended in
      let change = PlanRecord.change(of: ended, to: lock)
      guard let told = try history.recorded({ $0.earlier.contains(ended) }) else {
        return switched(ended, [TracedChange(change, .notSaved)])
      }
      return switched(ended, [TracedChange(change, history.timing(told.commit), day: ended.ended)])
    }
    let rest = try open.map { entry(of: try history.traced($0, of: lock.plan)) }
    let byHand = try history.handEdits(of: lock).map { change in
      PlanChanges.Entry(reason: nil, changes: [try history.traced(handEdit: change, in: lock)])
    }
    return made(switches + recorded + rest + byHand, locked: try history.locked(lock))
  }

  /// The changes of an amendment: each when it was made, which may be long before it was recorded.
  private func traced(_ amendment: FixedPlan.Amendment, by history: PlanHistory) throws -> [TracedChange] {
    let isIn: (PlanLock) -> Bool = {
      ([$0.plan] + $0.earlier.map(\.plan)).contains { $0.amendments.contains(amendment) }
    }
    guard let told = try history.recorded(isIn) else { return amendment.changes.map { TracedChange($0, .notSaved) } }
    guard let before = told.before else { return amendment.changes.map { TracedChange($0, .cannotBeTold) } }
    return try amendment.changes.map { change in
      if change.subject == .lock { return TracedChange(change, history.timing(told.commit), day: amendment.date) }
      let traced = try history.traced(change, of: before.plan, by: told.commit)
      return traced.timing == .notSaved
        ? TracedChange(change, history.timing(told.commit), day: amendment.date) : traced
    }
  }

  /// A change that nobody recorded; of a revised measure the reason stands in its definition.
  private func entry(of traced: TracedChange) -> PlanChanges.Entry {
    let measure = definitions.first { $0.id.text == traced.change.measure }
    let known = lock.plan.measures.first { $0.id.text == traced.change.measure }?.values["definition"]?.first
    let revision = measure?.revisions.last
    let isRevised = traced.change.subject == .definition && revision != nil && measure?.definition != known
    return PlanChanges.Entry(
      reason: isRevised ? revision?.reason : nil, recorded: isRevised ? revision?.date : nil, changes: [traced])
  }

  private func switched(_ ended: PlanLock.EndedPlan, _ changes: [TracedChange]) -> PlanChanges.Entry {
    PlanChanges.Entry(reason: ended.reason, recorded: ended.ended, isSwitch: true, changes: changes)
  }

  /// From the question of a plan to that of the next.
  private static func change(of ended: PlanLock.EndedPlan, to lock: PlanLock) -> PlanChange {
    let index = lock.earlier.firstIndex(of: ended) ?? 0
    let next = index + 1 < lock.earlier.count ? lock.earlier[index + 1].plan : lock.plan
    return PlanChange(.question, from: ended.plan.question, to: next.question)
  }

  /// - Parameter locked: when it was fixed, as far as history tells.
  private func made(_ entries: [PlanChanges.Entry], locked: Day? = nil) -> PlanChanges {
    PlanChanges(
      locked: locked, stated: lock.plan.locked, isAfterResults: lock.plan.isAfterResults, entries: entries,
      titles: titles)
  }
}
