/// One plan–act–review round: `cycles/<period>-<id>.md`.
package struct Cycle: Hashable, Sendable {
  package var id: EntryID
  package var period: Period
  package var interventions: [String]
  /// The days on which it was opened, reviewed and closed; nil when not recorded.
  package var opened: Day?
  package var reviewed: Day?
  package var closed: Day?
  package var decision: Decision?
  /// Who may read it; the cluster unless it says otherwise, since meetings are what cycles are for.
  package var share = Share.cluster
  package var source: String?
  package var attribution: String?
  package var prose: Prose

  package init(id: EntryID, period: Period) {
    self.id = id
    self.period = period
    interventions = []
    prose = Prose()
  }

  /// True for a cycle whose file cannot be read: it keeps its number, and nothing is known of it.
  package var isUnreadable = false

  /// A decision closes a cycle.
  package var isOpen: Bool { decision == nil && closed == nil && !isUnreadable }

  /// Whether anything was recorded of what happened.
  package var isReviewed: Bool {
    reviewed != nil
      || [Heading.happened, .wentWell, .notEffective, .problems, .learned].contains { prose[$0] != nil }
  }

  /// What was decided at the end of a cycle.
  package enum Decision: String, Sendable, CaseIterable {
    case adapt, adopt, `switch`, stop

    /// As people say it.
    package var spoken: String {
      switch self {
      case .adapt: "keep developing it (adapt)"
      case .adopt: "make it usual practice (adopt)"
      case .switch: "switch to another intervention"
      case .stop: "stop it"
      }
    }
  }

  /// The order in which an enquiry's cycles are numbered: by period, then the day they were opened (unknown first),
  /// then the closed before the open, then id.
  package static func inOrder(_ cycles: [Cycle]) -> [Cycle] {
    cycles.sorted { one, other in
      if one.period != other.period { return one.period < other.period }
      if one.opened != other.opened {
        guard let first = one.opened, let second = other.opened else { return one.opened == nil }
        return first < second
      }
      if one.isOpen != other.isOpen { return other.isOpen }
      return one.id < other.id
    }
  }
}
