/// A time on a clock with 24 hours: `13:30`.
package struct TimeOfDay: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// From 0 to 1,439.
  package let minutesSinceMidnight: Int

  /// Nil outside of one day.
  package init?(minutesSinceMidnight: Int) {
    guard (0..<1440).contains(minutesSinceMidnight) else { return nil }
    self.minutesSinceMidnight = minutesSinceMidnight
  }

  /// Reads `13:30` and `9:05`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.init(minutesSinceMidnight: hour * 60 + minute)
  }

  /// So many minutes later; nil when that is another day.
  package func later(minutes: Int) -> TimeOfDay? {
    let (sum, overflows) = minutesSinceMidnight.addingReportingOverflow(minutes)
    return overflows ? nil : TimeOfDay(minutesSinceMidnight: sum)
  }

  package var description: String {
    let (hour, minute) = minutesSinceMidnight.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  package static func < (one: TimeOfDay, other: TimeOfDay) -> Bool {
    one.minutesSinceMidnight < other.minutesSinceMidnight
  }
}
