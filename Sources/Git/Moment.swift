/// A point in time as git writes it: seconds since 1970, and how far the clock on the wall was from UTC.
package struct Moment: Hashable, Sendable {
  package var seconds: Int64
  package var offsetMinutes: Int

  package init(seconds: Int64, offsetMinutes: Int) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }
}
