internal import Foundation

/// Another program that is run for its output, without a shell, and for so long only.
struct ShortRun {
  enum Outcome: Equatable {
    /// With its exit code, or 128 and the signal that ended it.
    case ended(Int32, [UInt8])
    case tooLong
    case notStarted
  }

  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  private let input: [UInt8]
  /// In seconds.
  private let limit: Double

  /// - Parameter input: what it reads on its standard input.
  init(
    _ program: String, _ arguments: [String], _ environment: [String: String], input: [UInt8] = [], limit: Double = 60
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.limit = limit
  }

  /// Runs it to its end; what goes in and comes out are files without names, so that nothing can be left behind.
  func outcome() -> Outcome {
    guard let given = tmpfile() else { return .notStarted }
    defer { fclose(given) }
    guard let output = tmpfile() else { return .notStarted }
    defer { fclose(output) }
    guard fwrite(input, 1, input.count, given) == input.count, fflush(given) == 0, fseek(given, 0, SEEK_SET) == 0,
      let child = spawn(reading: fileno(given), writing: fileno(output))
    else { return .notStarted }
    var status: Int32 = 0
    let end = ContinuousClock.now + .seconds(limit)
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > end {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return .tooLong
      }
      usleep(10_000)
    }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return .ended(code, ShortRun.contents(of: output))
  }

  private func spawn(reading input: Int32, writing output: Int32) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child = pid_t()
    return posix_spawn(&child, program, &files, nil, &words, &variables) == 0 ? child : nil
  }

  private static func contents(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    rewind(file)
    while true {
      let count = fread(&part, 1, part.count, file)
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }
}

extension Context {
  /// Where a program of the machine stands, by the folders of PATH; nil where it is not installed.
  func program(_ name: String) -> String? {
    (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
