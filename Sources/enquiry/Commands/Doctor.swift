internal import ArgumentParser
internal import Archive
internal import Git

struct Doctor: Act {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at the folder's copies, its place, who can read what, and for damage.",
    discussion: """
      Reads all that is saved now, and every file in which git keeps the history; tries out whether plain git merges records \
      through this program. A line each for what wants doing, with the remedy. Exits with 1 when there is something to do.
      """)

  @Flag(help: "Have plain git merge records through this program; a missing line of .gitattributes is saved.")
  var fix = false

  @OptionGroup var write: DryRunOption
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if write.dryRun, !fix { throw ValidationError("--dry-run goes with --fix: doctor alone writes nothing.") }
  }

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let fixed = fix ? try MergeSetup(workspace, context).done(isDryRun: write.dryRun) : nil
    let damages = workspace.repository.damages().map { damage in
      Ailment(code: "damaged_file", message: damage.sentence, remedy: damage.remedy)
    }
    do {
      let found = try workspace.ailments() + (PlainMergeCheck(workspace, context)?.ailments() ?? [])
      return DoctorReport(ailments: damages + found, fixed: fixed)
    } catch  where !damages.isEmpty {
      // What cannot be looked at now is for after the repair.
      return DoctorReport(ailments: damages, fixed: fixed)
    }
  }
}

struct DoctorReport: Report {
  let ailments: [Ailment]
  /// What was set up beforehand; nil where nobody asked for it.
  let fixed: MergeSetup.Done?

  let kind = "doctor"

  var exitCode: Int32 { ailments.isEmpty ? 0 : 1 }

  func text(_ page: Page) -> String {
    ailments.map { page.wrapped("\($0.message) \($0.remedy)", first: "- ", indent: 2) }.joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    let well = ailments.isEmpty ? ["All is well."] : []
    return ((fixed?.sentences ?? []) + well).map { page.wrapped($0) }.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "findings": .list(
        ailments.map {
          .object(["code": .text($0.code), "message": .text($0.message), "remedy": .text($0.remedy)])
        })
    ]
    if let fixed {
      keys["fixed"] = .object([
        "git_configured": .truth(fixed.isConfigured), "gitattributes_saved": .truth(fixed.isLineSaved),
        "dry_run": .truth(fixed.isDryRun),
      ])
    }
    return keys
  }
}
