extension Dossier {
  /// Without records that are shared less far, and without what the others say of these: their short names and ids, what would be enough
  /// of them, and the plan that was fixed with them.
  package func shared(with audience: Share) -> Dossier {
    let names = SharedNames(of: self, with: audience)
    var kept = self
    kept.evidence.removeAll { $0.note.share < audience }
    kept.leadership.removeAll { $0.note.share < audience }
    kept.participation.removeAll { $0.note.share < audience }
    kept.cycles.removeAll { $0.share < audience }
    kept.measures.removeAll { $0.measure.share < audience }
    kept.enquiry.success = enquiry.success.map { $0.naming(names) }
    for stage in TheoryOfChange.Stage.allCases {
      kept.enquiry.theory[stage] = enquiry.theory[stage].map { $0.naming(names) }
    }
    for place in kept.evidence.indices {
      kept.evidence[place].measures.removeAll { !names.names(measure: $0) }
      kept.evidence[place].note = kept.evidence[place].note.naming(names)
    }
    for place in kept.leadership.indices { kept.leadership[place].note = kept.leadership[place].note.naming(names) }
    for place in kept.participation.indices {
      kept.participation[place].note = kept.participation[place].note.naming(names)
    }
    kept.lock = lock?.naming(names)
    return kept
  }
}

extension LogNote {
  fileprivate func naming(_ names: SharedNames) -> LogNote {
    var kept = self
    if let cycle, !names.names(cycle: cycle) { kept.cycle = nil }
    return kept
  }
}

extension SuccessCriterion {
  /// Its words alone, where it is about such a measure.
  package func without(measures hidden: Set<String>) -> SuccessCriterion {
    measure.map(hidden.contains) == true ? SuccessCriterion(text, claim: claim) : self
  }

  fileprivate func naming(_ names: SharedNames) -> SuccessCriterion {
    measure.map(names.names(measure:)) ?? true ? self : SuccessCriterion(text, claim: claim)
  }
}

extension TheoryOfChange.Statement {
  fileprivate func naming(_ names: SharedNames) -> TheoryOfChange.Statement {
    var kept = self
    kept.measures.removeAll { !names.names(measure: $0) }
    kept.evidenceFor.removeAll { !names.names(entry: $0) }
    kept.evidenceAgainst.removeAll { !names.names(entry: $0) }
    return kept
  }
}

extension PlanLock {
  fileprivate func naming(_ names: SharedNames) -> PlanLock {
    PlanLock(
      plan: plan.naming(names),
      earlier: earlier.map { EndedPlan(plan: $0.plan.naming(names), ended: $0.ended, reason: $0.reason) })
  }
}

extension FixedPlan {
  /// What is recorded of changes is told by ``PlanChanges``.
  fileprivate func naming(_ names: SharedNames) -> FixedPlan {
    var kept = self
    kept.measures.removeAll { !names.names(measure: $0.id.text) }
    kept.success = success.map { $0.naming(names) }
    kept.amendments = []
    return kept
  }
}
