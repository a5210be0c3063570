internal import Dispatch
internal import Foundation
internal import Records
internal import Synchronization

/// A file that is read by all processors at once, or not copied at all: for a large one, making the memory takes longer
/// than anything else.
struct LargeFile {
  let descriptor: Int32
  /// As the folder says; the file may have grown or shrunk since.
  let size: Int

  private static let piece = 8 << 20

  /// So many bytes from the start; nil where they cannot be read or are not there any more.
  var bytes: RowBytes? {
    RowBytes(count: size) { buffer in
      let isWhole = Mutex(true)
      // Each thread writes to its own pieces.
      nonisolated(unsafe) let memory = buffer
      LargePages.advise(memory)
      LargeFile.inPieces(of: size) { piece in
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[piece])
        if !fill(room, from: piece.lowerBound) { isWhole.withLock { $0 = false } }
      }
      return isWhole.withLock(\.self)
    }
  }

  private static func inPieces(of size: Int, _ work: @Sendable (Range<Int>) -> Void) {
    DispatchQueue.concurrentPerform(iterations: (size + piece - 1) / piece) { number in
      work(number * piece..<min(size, (number + 1) * piece))
    }
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

// MARK: - Where the file lies

extension LargeFile {
  /// The bytes where the system has them already, without a copy; nil for a small file, or where the system has none.
  ///
  /// Only for a command that writes nothing: when the file is cut off meanwhile, or its drive goes away, the program says so
  /// and ends at once.
  var bytesInPlace: RowBytes? {
    guard size >= LargeFile.piece else { return nil }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else { return nil }
    _ = signal(SIGBUS) { _ in
      let message: StaticString = """

        The file was changed while it was read, or its drive went away. Nothing was
        written. Run the command again.

        """
      _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
      _exit(1)
    }
    let view = View(UnsafeRawBufferPointer(start: start, count: size))
    return RowBytes(view.memory.bindMemory(to: UInt8.self), owner: view)
  }

  private final class View: Sendable {
    nonisolated(unsafe) let memory: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) {
      nonisolated(unsafe) let memory = bytes
      self.memory = memory
      // All at once costs less than page by page; where the system has no such hint, page by page it is.
      #if os(Linux)
        LargeFile.inPieces(of: memory.count) { piece in
          let start = UnsafeMutableRawPointer(mutating: memory.baseAddress)?.advanced(by: piece.lowerBound)
          _ = madvise(start, piece.count, MADV_POPULATE_READ)
        }
      #endif
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count) }
  }
}
