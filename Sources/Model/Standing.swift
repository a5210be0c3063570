/// What is recorded of an enquiry that tells where it stands.
package struct Standing: Sendable {
  /// How far an enquiry is, by its open cycle or else its last one.
  package enum Stage: String, Sendable, CaseIterable {
    /// No cycle yet.
    case new
    case open
    /// Looked back on, and not decided.
    case reviewed
    case closed
  }

  /// The plan, as far as a status tells of it.
  package struct Plan: Hashable, Sendable {
    package let title: String
    /// What should improve; nil when the plan does not say.
    package let outcome: String?

    package init(title: String, outcome: String?) { (self.title, self.outcome) = (title, outcome) }
  }

  /// A measure by which the enquiry is judged, as far as a status tells of it.
  package struct Outcome: Hashable, Sendable {
    package let id: Slug
    package let title: String
    /// The points of measurement before and after everything.
    package let start: String
    package let end: String
    package let lacksStart: Bool
    package let lacksAfter: Bool

    package init(id: Slug, title: String, start: String, end: String, lacksStart: Bool, lacksAfter: Bool) {
      (self.id, self.title, self.start, self.end) = (id, title, start, end)
      (self.lacksStart, self.lacksAfter) = (lacksStart, lacksAfter)
    }
  }

  package let name: EnquiryName
  /// Nil when its file cannot be read.
  package let plan: Plan?
  /// How many cycles there are.
  package let cycles: Int
  /// The cycle in which things stand, with its number from 1: the last open one, else the last.
  package let current: (number: Int, cycle: CycleCourse)?
  package let outcomes: [Outcome]
  package let logs: Logs
  /// How much is different from the plan as it was fixed; nil where it was not.
  package let planChanges: Int?
  /// Where it is read from, as far as it is shared; nil for one of the folder's own.
  package var source: Source.Reading?

  /// What the names of the entries' files tell.
  package struct Logs: Hashable, Sendable {
    package var evidence: Int
    package var leadership: Int
    /// The newest day; nil when no entry has one.
    package var newest: Day?
    /// How many have no day.
    package var undated: Int

    package init(evidence: Int, leadership: Int, newest: Day?, undated: Int) {
      self.evidence = evidence
      self.leadership = leadership
      self.newest = newest
      self.undated = undated
    }

    package var count: Int { evidence + leadership }
  }

  package init(
    name: EnquiryName, plan: Plan?, cycles: Int, current: (number: Int, cycle: CycleCourse)?, outcomes: [Outcome],
    logs: Logs, planChanges: Int?
  ) {
    (self.name, self.plan, self.cycles, self.current) = (name, plan, cycles, current)
    (self.outcomes, self.logs, self.planChanges) = (outcomes, logs, planChanges)
  }

  /// - Parameter cycles: in their order: the first is cycle 1.
  package init(
    name: EnquiryName, enquiry: Enquiry?, cycles: [Cycle], measures: [MeasuredFigures], logs: Logs, planChanges: Int?
  ) {
    self.init(
      name: name, plan: enquiry.map { Plan(title: $0.title, outcome: $0.outcome) }, cycles: cycles.count,
      current: Standing.current(of: cycles).map { ($0.number, CycleCourse(of: $0.cycle)) },
      outcomes: measures.filter { $0.measure.purpose == .outcome }.map(Outcome.init), logs: logs,
      planChanges: planChanges)
  }

  /// Of cycles in their order, the one in which things stand.
  package static func current(of cycles: [Cycle]) -> (number: Int, cycle: Cycle)? {
    let index = cycles.lastIndex(where: \.isOpen) ?? cycles.indices.last
    return index.map { ($0 + 1, cycles[$0]) }
  }

  package var stage: Stage { current?.cycle.stage ?? .new }
}

/// How far a cycle has come: its days, and what was decided.
package struct CycleCourse: Hashable, Sendable {
  package var period: Period
  package var opened: Day?
  package var reviewed: Day?
  package var closed: Day?
  package var decision: Cycle.Decision?
  /// Whether anything was recorded of what happened.
  package var isReviewed: Bool
  package var isUnreadable: Bool

  package init(
    period: Period, opened: Day?, reviewed: Day?, closed: Day?, decision: Cycle.Decision?, isReviewed: Bool,
    isUnreadable: Bool
  ) {
    (self.period, self.opened, self.reviewed, self.closed) = (period, opened, reviewed, closed)
    (self.decision, self.isReviewed, self.isUnreadable) = (decision, isReviewed, isUnreadable)
  }

  package init(of cycle: Cycle) {
    self.init(
      period: cycle.period, opened: cycle.opened, reviewed: cycle.reviewed, closed: cycle.closed,
      decision: cycle.decision, isReviewed: cycle.isReviewed, isUnreadable: cycle.isUnreadable)
  }

  /// A decision closes a cycle.
  package var isOpen: Bool { decision == nil && closed == nil && !isUnreadable }

  package var stage: Standing.Stage { isUnreadable || isOpen ? (isReviewed ? .reviewed : .open) : .closed }
}

extension Cycle {
  package var stage: Standing.Stage { CycleCourse(of: self).stage }
}

extension Standing.Outcome {
  package init(_ measured: MeasuredFigures) {
    let measure = measured.measure
    self.init(
      id: measure.id, title: measure.title, start: measured.start,
      end: measure.compare.last ?? measure.occasions.last?.id ?? "after", lacksStart: measured.lacksStart,
      lacksAfter: measured.lacksAfter)
  }
}

extension MeasuredFigures {
  /// The point of measurement before anything was tried.
  package var start: String { measure.compare.first ?? measure.occasions.first?.id ?? "before" }

  /// Whether it is known where things began: a figure then, or one that says how much changed since.
  package var hasStart: Bool { figures.contains { $0.occasion == start } || summed.contains(start) || hasAfter }

  /// Whether a figure tells of anything later.
  package var hasAfter: Bool {
    figures.contains { $0.occasion != start && ($0.hasLevel || $0.hasChange) || $0.hasChange }
      || summed.contains { $0 != start }
  }

  /// Whether its rows were removed on purpose, and nothing was recorded since: nobody is reminded of what had to go.
  package var isForgotten: Bool { measure.rowsForgotten != nil && figures.isEmpty && summary == nil }

  /// Whether the start is missing, and not because it had to go.
  package var lacksStart: Bool { !hasStart && !isForgotten }

  /// Whether figures from later are missing, and not because they had to go.
  package var lacksAfter: Bool { !hasAfter && !isForgotten }

  /// The points of measurement of rows that were imported.
  private var summed: [String] { summary?.occasions ?? [] }
}

extension Figure {
  fileprivate var hasLevel: Bool { mean != nil || count != nil }
  fileprivate var hasChange: Bool { change != nil || moved != nil }
}
