internal import Foundation
internal import Git

/// This program in another process: given what it reads, heard line by line.
final class NetworkProcess {
  private var child: pid_t = 0
  private let input: Int32
  private let output: Int32
  private var heard: [UInt8] = []
  private let attempt: String

  init(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ input: Data, _ attempt: String
  ) throws {
    self.attempt = attempt
    // It is gone before it has read all only if it crashed, and that is told by its silence.
    signal(SIGPIPE, SIG_IGN)
    let given = try OneWay()
    let taken = try OneWay()
    (self.input, output) = (given.writing, taken.reading)
    defer { for end in [given.reading, taken.writing] { close(end) } }
    do { child = try OtherProgram(program, arguments, environment).start([given.reading, taken.writing]) } catch {
      throw GitError(attempt, .noProgram, message: program)
    }
    // A line; the pipe stays open as long as this process lives, which is how the other knows.
    _ = (Array(input) + [UInt8(ascii: "\n")]).withUnsafeBytes { write(self.input, $0.baseAddress, $0.count) }
  }

  deinit {
    end()
    close(output)
    close(input)
  }

  /// What it says next, without the line's end; nil when nothing came in time.
  ///
  /// - Throws: `.endedByServer` when it was gone without a last word, as when the machine has no memory left.
  func line(within limit: Duration) throws -> [UInt8]? {
    let end = ContinuousClock.now + limit
    // A server may have a hundred thousand refs, and they come in one line: each part of it is looked through once.
    var searched = 0
    while true {
      if let place = heard[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { heard.removeSubrange(...place) }
        return Array(heard[..<place])
      }
      searched = heard.count
      let left = (end - ContinuousClock.now).components
      let wait = max(0, Int32(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000))
      var waits = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let found = poll(&waits, 1, wait)
      if found < 0, errno == EINTR { continue }
      if found <= 0 { return nil }
      var part = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw GitError(attempt, .endedByServer, message: "the process that spoke with it ended")
      }
      heard += part[..<count]
    }
  }

  /// Ends it, and what it started, where it has not come to its end.
  func end() {
    guard child > 0 else { return }
    // It ends soon by itself once it has said its last word.
    ProcessEnd.wait(for: child, signalling: child, patience: .milliseconds(50))
    child = 0
  }
}
