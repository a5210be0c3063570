/// Something of an enquiry that is late or missing.
package struct Due: Hashable, Sendable {
  package enum Matter: Hashable, Sendable {
    /// A cycle is open, and nothing says what is measured.
    case noMeasure
    /// A cycle is open, and this measure has no figure of the start.
    case noStart(Slug)
    /// The cycle's time is over, and nobody has looked back on it.
    case noReview(cycle: Int)
    /// The cycle was looked back on weeks ago, and nothing is decided.
    case noDecision(cycle: Int)
    /// The cycle is to be followed by another, and the next term has begun without one.
    case noNextCycle(after: Int)
    /// A cycle is open, and nobody wrote anything for half a term.
    case quietLog
    /// The last cycle is closed, and this measure has no figure from afterwards.
    case noFigureAfter(Slug)
  }

  package let matter: Matter
  /// Nil when the records do not say.
  package let since: Day?

  /// The oldest first, what has no day last.
  package static func isInOrder(_ one: Due, _ other: Due) -> Bool {
    (one.since?.daysSince1970 ?? .max) < (other.since?.daysSince1970 ?? .max)
  }

  /// How long a decision may take after the review, in days.
  static let daysToDecide = 21
  /// How far a term may have gone before its cycle is missed, in days.
  static let daysToBegin = 14
}

extension Standing {
  /// What is late or missing on a day, the oldest first.
  package func due(on today: Day, by calendar: TermCalendar) -> [Due] {
    guard let (number, cycle) = current, !cycle.isUnreadable else { return [] }
    let days = calendar.days(of: cycle.period)
    var due: [Due] = []
    if cycle.isOpen {
      let began = cycle.opened ?? days?.lowerBound
      if began.map({ $0 <= today }) ?? true { due += missingStarts(since: began) }
      if !cycle.isReviewed, let end = days?.upperBound ?? cycle.opened.flatMap({ calendar.term(of: $0)?.last }),
        end < today
      {
        due.append(Due(matter: .noReview(cycle: number), since: end))
      }
      let reviewed = cycle.reviewed ?? days?.upperBound
      if cycle.isReviewed, reviewed.map({ today.daysSince1970 - $0.daysSince1970 > Due.daysToDecide }) ?? true {
        due.append(Due(matter: .noDecision(cycle: number), since: reviewed))
      }
      if !cycle.isReviewed, let quiet = quiet(since: began, today, calendar) { due.append(quiet) }
    } else {
      let closed = cycle.closed ?? days?.upperBound
      due += outcomes.filter(\.lacksAfter).map { Due(matter: .noFigureAfter($0.id), since: closed) }
      if let missed = missedTerm(after: cycle, closed, today, calendar) {
        due.append(Due(matter: .noNextCycle(after: number), since: missed))
      }
    }
    // Sorting keeps what is equally old in the order above, which is by weight.
    return due.enumerated().sorted { one, other in
      Due.isInOrder(one.element, other.element)
        || !Due.isInOrder(other.element, one.element) && one.offset < other.offset
    }.map(\.element)
  }

  private func missingStarts(since began: Day?) -> [Due] {
    if outcomes.isEmpty { return [Due(matter: .noMeasure, since: began)] }
    return outcomes.filter(\.lacksStart).map { Due(matter: .noStart($0.id), since: began) }
  }

  /// Nobody wrote anything in the whole half term before this one, nor since.
  private func quiet(since began: Day?, _ today: Day, _ calendar: TermCalendar) -> Due? {
    // An entry without a day may be from yesterday.
    guard logs.undated == 0, let last = [logs.newest, began].compactMap({ $0 }).max(),
      let half = calendar.halfTerm(of: today), let before = calendar.halfTerm(before: half), last < before.first
    else { return nil }
    return Due(matter: .quietLog, since: last)
  }

  /// The first day of the term that should have brought the next cycle; nil when none is missed.
  private func missedTerm(after cycle: CycleCourse, _ closed: Day?, _ today: Day, _ calendar: TermCalendar) -> Day? {
    guard cycle.decision == .adapt || cycle.decision == .switch, let closed,
      let term = calendar.term(of: closed), let next = calendar.term(after: term),
      today.daysSince1970 - next.first.daysSince1970 >= Due.daysToBegin
    else { return nil }
    return next.first
  }
}
