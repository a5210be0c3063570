#if canImport(Glibc)
  internal import Glibc
#endif

/// Room for what a large file will fill, made at once and in pages of two megabytes.
///
/// A million rows touch some hundred megabytes in no order: with pages of 4 KB, making and finding the pages takes as long
/// as the reading. A hint to the system, no more; without it all is the same, and slower.
package enum LargePages {
  private static let page = 1 << 21

  /// Asks for large pages under a piece of memory that nothing was written to yet.
  package static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      guard let base = memory.baseAddress else { return }
      let start = (UInt(bitPattern: base) + UInt(page) - 1) / UInt(page) * UInt(page)
      let end = (UInt(bitPattern: base) + UInt(memory.count)) / UInt(page) * UInt(page)
      guard end > start, let first = UnsafeMutableRawPointer(bitPattern: start) else { return }
      // Where the system has none, the usual pages do.
      _ = madvise(first, Int(end - start), MADV_HUGEPAGE)
    #endif
  }
}

extension Array {
  /// Room for so many elements, in large pages where they are many.
  mutating func reserveLarge(_ capacity: Int) {
    guard capacity > self.capacity else { return }
    reserveCapacity(capacity)
    let bytes = capacity * MemoryLayout<Element>.stride
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      LargePages.advise(UnsafeMutableRawBufferPointer(start: UnsafeMutableRawPointer(base), count: bytes))
    }
  }
}
