import Model

extension Dossier {
  /// Without records that are shared less far, and without what the others say of these: their short names and ids, what would be enough
  /// of them, and the plan that was fixed with them.
  func shared(with audience: Share) -> Dossier {
    var kept = self
    kept.evidence.removeAll { $0.note.share < audience }
    kept.leadership.removeAll { $0.note.share < audience }
    kept.participation.removeAll { $0.note.share < audience }
    kept.cycles.removeAll { $0.share < audience }
    kept.measures.removeAll { $0.measure.share < audience }
    let hidden = Set(measures.filter { $0.measure.share < audience }.map(\.measure.id.text))
    let notes = evidence.map(\.note) + leadership.map(\.note) + participation.map(\.note)
    let entries = Set(notes.filter { $0.share < audience }.map(\.id.text))
    kept.enquiry.success = enquiry.success.map { $0.without(measures: hidden) }
    for stage in TheoryOfChange.Stage.allCases {
      kept.enquiry.theory[stage] = enquiry.theory[stage].map { $0.without(measures: hidden, entries: entries) }
    }
    for place in kept.evidence.indices { kept.evidence[place].measures.removeAll(where: hidden.contains) }
    kept.lock = lock?.without(measures: hidden)
    return kept
  }
}

extension SuccessCriterion {
  /// Its words alone, where it is about such a measure.
  func without(measures hidden: Set<String>) -> SuccessCriterion {
    measure.map(hidden.contains) == true ? SuccessCriterion(text, claim: claim) : self
  }
}

extension TheoryOfChange.Statement {
  fileprivate func without(measures hidden: Set<String>, entries: Set<String>) -> TheoryOfChange.Statement {
    var kept = self
    kept.measures.removeAll(where: hidden.contains)
    // An id may be written short.
    func isHidden(_ id: String) -> Bool { entries.contains { $0.hasPrefix(id) } }
    kept.evidenceFor.removeAll(where: isHidden)
    kept.evidenceAgainst.removeAll(where: isHidden)
    return kept
  }
}

extension PlanLock {
  fileprivate func without(measures hidden: Set<String>) -> PlanLock {
    PlanLock(
      plan: plan.without(measures: hidden),
      earlier: earlier.map {
        EndedPlan(plan: $0.plan.without(measures: hidden), ended: $0.ended, reason: $0.reason)
      })
  }
}

extension FixedPlan {
  /// What is recorded of changes is told by ``PlanChanges``.
  fileprivate func without(measures hidden: Set<String>) -> FixedPlan {
    var kept = self
    kept.measures.removeAll { hidden.contains($0.id.text) }
    kept.success = success.map { $0.without(measures: hidden) }
    kept.amendments = []
    return kept
  }
}
