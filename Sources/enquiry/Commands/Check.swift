internal import ArgumentParser
internal import Archive
internal import Model

struct Check: Act {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read every record and say all that is wrong.",
    discussion: "Exits with 0 when there is no error, with 3 when there is one.")

  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    CheckReport(problems: try context.workspace().snapshot(read.view).check())
  }
}

/// Everything that is wrong, by file.
struct CheckReport: Report {
  let problems: [Problem]
  let kind = "check"

  func text(_ page: Page) -> String { problems.map(ProblemText.text).joined(separator: "\n\n") }

  func talk(_ page: Page) -> String {
    if problems.isEmpty { return "" }
    let counts = Problem.Severity.allCases.compactMap { severity -> String? in
      let count = problems.count { $0.severity == severity }
      return count == 0 ? nil : count == 1 ? "1 \(severity.rawValue)" : "\(count) \(severity.rawValue)s"
    }
    return "\n" + counts.joined(separator: ", ") + "."
  }

  var json: [String: JSON] { ["problems": .list(problems.map(ProblemText.json))] }

  var exitCode: Int32 {
    problems.contains { $0.severity == .error } ? Failure.Code.checkFoundErrors.rawValue : 0
  }
}
