/// Something that lets a practice last, with what is in place for it.
package struct SustainabilityFactor: Hashable, Sendable {
  /// An id of the framework of sustainability factors.
  package var factor: String
  package var note: String?

  package init(factor: String, note: String? = nil) {
    self.factor = factor
    self.note = note
  }
}

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
  /// Whether it turned out as predicted; nil when nobody said.
  package var turnedOut: TurnedOut?
  /// At its close: what the practice rests on when it is to last.
  package var sustainability: [SustainabilityFactor] = []
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

    /// As people say it, with the word that stands in the record.
    package var spoken: String { "\(words) (\(rawValue))" }

    /// As people say it.
    package var words: String {
      switch self {
      case .adapt: "keep developing it"
      case .adopt: "make it usual practice"
      case .switch: "switch to another intervention"
      case .stop: "stop it"
      }
    }
  }

  /// How the result stands to the prediction.
  package enum TurnedOut: String, Sendable, CaseIterable {
    case asPredicted = "as_predicted"
    case partly, differently

    /// As people say it.
    package var spoken: String {
      switch self {
      case .asPredicted: "as predicted"
      case .partly: "partly as predicted"
      case .differently: "differently from what was predicted"
      }
    }
  }

  /// The order in which an enquiry's cycles are numbered: by period, then the day they were opened (unknown first),
  /// then the closed before the open, then id.
  package static func inOrder(_ cycles: [Cycle], by calendar: TermCalendar) -> [Cycle] {
    cycles.sorted { one, other in
      if one.period != other.period { return calendar.isInOrder(one.period, other.period) }
      if one.opened != other.opened {
        guard let first = one.opened, let second = other.opened else { return one.opened == nil }
        return first < second
      }
      if one.isOpen != other.isOpen { return other.isOpen }
      return one.id < other.id
    }
  }
}
