internal import ArgumentParser
internal import Archive

struct Doctor: Act {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at the folder's copies, its place, and who can read what.",
    discussion: "A line each for what wants doing, with the remedy. Exits with 1 when there is something to do.")

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    DoctorReport(ailments: try context.workspace().ailments())
  }
}

struct DoctorReport: Report {
  let ailments: [Ailment]

  let kind = "doctor"

  var exitCode: Int32 { ailments.isEmpty ? 0 : 1 }

  func text(_ page: Page) -> String {
    ailments.map { page.wrapped("\($0.message) \($0.remedy)", first: "- ", indent: 2) }.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String { ailments.isEmpty ? "All is well." : "" }

  var json: [String: JSON] {
    [
      "findings": .list(
        ailments.map {
          .object(["code": .text($0.code), "message": .text($0.message), "remedy": .text($0.remedy)])
        })
    ]
  }
}
