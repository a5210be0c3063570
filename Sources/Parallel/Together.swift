internal import Dispatch
internal import Synchronization

/// Work that all processors share.
package enum Together {
  /// The results of so many pieces of work, in order.
  ///
  /// - Parameter chunk: so many are done by one processor after the other, where each is too small to be handed around; no
  ///   more than that are done at once, without any thread.
  package static func map<Result: Sendable>(
    _ count: Int, inChunksOf chunk: Int = 1, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    if count <= chunk { return (0..<count).map(work) }
    let chunks = (count + chunk - 1) / chunk
    let results = Mutex<[[Result]]>(Array(repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      let found = (number * chunk..<min(count, (number + 1) * chunk)).map(work)
      results.withLock { $0[number] = found }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}
