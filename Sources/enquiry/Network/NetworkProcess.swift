internal import Foundation
internal import Git

/// This program in another process: given what it reads, heard line by line.
final class NetworkProcess {
  private var child: pid_t = 0
  private let output: Int32
  private var heard: [UInt8] = []
  private let attempt: String

  init(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ input: Data, _ attempt: String
  ) throws {
    self.attempt = attempt
    // A file without a name: nobody has to wait until it is read.
    guard let given = tmpfile() else { throw GitError(attempt, .noSpace, message: "no temporary file could be made") }
    defer { fclose(given) }
    let written = input.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, given) }
    guard written == input.count, fflush(given) == 0, fseek(given, 0, SEEK_SET) == 0 else {
      throw GitError(attempt, .noSpace, message: "no temporary file could be written")
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw GitError(attempt, .unknown, message: "no pipe could be made") }
    output = ends[0]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, fileno(given), STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    guard posix_spawn(&child, program, &files, nil, &words, &variables) == 0 else {
      child = 0
      throw GitError(attempt, .noProgram, message: program)
    }
  }

  deinit {
    end()
    close(output)
  }

  /// What it says next, without the line's end; nil when nothing came in time.
  ///
  /// - Throws: `.endedByServer` when it was gone without a last word, as when the machine has no memory left.
  func line(within limit: Duration) throws -> [UInt8]? {
    let end = ContinuousClock.now + limit
    while true {
      if let place = heard.firstIndex(of: UInt8(ascii: "\n")) {
        defer { heard.removeSubrange(...place) }
        return Array(heard[..<place])
      }
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
    var status: Int32 = 0
    for turn in 0..<100 {
      if waitpid(child, &status, WNOHANG) != 0 {
        child = 0
        return
      }
      // It ends soon by itself once it has said its last word.
      if turn == 20 { kill(child, SIGTERM) }
      usleep(turn < 20 ? 2_000 : 20_000)
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
    child = 0
  }
}
