/// A stretch of days with a name: a term, half of one, a school year.
package struct Stretch: Hashable, Sendable {
  package let period: Period
  package let first: Day
  package let last: Day
  /// The last day before the next one begins: the holidays after it count with it.
  package let until: Day

  package var days: ClosedRange<Day> { first...last }
}
