internal import Foundation
internal import Git

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
  /// Whether what it says on its standard error counts as output.
  private let hearsErrors: Bool
  /// Whether those that it has started itself are ended with it when it takes too long.
  private let isAlone: Bool
  /// In seconds.
  private let limit: Double

  /// - Parameters:
  ///   - input: what it reads on its standard input.
  ///   - hearsErrors: whether what it says on its standard error counts as output.
  ///   - isAlone: whether it is put into a group of processes of its own, all of which are ended when it takes too long; a
  ///     person's Ctrl-C does not reach them then.
  init(
    _ program: String, _ arguments: [String], _ environment: [String: String], input: [UInt8] = [],
    hearsErrors: Bool = false, isAlone: Bool = false, limit: Double = 60
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.input = input
    self.hearsErrors = hearsErrors
    self.isAlone = isAlone
    self.limit = limit
  }

  /// Runs it to its end; what goes in and comes out are files without names, so that nothing can be left behind.
  func outcome() -> Outcome {
    guard let given = tmpfile() else { return .notStarted }
    defer { fclose(given) }
    guard let output = tmpfile() else { return .notStarted }
    defer { fclose(output) }
    guard fwrite(input, 1, input.count, given) == input.count, fflush(given) == 0, fseek(given, 0, SEEK_SET) == 0,
      let child = try? OtherProgram(program, arguments, environment, isAlone ? .group : .ours)
        .start([fileno(given), fileno(output), hearsErrors ? fileno(output) : nil])
    else { return .notStarted }
    var status: Int32 = 0
    let end = ContinuousClock.now + .seconds(limit)
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > end {
        kill(isAlone ? -child : child, SIGKILL)
        waitpid(child, &status, 0)
        return .tooLong
      }
      usleep(10_000)
    }
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
    return .ended(code, ShortRun.contents(of: output))
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
  /// Where a program of the machine stands; nil where it is not installed.
  func program(_ name: String) -> String? { OtherProgram.file(of: name, environment) }

  /// This program as a shell wants it: its short name where that finds this very file, else the file; nil where nobody can tell.
  var ownWord: String? {
    guard let file = ownFile() else { return nil }
    func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    if let found = program("enquiry"), real(found) == real(file) { return "enquiry" }
    return Failure.quoted(file)
  }
}
