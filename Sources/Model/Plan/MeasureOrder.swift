/// Which measures of an enquiry come first: those that its success criteria name, as the plan was fixed and else as they are now,
/// then those of the fixed plan, then all others in the order of the enquiry.
package struct MeasureOrder: Hashable, Sendable {
  /// The short names that come first, each once.
  package let names: [String]

  package init(success: [SuccessCriterion], lock: PlanLock?) {
    let fixed = (lock?.plan.success ?? []).compactMap(\.measure)
    let outcomes = (lock?.plan.measures ?? []).map(\.id.text)
    // What was fixed is what counts, whatever is named later.
    let first = lock == nil ? success.compactMap(\.measure) : fixed.filter(outcomes.contains) + outcomes
    names = (first + success.compactMap(\.measure)).unique
  }

  /// The same things, those first whose measure is named first.
  package func sorted<Thing>(_ all: [Thing], by id: (Thing) -> Slug) -> [Thing] {
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    return all.enumerated().sorted { one, other in
      let first = places[id(one.element).text] ?? names.count
      let second = places[id(other.element).text] ?? names.count
      return (first, one.offset) < (second, other.offset)
    }.map(\.element)
  }
}

extension Dossier {
  package var measureOrder: MeasureOrder { MeasureOrder(success: enquiry.success, lock: lock) }
}
