internal import Archive
internal import Foundation
internal import Git
internal import Model

/// Whether plain git merges records through this program: what is configured, which files it holds for, and whether it works.
struct PlainMergeCheck {
  private let workspace: Workspace
  private let context: Context
  private let root: String

  /// Nil where git merges nothing: in a bare repository, and in the sample that comes with the program.
  init?(_ workspace: Workspace, _ context: Context) throws {
    guard let root = workspace.root, try workspace.snapshot().programme().value?.isSample != true else { return nil }
    (self.workspace, self.context, self.root) = (workspace, context, root)
  }

  /// What is not as it should be; nothing where git is not installed, which is told of elsewhere.
  func ailments() throws -> [Ailment] {
    guard try workspace.mergesThroughProgram() else {
      return [
        Ailment(
          code: "merge_driver_missing",
          message: "Plain git merges records line by line here: nobody told it to merge them by what they say.",
          remedy: "Tell it: enquiry doctor --fix. Until then merge with: enquiry merge BRANCH")
      ]
    }
    guard let git = context.program("git") else { return [] }
    let unselected = try unselected(by: git)
    // A driver that is never asked cannot be seen at work.
    return unselected.isEmpty ? try MergeTrial(workspace, git, context).ailments() : unselected
  }

  // MARK: - Which files it holds for

  private func unselected(by git: String) throws -> [Ailment] {
    let records = try workspace.committedRecords()
    let paths = records.isEmpty ? [workspace.inRepository(Layout.programme)] : records
    let run = GitRun(git, in: workspace.repository.workDirectory ?? root, environment: context.environment)
    let input = paths.map { $0 + "\0" }.joined()
    guard case .ended(0, let said) = run("check-attr", "-z", "--stdin", "merge", input: input) else {
      return [Self.failed("git could not say how it merges a file (git check-attr).")]
    }
    // A path, the word "merge", and what it is set to.
    let words = said.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
    let answers = stride(from: 0, to: words.count - 2, by: 3).map { (path: words[$0], driver: words[$0 + 2]) }
    let others = answers.filter { $0.driver != MergeDriver.name }
    guard let first = others.first else { return [] }
    let which = others.count == 1 ? first.path : "\(first.path) and \(others.count - 1) more"
    let line = workspace.mergeAttributes(of: first.path).first { !$0.text.contains("merge=\(MergeDriver.name)") }
    let how =
      line.map { "line \($0.number) of \($0.file) says “\($0.text)”" } ?? "no line of .gitattributes has it do so"
    let isOurs = line.map { $0.file == workspace.inRepository(Layout.attributes) } ?? true
    return [
      Ailment(
        code: "merge_driver_unused",
        message: "Plain git is told to merge records by what they say, and yet merges \(which) otherwise: \(how).",
        remedy: isOurs
          ? "Have it do so: enquiry doctor --fix"
          : "Take that line out, or leave enquiries/ out of it; what git then does: git check-attr merge "
            + Failure.quoted(first.path))
    ]
  }

  static func failed(_ reason: String) -> Ailment {
    Ailment(
      code: "merge_driver_fails",
      message: "Plain git was to merge two records by what they say, to try it out, and did not: \(reason)",
      remedy: "Set it up again: enquiry doctor --fix. Until it works merge with: enquiry merge BRANCH")
  }

  static let renames = Ailment(
    code: "merge_renames",
    message:
      "Plain git looks for renamed files when it merges: it takes two records that are alike for one, and moves what "
      + "was said of the first into the second.",
    remedy: "Have it leave that: enquiry doctor --fix")
}
