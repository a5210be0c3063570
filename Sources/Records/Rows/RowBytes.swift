/// The bytes of a table: in memory of their own, or those of a file as the system shows them.
package struct RowBytes: RandomAccessCollection, Sendable {
  // Written to by nobody once it is here, and there as long as its owner.
  nonisolated(unsafe) let buffer: UnsafeBufferPointer<UInt8>
  private let owner: any AnyObject & Sendable

  /// - Parameters:
  ///   - buffer: does not change any more.
  ///   - owner: gives the memory back when it goes.
  package init(_ buffer: UnsafeBufferPointer<UInt8>, owner: any AnyObject & Sendable) {
    self.buffer = buffer
    self.owner = owner
  }

  package init(_ bytes: some Collection<UInt8>) {
    let memory = Memory(bytes.count)
    _ = memory.buffer.initialize(from: bytes)
    self.init(UnsafeBufferPointer(memory.buffer), owner: memory)
  }

  /// So many bytes, which `fill` writes; nil where it could not.
  package init?(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    let memory = Memory(count)
    guard fill(UnsafeMutableRawBufferPointer(memory.buffer)) else { return nil }
    self.init(UnsafeBufferPointer(memory.buffer), owner: memory)
  }

  private final class Memory: Sendable {
    nonisolated(unsafe) let buffer: UnsafeMutableBufferPointer<UInt8>

    init(_ count: Int) { buffer = .allocate(capacity: count) }

    deinit { buffer.deallocate() }
  }

  // MARK: - As a collection

  package var startIndex: Int { 0 }
  package var endIndex: Int { buffer.count }
  @inline(__always)
  package subscript(position: Int) -> UInt8 {
    precondition(buffer.indices.contains(position), "a byte beyond the table")
    return buffer[position]
  }
  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try body(buffer)
  }
}
