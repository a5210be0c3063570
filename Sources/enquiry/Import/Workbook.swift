internal import Foundation
internal import Model
internal import Records

/// A workbook of a spreadsheet program, read through xlsx2csv where that is installed.
struct Workbook {
  let path: String
  let context: Context

  private struct Sheet {
    let name: String
    let text: String

    var isEmpty: Bool { text.allSatisfy { $0.isWhitespace || $0 == "," } }
  }

  /// The rows of the sheet that is meant, as CSV.
  ///
  /// - Parameter name: the sheet; needed where several hold something.
  func csv(sheet name: String?) throws -> [UInt8] {
    let sheets = try sheets().filter { !$0.isEmpty }
    let names = sheets.map(\.name)
    if let name {
      guard let meant = sheets.first(where: { SpokenName($0.name).key == SpokenName(name).key }) else {
        throw Failure(
          "\(path) has no sheet “\(name)” with rows in it.",
          hint: Nearest.question(for: name, among: names) ?? "It has \(names.map { "“\($0)”" }.spokenAnd).",
          code: .notFound)
      }
      return Array(meant.text.utf8)
    }
    guard let only = sheets.first else {
      throw Failure("Nothing stands in \(path) but blanks.", hint: "Check that it is the right file.")
    }
    if sheets.count == 1 { return Array(only.text.utf8) }
    throw Failure(
      "\(path) has several sheets: \(names.map { "“\($0)”" }.spokenAnd).",
      hint: "Say which one: --sheet \(Failure.quoted(names[0]))", code: .usage)
  }

  /// How a workbook becomes a CSV file by hand.
  static let asCSV = """
    Save it as CSV first. Excel: File, Save As, “CSV UTF-8”. LibreOffice: File, Save As, “Text CSV”. Google Sheets: File, \
    Download, “Comma-separated values”. Numbers: File, Export To, CSV.
    """

  /// Where the program that reads workbooks comes from.
  private static let howToGet =
    "Or install xlsx2csv, then the workbook itself can be read: apt install xlsx2csv (Debian, Ubuntu), brew install "
    + "xlsx2csv (Mac), or pipx install xlsx2csv."

  /// What is said of a workbook that was named as if it were a CSV.
  private var wrongEnding: String {
    path.lowercased().hasSuffix(".csv") ? ", although its name ends in .csv (renaming makes no CSV of it)" : ""
  }

  private func sheets() throws -> [Sheet] {
    guard let program = program() else {
      throw Failure(
        "\(path) is a workbook\(wrongEnding), and the program that reads those (xlsx2csv) is not installed.",
        hint: Self.asCSV + " " + Self.howToGet)
    }
    // Character 30 stands between the sheets: no cell of a workbook can hold it.
    let outcome = ShortRun(program, ["-a", "-p", "x30", context.absolute(path)], context.environment).outcome()
    guard case .ended(0, let bytes) = outcome else {
      let why =
        switch outcome {
        case .tooLong: "took too long"
        case .notStarted: "could not be started"
        case .ended: "could not read it"
        }
      throw Failure("\(path) is a workbook, and xlsx2csv \(why).", hint: Self.asCSV)
    }
    return Workbook.parts(String(decoding: bytes, as: UTF8.self))
  }

  /// Cuts what xlsx2csv prints for all sheets: before each a line with character 30, its number and its name.
  private static func parts(_ text: String) -> [Sheet] {
    text.components(separatedBy: "\u{1E} ").dropFirst().map { part in
      let line = part.prefix { !$0.isNewline }
      let name = line.drop { $0.isNumber }.dropFirst(3)
      return Sheet(name: String(name), text: String(part.dropFirst(line.count).drop { $0.isNewline }))
    }
  }

  private func program() -> String? {
    (context.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xlsx2csv" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// Another program that is run for its output, without a shell, and for so long only.
struct ShortRun {
  enum Outcome: Equatable {
    case ended(Int32, [UInt8])
    case tooLong
    case notStarted
  }

  private let program: String
  private let arguments: [String]
  private let environment: [String: String]
  /// In seconds.
  private let limit: Double

  init(_ program: String, _ arguments: [String], _ environment: [String: String], limit: Double = 60) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.limit = limit
  }

  /// Runs it to its end; its output goes to a file that has no name, so that nothing can be left behind.
  func outcome() -> Outcome {
    guard let output = tmpfile() else { return .notStarted }
    defer { fclose(output) }
    guard let child = spawn(fileno(output)) else { return .notStarted }
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

  private func spawn(_ output: Int32) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
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
