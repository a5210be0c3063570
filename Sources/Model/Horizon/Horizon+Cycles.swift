extension Cycle {
  /// A step after its beginning, with what is written in the record at it.
  package enum Step: Sendable, CaseIterable {
    case review, close

    /// The keys of the file.
    package var keys: [String] {
      switch self {
      case .review: ["reviewed", "turned_out"]
      case .close: ["closed", "decision", "sustainability"]
      }
    }

    package var headings: [Heading] {
      switch self {
      case .review:
        [.happened, .wentWell, .notEffective, .problems, .learned, .decisionNeeded, .asks, .offers]
      case .close: [.why, .freed, .carriesOver, .next]
      }
    }
  }

  /// The day on which it began: the first of its period where none is recorded; nil where that says none either.
  func began(by calendar: TermCalendar) -> Day? { opened ?? calendar.days(of: period)?.lowerBound }

  /// The day on which a step was taken; nil for one that is not dated, or was not taken.
  ///
  /// Of a cycle that was decided with no day recorded the last of its period counts, as for what is due after it.
  func day(of step: Step, by calendar: TermCalendar) -> Day? {
    let end = closed ?? (decision == nil ? nil : calendar.days(of: period)?.upperBound)
    switch step {
    case .review: return reviewed ?? end
    case .close: return closed ?? [end, reviewed].compactMap { $0 }.max()
    }
  }

  /// The same as it was before a step.
  fileprivate func before(_ step: Step) -> Cycle {
    var cycle = self
    switch step {
    case .review: (cycle.reviewed, cycle.turnedOut) = (nil, nil)
    case .close: (cycle.closed, cycle.decision, cycle.sustainability) = (nil, nil, [])
    }
    let gone = Set(step.headings.map { $0.rawValue.lowercased() })
    cycle.prose = Prose(
      sections: prose.sections.filter { section in section.heading.map { !gone.contains($0.lowercased()) } ?? true })
    return cycle
  }
}

extension Horizon {
  /// The steps of a cycle that were taken later.
  package func laterSteps(of cycle: Cycle, by calendar: TermCalendar) -> [Cycle.Step] {
    Cycle.Step.allCases.filter { !shows(cycle.day(of: $0, by: calendar)) }
  }

  /// A cycle as it stood by its dates; nil for one that begins later.
  package func cut(_ cycle: Cycle, by calendar: TermCalendar) -> Cycle? {
    guard shows(cycle.began(by: calendar)) else { return nil }
    return laterSteps(of: cycle, by: calendar).reduce(cycle) { $0.before($1) }
  }
}
