/// Why words could not be taken for a day.
package struct UnreadableDay: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case unknown
    /// As 30 February, or 29 February of a year without one.
    case noSuchDay
    /// As `13/14/2026`, read with the day first.
    case noSuchMonth(Int)
    /// As `friday 5 March 2026`, which was a Thursday.
    case isOtherWeekday(Day)
    /// A whole term or month where one day is asked for.
    case isStretch(ClosedRange<Day>)
  }

  package let words: String
  package let reason: Reason
}
