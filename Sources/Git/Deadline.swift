#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How long to go on trying for a lock that another process holds.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after patience: Duration) {
    end = .now + patience
  }

  var hasPassed: Bool { ContinuousClock.now >= end }

  /// Waits 3 to 30 ms, a different time each, so that two who wait do not meet again; false when time is up.
  func pause() -> Bool {
    guard !hasPassed else { return false }
    usleep(UInt32.random(in: 3_000...30_000))
    return true
  }
}
