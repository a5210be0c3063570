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

  package let name: EnquiryName
  /// Nil when its file cannot be read.
  package let enquiry: Enquiry?
  /// In their order: the first is cycle 1.
  package let cycles: [Cycle]
  package let measures: [MeasuredFigures]
  package let logs: Logs

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
    name: EnquiryName, enquiry: Enquiry?, cycles: [Cycle], measures: [MeasuredFigures], logs: Logs
  ) {
    self.name = name
    self.enquiry = enquiry
    self.cycles = cycles
    self.measures = measures
    self.logs = logs
  }

  /// The cycle in which things stand, with its number: the last open one, else the last.
  package var current: (number: Int, cycle: Cycle)? { Standing.current(of: cycles) }

  /// Of cycles in their order, the one in which things stand.
  package static func current(of cycles: [Cycle]) -> (number: Int, cycle: Cycle)? {
    let index = cycles.lastIndex(where: \.isOpen) ?? cycles.indices.last
    return index.map { ($0 + 1, cycles[$0]) }
  }

  package var stage: Stage {
    guard let cycle = current?.cycle else { return .new }
    return cycle.stage
  }

  /// The measures by which the enquiry is judged.
  package var outcomes: [MeasuredFigures] { measures.filter { $0.measure.purpose == .outcome } }
}

extension Cycle {
  package var stage: Standing.Stage { isUnreadable || isOpen ? (isReviewed ? .reviewed : .open) : .closed }
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
