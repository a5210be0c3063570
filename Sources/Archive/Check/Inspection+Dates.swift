internal import Model
internal import Records

// Days that cannot be, or that weaken what rests on them.
extension Inspection {
  /// A day of a cycle before another one that comes first.
  func cyclesOutOfOrder(_ dossier: Dossier) throws -> [Problem] {
    try dossier.cycles.flatMap { cycle in
      let steps: [(Problem.Severity, Day?, String, Day?, String, String)] = [
        (.error, cycle.opened, "opened", cycle.reviewed, "reviewed", "reviewed"),
        (.error, cycle.opened, "opened", cycle.closed, "closed", "closed"),
        (.warning, cycle.reviewed, "reviewed", cycle.closed, "closed", "closed"),
      ]
      return try steps.compactMap { severity, first, firstWord, second, key, word -> Problem? in
        guard let first, let second, second < first else { return nil }
        return try problem(
          severity, "cycle_out_of_order", in: dossier.path(of: cycle), at: .value(key),
          "The cycle was \(word) on \(second.spoken), before it was \(firstWord) on \(first.spoken).",
          remedy: "Correct one of the two days.")
      }
    }
  }

  /// Cycles that were opened more than a month away from the terms in their name, or closed before these.
  func cyclesOutsideTheirPeriod(_ dossier: Dossier) throws -> [Problem] {
    try dossier.cycles.compactMap { cycle -> Problem? in
      guard let terms = terms(cycle.period) else { return nil }
      let path = dossier.path(of: cycle)
      let remedy = "Correct the day, or the period in the file's name."
      if let opened = cycle.opened, !terms.contains(opened) {
        return try problem(
          .warning, "outside_period", in: path, at: .value("opened"),
          "The cycle was opened on \(opened.spoken), which is not in \(cycle.period.spoken).", remedy: remedy)
      }
      if let closed = cycle.closed, closed < terms.lowerBound {
        return try problem(
          .warning, "outside_period", in: path, at: .value("closed"),
          "The cycle was closed on \(closed.spoken), before \(cycle.period.spoken).", remedy: remedy)
      }
      return nil
    }
  }

  /// Cycles with a day of closing and no decision, or the other way round.
  func cyclesHalfClosed(_ dossier: Dossier) throws -> [Problem] {
    try dossier.cycles.compactMap { cycle -> Problem? in
      let path = dossier.path(of: cycle)
      if cycle.closed != nil, cycle.decision == nil {
        return try problem(
          .warning, "closed_without_decision", in: path, at: .value("closed"),
          "The cycle was closed without a decision.",
          remedy: "Write decision: with \(Cycle.Decision.allCases.map(\.rawValue).spokenOr).")
      }
      // A published decision may have no published day.
      if cycle.decision != nil, cycle.closed == nil, cycle.source == nil {
        return try problem(
          .hint, "decision_without_day", in: path, at: .value("decision"),
          "The cycle has a decision and no day on which it was closed.", remedy: "Write closed: with the day.")
      }
      return nil
    }
  }

  /// Entries that name a cycle and are dated before it was opened or after it was closed.
  func entriesOutsideTheirCycle(_ dossier: Dossier) throws -> [Problem] {
    try dossier.notes.compactMap { placed -> Problem? in
      guard let day = placed.note.date, let cycle = dossier.cycles.first(where: { $0.id.text == placed.note.cycle })
      else { return nil }
      let path = placed.path
      let remedy = "Correct the day in the file's name, or the cycle."
      if let first = cycle.opened ?? terms(cycle.period)?.lowerBound, day < first {
        return try problem(
          .warning, "outside_cycle", in: path, at: .value("cycle"),
          "This entry is dated \(day.spoken), before its cycle began on \(first.spoken).", remedy: remedy)
      }
      if let last = cycle.closed, day > last {
        return try problem(
          .warning, "outside_cycle", in: path, at: .value("cycle"),
          "This entry is dated \(day.spoken), after its cycle was closed on \(last.spoken).", remedy: remedy)
      }
      return nil
    }
  }

  /// What is said to have happened after today.
  func daysInTheFuture(_ dossier: Dossier) throws -> [Problem] {
    var problems = dossier.notes.compactMap { placed in
      placed.note.date.flatMap { futureEntry($0, placed.path) }
    }
    for cycle in dossier.cycles {
      for (key, day, word) in [("reviewed", cycle.reviewed, "reviewed"), ("closed", cycle.closed, "closed")] {
        guard let day, day > today else { continue }
        problems.append(
          try problem(
            .warning, "in_the_future", in: dossier.path(of: cycle), at: .value(key),
            "The cycle is said to have been \(word) on \(day.spoken), which is still to come.",
            remedy: "Correct the day, or take the line away until then."))
      }
    }
    for measured in dossier.measures {
      for (index, occasion) in measured.measure.occasions.enumerated() {
        guard let day = occasion.date, day > today, measured.figures.contains(where: { $0.occasion == occasion.id })
        else { continue }
        problems.append(
          try problem(
            .warning, "in_the_future", in: dossier.path(of: measured.measure), at: .value("occasions.\(index).date"),
            "There are figures of “\(occasion.id)”, and its day is still to come: \(day.spoken).",
            remedy: "Correct the day."))
      }
    }
    return problems
  }

  func codingsInTheFuture() throws -> [Problem] {
    codings.compactMap { coding in
      let path = Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id).path
      return coding.note.date.flatMap { futureEntry($0, path) }
    }
  }

  private func futureEntry(_ day: Day, _ path: String) -> Problem? {
    guard day > today else { return nil }
    return problem(
      .warning, "in_the_future", of: path, "This entry is dated \(day.spoken), which is still to come.",
      remedy: "Correct the day in the file's name.")
  }

  /// Results that are dated before the first cycle was opened, so that it cannot have led to them.
  func resultsDatedBeforeTheFirstCycle(_ dossier: Dossier) throws -> [Problem] {
    // Of a cycle without a day nobody knows when it was opened.
    guard !dossier.cycles.isEmpty, dossier.cycles.allSatisfy({ $0.opened != nil }),
      let opened = dossier.cycles.compactMap(\.opened).min()
    else { return [] }
    return try dossier.measures.filter { $0.measure.purpose == .outcome }.flatMap { measured -> [Problem] in
      try measured.measure.occasions.enumerated().dropFirst().compactMap { index, occasion -> Problem? in
        guard let day = occasion.date, day < opened else { return nil }
        return try problem(
          .warning, "result_before_plan", in: dossier.path(of: measured.measure), at: .value("occasions.\(index).date"),
          "“\(occasion.id)” is dated \(day.spoken), before the first cycle was opened on \(opened.spoken).",
          remedy: "Correct the day; or write purpose: prior_evidence if it was known beforehand.")
      }
    }
  }
}

extension Inspection {
  /// The days of the terms that a period names, and a month more at both ends; nil when it names none.
  private func terms(_ period: Period) -> ClosedRange<Day>? {
    guard let days = calendar.days(of: period), let begin = days.lowerBound.adding(days: -31),
      let end = days.upperBound.adding(days: 31)
    else { return nil }
    return begin...end
  }
}
