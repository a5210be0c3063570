internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Model
internal import Packs

struct MergeDriverCommand: Act {
  static let configuration = CommandConfiguration(
    commandName: "merge-driver", abstract: "What plain git calls to merge one record.",
    discussion: """
      You need not call it: git does, with names of three files and the path of the record, where “enquiry doctor --fix” has \
      set it up. It writes what comes of it into the second file. Exits with 1 when a person has to decide; the lines that \
      differ then stand between markers. docs/merging.md tells more.
      """)

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many characters a marker has (%L).", valueName: "count"))
  var markerSize = "7"

  @Option(parsing: .unconditional, help: ArgumentHelp("What the second file is called (%X).", valueName: "name"))
  var ours: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("What the third file is called (%Y).", valueName: "name"))
  var theirs: String?

  @Argument(help: ArgumentHelp("What both sides started from (%O).", valueName: "base"))
  var baseFile: String

  @Argument(help: ArgumentHelp("What is here; takes what comes of it (%A).", valueName: "ours"))
  var oursFile: String

  @Argument(help: ArgumentHelp("What comes in (%B).", valueName: "theirs"))
  var theirsFile: String

  @Argument(help: ArgumentHelp("The record, from the top of the repository (%P).", valueName: "path"))
  var path: String

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    do {
      let merge = PlainMerge(path, in: context.directory, environment: context.environment)
      let contents = PlainMerge.Contents(
        base: try bytes(of: baseFile, context), ours: try bytes(of: oursFile, context),
        theirs: try bytes(of: theirsFile, context))
      let labels = PlainMerge.Labels(
        ours: Self.told(ours), theirs: Self.told(theirs), size: Int(markerSize) ?? PlainMerge.Labels().size)
      let outcome = try merge.outcome(contents, labels)
      try Data(outcome.bytes).write(to: URL(fileURLWithPath: context.absolute(oursFile)))
      return MergeDriverReport(path: path, branch: merge.branch, outcome: outcome)
    } catch {
      let failure = Failure(error)
      // With any lower code git would take ours for a version to decide about.
      throw Failure("\(path) could not be merged. \(failure.message)", hint: failure.hint, code: .stopsGit)
    }
  }

  private func bytes(of name: String, _ context: Context) throws -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: context.absolute(name)))) } catch {
      throw Failure("\(name) could not be read: \(FileTrouble.sentence(error, name, in: context))")
    }
  }

  /// A git that does not know a word leaves it as it is.
  private static func told(_ label: String?) -> String? {
    label.flatMap { $0.isEmpty || $0.hasPrefix("%") ? nil : $0 }
  }
}

/// What the merge of one record came to, for whoever sits before plain git.
struct MergeDriverReport: Report {
  let path: String
  /// By what `enquiry merge` finds what comes in; nil where git is about something else than the merge of a branch.
  let branch: String?
  let outcome: PlainMerge.Outcome

  let kind = "merge-driver"

  /// How many questions are told; the markers in the file show all.
  private static let most = 5

  var exitCode: Int32 { outcome.questions.isEmpty ? 0 : 1 }

  func talk(_ page: Page) -> String {
    if outcome.questions.isEmpty || outcome.isInner { return "" }
    let count = outcome.questions.count
    let open = count == 1 ? "1 question is open" : "\(count) questions are open"
    var lines = [page.wrapped("\(path): \(open).")]
    lines += outcome.questions.prefix(Self.most).map { question in
      let words = QuestionWords(question)
      let (here, there) = (words.saysShortly(.ours), words.saysShortly(.theirs))
      return page.bullet("\(NewName.capitalised(words.title)): \(here) here, \(there) there.")
    }
    if count > Self.most { lines.append(page.bullet("And \(count - Self.most) more.")) }
    let way =
      branch.map { "git merge --abort, then enquiry merge \(Failure.quoted($0)): it asks one by one." }
      ?? "decide between the markers in the file, then git add it."
    return (lines + [page.next(way)]).joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "path": .text(path), "state": .text(outcome.questions.isEmpty ? "merged" : "open"),
      "questions": .list(outcome.questions.map { .object(QuestionText.json($0).filter { $0.key != "id" }) }),
    ]
    keys["branch"] = .maybe(branch)
    return keys
  }
}
