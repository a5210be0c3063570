internal import Dispatch
internal import Foundation
internal import Records
internal import Synchronization

/// A file that is read by all processors at once: for a large one, making the memory takes as long as filling it.
struct LargeFile {
  let descriptor: Int32
  /// As the folder says; the file may have grown or shrunk since.
  let size: Int

  private static let piece = 8 << 20

  /// So many bytes from the start; nil where they cannot be read or are not there any more.
  var bytes: [UInt8]? {
    let isWhole = Mutex(true)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // Each thread writes to its own pieces.
      nonisolated(unsafe) let memory = UnsafeMutableRawBufferPointer(buffer)
      LargePages.advise(memory)
      DispatchQueue.concurrentPerform(iterations: (size + LargeFile.piece - 1) / LargeFile.piece) { number in
        let start = number * LargeFile.piece
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[start..<min(size, start + LargeFile.piece)])
        if !fill(room, from: start) { isWhole.withLock { $0 = false } }
      }
      count = isWhole.withLock { $0 } ? size : 0
    }
    return bytes.count == size ? bytes : nil
  }

  private func fill(_ room: UnsafeMutableRawBufferPointer, from start: Int) -> Bool {
    var filled = 0
    while filled < room.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[filled...])
      let got = pread(descriptor, rest.baseAddress, rest.count, off_t(start + filled))
      if got <= 0 { return false }
      filled += got
    }
    return true
  }
}
