#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The end of a process that this one has started: by itself, by a signal, by force.
package enum ProcessEnd {
  /// Waits until it is gone. One that not even force ends, as one that waits for a disk that does not answer, is left behind.
  ///
  /// - Parameters:
  ///   - target: whom to signal, the process itself or its group as a negative number.
  ///   - patience: so long it may end by itself.
  ///   - meanwhile: called again and again, to take in what it still says.
  package static func wait(
    for child: Int32, signalling target: Int32, patience: Duration, meanwhile: () -> Void = {}
  ) {
    for (number, limit) in [(0, patience), (SIGTERM, .seconds(2)), (SIGKILL, .seconds(5))] {
      if number != 0 { kill(target, number) }
      if isGone(child, within: limit, meanwhile) { return }
    }
  }

  private static func isGone(_ child: Int32, within limit: Duration, _ meanwhile: () -> Void) -> Bool {
    let end = ContinuousClock.now + limit
    // Mostly it is a matter of less than a millisecond.
    var pause: UInt32 = 50
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > end { return false }
      meanwhile()
      usleep(pause)
      pause = min(20_000, pause + pause / 4)
    }
    return true
  }
}
