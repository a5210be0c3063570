/// Everything that is recorded of one enquiry.
package struct Dossier: Hashable, Sendable {
  package var enquiry: Enquiry
  /// In their order: the first is cycle 1.
  package var cycles: [Cycle]
  package var measures: [MeasuredFigures]
  package var evidence: [EvidenceEntry]
  package var leadership: [LeadershipEntry]
  package var participation: [ParticipationEntry]
  /// What was fixed of its plan; nil when nothing was.
  package var lock: PlanLock?

  package init(
    enquiry: Enquiry, cycles: [Cycle] = [], measures: [MeasuredFigures] = [], evidence: [EvidenceEntry] = [],
    leadership: [LeadershipEntry] = [], participation: [ParticipationEntry] = [],
    lock: PlanLock? = nil, calendar: TermCalendar = .english
  ) {
    self.enquiry = enquiry
    self.lock = lock
    self.cycles = Cycle.inOrder(cycles, by: calendar)
    self.measures = measures.sorted { $0.measure.id < $1.measure.id }
    self.evidence = evidence.sorted { LogNote.isInOrder($0.note, $1.note) }
    self.leadership = leadership.sorted { LogNote.isInOrder($0.note, $1.note) }
    self.participation = participation.sorted { LogNote.isInOrder($0.note, $1.note) }
  }
}

/// A measure with the figures recorded for it.
package struct MeasuredFigures: Hashable, Sendable {
  package var measure: Measure
  package var figures: [Figure]
  /// What was added up from rows; nil when none were imported.
  package var summary: Summary?
  /// The rows themselves, where this machine has them and they were asked for.
  package var rows: Observations?
  /// What is left out since it is later than a reader looks; nil where nothing is.
  package var later: LaterPoints?

  package init(measure: Measure, figures: [Figure] = [], summary: Summary? = nil, rows: Observations? = nil) {
    self.measure = measure
    self.figures = figures
    self.summary = summary
    self.rows = rows
  }
}
