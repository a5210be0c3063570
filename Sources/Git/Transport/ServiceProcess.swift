internal import Cguard

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A running ``ServiceCommand``: bytes in, bytes out, and what it says beside.
///
/// Every wait has an end, so that a server that says nothing holds nobody up.
final class ServiceProcess {
  /// What it said on its standard error, the end of it.
  private(set) var said: [UInt8] = []
  private var child: pid_t
  /// Whom signals go to: with it all that it started itself, unless it needs the terminal.
  private var target: pid_t = 0
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  /// Whether standard error has come to its end.
  private var isMute = false
  /// In seconds, for each wait.
  var patience: Int

  /// - Parameters:
  ///   - patience: in seconds, for each wait.
  ///   - memory: how many bytes it may take; nil for no limit of its own.
  init(_ command: ServiceCommand, patience: Int, memory: Int? = nil) throws(GitError) {
    // A server that went away is an error of the next write, not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    let given = try OneWay()
    let taken = try OneWay()
    let heard = try OneWay()
    defer { for end in [given.reading, taken.writing, heard.writing] { close(end) } }
    (input, output, errors) = (given.writing, taken.reading, heard.reading)
    self.patience = patience
    (child, isMute) = (0, false)
    let company = command.usesTerminal ? OtherProgram.Company.ours : .group
    child = try OtherProgram(command.program, command.arguments, command.environment, company)
      .start([given.reading, taken.writing, heard.writing])
    if let memory { _ = enquiry_limit_memory(child, memory) }
    target = command.usesTerminal ? child : -child
    ServiceProcess.running = target
  }

  deinit {
    end()
    for end in [output, errors] { close(end) }
  }

  /// Whom to signal to end the one that runs now, for a handler of signals; 0 for none.
  nonisolated(unsafe) static var running: pid_t = 0

  // MARK: - Talking

  /// What it says next, at most so many bytes; 0 at the end.
  ///
  /// - Throws: `.tooLong` when nothing came.
  func read(into buffer: UnsafeMutableRawPointer, _ size: Int) throws(GitError) -> Int {
    while true {
      var waits = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if !isMute { waits.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
      try wait(&waits, "hear from the other side")
      if waits.count == 2, waits[1].revents != 0 { hear() }
      guard waits[0].revents != 0 else { continue }
      let count = Self.again { systemRead(output, buffer, size) }
      if count < 0 { throw .system("read what the other side sends", errno) }
      if count == 0 { hearToTheEnd() }
      return count
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(GitError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var waits = [pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
      if !isMute { waits.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
      try wait(&waits, "send to the other side")
      if waits.count == 2, waits[1].revents != 0 { hear() }
      guard waits[0].revents != 0 else { continue }
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(PIPE_BUF)))
      let count = Self.again { systemWrite(input, part.baseAddress, part.count) }
      if count < 0 {
        hearToTheEnd()
        throw GitError("send to the other side", .endedByServer, message: "it ended the conversation")
      }
      rest = rest.dropFirst(count)
    }
  }

  /// What it had still said when it went away in the middle, at most 64 KB.
  func lastWords() -> [UInt8] {
    var words: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    var waits = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while words.count < 65_536, poll(&waits, 1, 500) > 0 {
      let count = Self.again { systemRead(output, &part, part.count) }
      guard count > 0 else { break }
      words += part[..<count]
    }
    return words
  }

  /// Ends it: by the end of its input, else by force.
  func end() {
    guard child > 0 else { return }
    close(input)
    ProcessEnd.wait(for: child, signalling: target, patience: .seconds(1), meanwhile: hear)
    (child, ServiceProcess.running) = (0, 0)
  }

  // MARK: - Waiting

  private func wait(_ waits: inout [pollfd], _ attempt: String) throws(GitError) {
    let found = Self.again { Int(poll(&waits, nfds_t(waits.count), Int32(patience) * 1_000)) }
    if found < 0 { throw .system(attempt, errno) }
    if found == 0 {
      throw GitError(attempt, .tooLong, message: "it said nothing for \(patience) second\(patience == 1 ? "" : "s")")
    }
  }

  /// Takes in what it says on its standard error, if it does.
  private func hear() {
    var waits = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
    guard !isMute, poll(&waits, 1, 0) > 0 else { return }
    var part = [UInt8](repeating: 0, count: 4_096)
    let count = Self.again { systemRead(errors, &part, part.count) }
    if count <= 0 { isMute = true } else { said = (said + part[..<count]).suffix(16_384) }
  }

  /// What it still says when it goes; programs that it left behind may hold the line, and are not waited for.
  private func hearToTheEnd() {
    var waits = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
    while !isMute, poll(&waits, 1, 500) > 0 { hear() }
  }

  private static func again(_ call: () -> Int) -> Int {
    while true {
      let count = call()
      if count >= 0 || errno != EINTR { return count }
    }
  }
}

// The methods of the same names hide them.

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ size: Int) -> Int {
  read(file, buffer, size)
}

private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ size: Int) -> Int {
  write(file, buffer, size)
}
