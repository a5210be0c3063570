internal import ArgumentParser
internal import Archive
internal import Git

struct Doctor: Act {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at the folder's copies, its place, who can read what, and for damage.",
    discussion:
      "Reads all that is saved now, and every file in which git keeps the history. A line each for what wants doing, with the remedy. Exits with 1 when there is something to do."
  )

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let damages = workspace.repository.damages().map { damage in
      Ailment(code: "damaged_file", message: damage.sentence, remedy: damage.remedy)
    }
    do {
      return DoctorReport(ailments: damages + (try workspace.ailments()))
    } catch  where !damages.isEmpty {
      // What cannot be looked at now is for after the repair.
      return DoctorReport(ailments: damages)
    }
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
