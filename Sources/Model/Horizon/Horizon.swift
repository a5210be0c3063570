/// What is dated until a day: the second clock of a reader, beside what was known.
///
/// What it means for each kind of record stands here and in the files beside: an entry is dated by its day, a cycle by its
/// steps, figures by their point of measurement, a plan by the day on which it was fixed. What has no day is there as known.
package struct Horizon: Hashable, Sendable {
  package let day: Day

  package init(until day: Day) { self.day = day }

  /// Whether something of a day is there; what is not dated is.
  package func shows(_ date: Day?) -> Bool { date.map { $0 <= day } ?? true }

  /// Whether something of which only a stretch of days is known is there: once it has begun.
  func shows(_ days: ClosedRange<Day>?) -> Bool { shows(days?.lowerBound) }
}

extension Horizon {
  /// What was fixed of a plan by that day; nil where nothing was.
  ///
  /// Where another plan took over later, the one before it.
  package func cut(_ lock: PlanLock) -> PlanLock? {
    if shows(lock.plan.locked) { return lock }
    guard let last = lock.earlier.lastIndex(where: { shows($0.plan.locked) }) else { return nil }
    return PlanLock(plan: lock.earlier[last].plan, earlier: Array(lock.earlier[..<last]))
  }

  /// What became of a plan by that day; what is not dated stays.
  package func cut(_ changes: PlanChanges) -> PlanChanges {
    var kept = changes
    kept.entries = changes.entries.filter { shows($0.recorded) }.compactMap { entry in
      var entry = entry
      entry.changes.removeAll { !shows($0.day) }
      return entry.changes.isEmpty ? nil : entry
    }
    return kept
  }
}
