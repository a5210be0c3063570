internal import Dispatch
internal import Synchronization

/// Work that another thread does while this one waits for something else.
package final class Meanwhile<Result: Sendable>: Sendable {
  private let result = Mutex<Result?>(nil)
  private let done = DispatchGroup()

  /// Begins it.
  package init(_ work: @escaping @Sendable () -> Result) {
    DispatchQueue.global(qos: .userInitiated).async(group: done) { [self] in
      let made = work()
      result.withLock { $0 = made }
    }
  }

  /// What came of it, once it is done.
  package var value: Result? {
    done.wait()
    return result.withLock { $0 }
  }
}
