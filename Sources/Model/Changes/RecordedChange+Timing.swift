extension RecordedChange {
  /// How something that is dated by the day of an earlier state stands to what was known in it.
  package enum Timing: String, Hashable, Sendable {
    /// It had another value then.
    case restated
    /// It was absent then.
    case late
  }

  /// Nil for what is dated later or not at all, and for what is there no longer.
  ///
  /// - Parameter day: the day for which the earlier state stands.
  package func timing(by day: Day) -> Timing? {
    func told(_ date: Day?, _ timing: Timing) -> Timing? { date.map { $0 <= day } ?? false ? timing : nil }
    switch what {
    case .figure(let figure): return figure.days.map { $0.upperBound <= day } ?? false ? figure.timing : nil
    case .added(let content): return told(record.day ?? content?.begun(record.kind), .late)
    case .changed(let fields):
      if record.day != nil { return told(record.day, .restated) }
      let dated = fields.filter { told($0.day, .late) != nil }
      if dated.isEmpty { return nil }
      return dated.contains { !$0.from.isEmpty } ? .restated : .late
    case .plan(.fixed(let date)): return told(date, .late)
    case .plan(.amended(let amendment)): return told(amendment.date, .late)
    case .plan, .begun, .ended, .renamed, .removed, .layout, .unreadable: return nil
    }
  }
}

extension FigureChange {
  /// A value that was there is restated, one that was not came late; a note or a source alone is neither.
  fileprivate var timing: RecordedChange.Timing? {
    let told = values.filter { ![.note, .source].contains($0.statistic) }
    if !isThere || told.isEmpty { return nil }
    return told.contains { $0.from != nil } ? .restated : .late
  }
}

extension RecordContent {
  /// The day on which a cycle was opened, or an action agreed.
  func begun(_ kind: RecordMark.Kind) -> Day? {
    switch kind {
    case .cycle: day("opened")
    case .action: day("agreed")
    default: nil
    }
  }

  /// The day of the step at which something is written, of a record that is written in several; nil for what belongs to none,
  /// or is not dated.
  func day(of place: FieldChange.Place, in kind: RecordMark.Kind) -> Day? {
    switch kind {
    case .cycle: dayInCycle(of: place)
    case .action: [.key("done"), .key("outcome")].contains(place) ? day("done") : day("agreed")
    default: nil
    }
  }

  private func day(_ key: String) -> Day? { self[key].flatMap { Day(iso: $0) } }

  private func dayInCycle(of place: FieldChange.Place) -> Day? {
    for step in Cycle.Step.allCases {
      let isOfStep =
        switch place {
        case .key(let key): step.keys.contains(key)
        case .text(let heading):
          step.headings.contains { $0.rawValue.lowercased() == heading?.lowercased() }
        }
      if isOfStep { return step == .review ? day("reviewed") ?? day("closed") : day("closed") }
    }
    let isOfBeginning: Set<FieldChange.Place> = [
      .key("opened"), .key("interventions"), .text(Heading.aim.rawValue), .text(Heading.prediction.rawValue),
    ]
    return isOfBeginning.contains(place) ? day("opened") : nil
  }
}
