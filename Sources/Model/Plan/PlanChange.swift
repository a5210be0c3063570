/// One difference between a plan as it was fixed and as it is.
package struct PlanChange: Hashable, Sendable {
  package enum Subject: String, Sendable, CaseIterable {
    /// The research question was reworded.
    case question
    /// A criterion of success was added, taken out or reworded.
    case success
    /// A measure became an outcome, or is none any more.
    case measure
    /// A key of a measure's definition has another value.
    case definition
    /// The file of the plan was edited by hand.
    case lock
  }

  package var subject: Subject
  /// The short name of the measure that it is about.
  package var measure: String?
  /// The key of the definition; of the file of the plan, where something was edited.
  package var key: String?
  /// Nil for what was not there.
  package var from: String?
  /// Nil for what is not there any more.
  package var to: String?

  package init(_ subject: Subject, measure: String? = nil, key: String? = nil, from: String? = nil, to: String? = nil) {
    self.subject = subject
    self.measure = measure
    self.key = key
    self.from = from
    self.to = to
  }
}

extension PlanChange {
  /// Whether a measure became an outcome that the plan did not know: the plan itself stays as it was.
  package var addsMeasure: Bool { subject == .measure && from == nil }

  /// What counts as success weighs most, a measure that was only added least.
  fileprivate var rank: Int {
    let isSuccess = subject == .success || subject == .lock && key == "success"
    return isSuccess ? 0 : addsMeasure ? 2 : 1
  }

  /// Whether results were in when the plan was changed, by the order of what was saved.
  package enum Timing: String, Sendable, CaseIterable {
    case afterResults = "after_results"
    /// The change and the results were saved apart from each other, and brought together later.
    case madeApart = "made_apart"
    case cannotBeTold = "cannot_be_told"
    case notSaved = "not_saved"
    case beforeResults = "before_results"
  }
}

/// A change of a plan, with what history tells of it.
package struct TracedChange: Hashable, Sendable {
  package var change: PlanChange
  package var timing: PlanChange.Timing
  /// When it was saved; nil where that cannot be told.
  package var day: Day?
  /// How the person who saved it signs: a role, never a name.
  package var role: String?

  package init(_ change: PlanChange, _ timing: PlanChange.Timing, day: Day? = nil, role: String? = nil) {
    self.change = change
    self.timing = timing
    self.day = day
    self.role = role
  }
}

/// What became of a plan since it was fixed.
package struct PlanChanges: Hashable, Sendable {
  /// Changes that have one reason, or none.
  package struct Entry: Hashable, Sendable {
    /// Nil where none is recorded.
    package var reason: String?
    /// The day on which the reason was recorded.
    package var recorded: Day?
    /// Whether another plan took the place of this one.
    package var isSwitch: Bool
    package var changes: [TracedChange]

    package init(reason: String?, recorded: Day? = nil, isSwitch: Bool = false, changes: [TracedChange]) {
      self.reason = reason
      self.recorded = recorded
      self.isSwitch = isSwitch
      self.changes = changes
    }

    /// The weightiest first: results were in, or it cannot be ruled out.
    package var timing: PlanChange.Timing {
      let order = PlanChange.Timing.allCases
      return order.first { timing in changes.contains { $0.timing == timing } } ?? .cannotBeTold
    }

    /// Of its weightiest change; another plan weighs as what it changes.
    fileprivate var rank: Int { changes.map(\.change.rank).min() ?? 0 }
  }

  /// When the plan that holds was fixed: the day on which it was saved so, where history tells, else the day that its file says.
  package var locked: Day?
  /// The day that its file says, where that is another one.
  package var stated: Day?
  /// Whether results were in when it was fixed.
  package var isAfterResults: Bool
  /// In order of weight: those of what counts as success first, those that only add a measure last; among them those after
  /// results first, then by day.
  package var entries: [Entry]
  /// The measures' titles by their short names, of those in the plan and those that are there.
  package var titles: [String: String]

  package init(
    locked: Day?, stated: Day? = nil, isAfterResults: Bool, entries: [Entry], titles: [String: String]
  ) {
    self.locked = locked ?? stated
    self.stated = stated == self.locked ? nil : stated
    self.isAfterResults = isAfterResults
    let order = PlanChange.Timing.allCases
    func place(_ timing: PlanChange.Timing) -> Int { order.firstIndex(of: timing) ?? 0 }
    let sorted = entries.map { entry in
      var entry = entry
      entry.changes = entry.changes.enumerated().sorted { one, other in
        let (first, second) = (one.element, other.element)
        return (first.change.rank, place(first.timing), one.offset) < (
          second.change.rank, place(second.timing), other.offset
        )
      }.map(\.element)
      return entry
    }
    self.entries = sorted.enumerated().sorted { one, other in
      let (first, second) = (one.element, other.element)
      return (first.rank, place(first.timing), one.offset) < (second.rank, place(second.timing), other.offset)
    }.map(\.element)
    self.titles = titles
  }

  /// How many things are not as they were fixed.
  package var count: Int { entries.reduce(0) { $0 + ($1.isSwitch ? 1 : $1.changes.count) } }

  /// How many of them have no reason recorded.
  package var countWithoutReason: Int { entries.filter { $0.reason == nil }.reduce(0) { $0 + $1.changes.count } }

  /// The same without what is about measures that may not be told of.
  package func without(measures hidden: Set<String>) -> PlanChanges {
    var kept = self
    kept.titles = titles.filter { !hidden.contains($0.key) }
    kept.entries = entries.compactMap { entry in
      var entry = entry
      let all = entry.changes
      entry.changes = entry.changes.compactMap { traced in
        var traced = traced
        guard let change = traced.change.without(measures: hidden) else { return nil }
        traced.change = change
        return traced
      }
      // A reason that is given for several changes may speak of each.
      if entry.changes != all { entry.reason = entry.reason.map { _ in SharedNames.keptReason } }
      return entry.changes.isEmpty ? nil : entry
    }
    return kept
  }
}

extension PlanChange {
  /// Nil where it is about such a measure; a criterion keeps its words, not the measure and how much of it would be enough.
  fileprivate func without(measures hidden: Set<String>) -> PlanChange? {
    if measure.map(hidden.contains) ?? false { return nil }
    // The file of the plan names its measures by their short names.
    if subject == .lock, key == "measures", !hidden.isEmpty { return nil }
    var told = self
    (told.from, told.to) = (from.map { bare($0, hidden) }, to.map { bare($0, hidden) })
    return told
  }

  /// `Most agree` of `Most agree (trust: at least 80%)`.
  private func bare(_ text: String, _ hidden: Set<String>) -> String {
    let ends = hidden.compactMap { text.ranges(of: " (\($0)").last }.filter { range in
      text[range.upperBound...].hasPrefix(":") || text[range.upperBound...] == ")"
    }
    return ends.first.map { String(text[..<$0.lowerBound]) } ?? text
  }
}
