/// How a walk through history came to its end.
package enum HistoryEnd: Hashable, Sendable {
  /// At the first commits.
  case complete
  /// Where a shallow clone was cut off: older commits may exist elsewhere.
  case shallow
  /// The visitor said stop.
  case stopped
}
