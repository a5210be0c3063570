internal import ArgumentParser
internal import Foundation
internal import Model

/// The program: arguments in, text out, an exit code at the end.
@main
struct Program {
  let context: Context

  static func main() {
    do {
      exit(Program(context: try .live()).run(Array(CommandLine.arguments.dropFirst())))
    } catch {
      let failure = Failure(error)
      Channel.error("Error: \(failure.message)\n\(failure.hint ?? "")\n")
      exit(failure.code.rawValue)
    }
  }

  /// Runs one command line.
  ///
  /// - Returns: the exit code, as listed in ``Failure/Code``.
  func run(_ arguments: [String]) -> Int32 {
    do {
      let (directory, rest) = try Program.directory(in: arguments)
      let here = directory.map(context.entering) ?? context
      try Program.refuseUnknownCommand(rest)
      var command = try EnquiryCommand.parseAsRoot(rest)
      guard let act = command as? any Act else {
        try command.run()
        return 0
      }
      let report = try report(of: act, in: here)
      if act.shared.json { here.printJSON(report) } else { here.print(report) }
      return report.exitCode
    } catch {
      return tell(error)
    }
  }

  private func report(of act: any Act, in outer: Context) throws -> any Report {
    var context = outer
    context.notIdentifiers = (act as? any Writing)?.write.notIdentifiers
    guard (act as? any Editable)?.wantsEditor(in: context) == true else { return try asked(act, in: context) }
    let editor = RecordEditor()
    context.recordEditor = editor
    do {
      let report = try asked(act, in: context)
      try editor.end()
      return report
    } catch {
      throw editor.keeping(error)
    }
  }

  private func asked(_ act: any Act, in context: Context) throws -> any Report {
    guard var asking = act as? any Asking else { return try act.report(in: context) }
    return try asking.reportAsking(in: context)
  }

  /// `-C DIR` before the command, as with git; after the command it is an option like any other.
  private static func directory(in arguments: [String]) throws -> (String?, [String]) {
    guard arguments.first == "-C" else { return (nil, arguments) }
    guard arguments.count > 1 else { throw ValidationError("-C needs the folder to work in.") }
    return (arguments[1], Array(arguments.dropFirst(2)))
  }

  /// A word that is no command, with the one that was probably meant.
  private static func refuseUnknownCommand(_ arguments: [String]) throws {
    let names = EnquiryCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
      .compactMap { $0.configuration.commandName }
    guard let word = arguments.first, !word.hasPrefix("-"), !(names + ["help"]).contains(word) else { return }
    throw Failure(
      "There is no command “\(word)”.",
      hint: Nearest.question(for: word, among: names) ?? "See them all: enquiry --help",
      code: .usage)
  }

  private func tell(_ error: any Error) -> Int32 {
    if let stopped = error as? Stopped {
      context.talk("\n" + context.page.wrapped(stopped.message))
      return Failure.Code.failed.rawValue
    }
    let code = EnquiryCommand.exitCode(for: error).rawValue
    let isParsers = error is ValidationError || error is CleanExit || error is ExitCode || code == 64
    if isParsers || code == 0 {
      let message = EnquiryCommand.fullMessage(for: error, columns: context.width)
      if code == 0 { context.data(message) } else { context.talk(context.page.fitted(message)) }
      return code
    }
    let failure = Failure(error)
    context.talk(text(of: failure))
    if let hint = failure.hint { context.talk(context.page.wrapped(hint)) }
    return failure.code.rawValue
  }

  /// Excerpts and carets keep their lines; sentences are laid out for the page.
  private func text(of failure: Failure) -> String {
    if !failure.problems.isEmpty {
      return failure.problems.enumerated().map { number, problem in
        ProblemText.text(problem, on: context.page, first: number == 0 ? "Error: " : "")
      }.joined(separator: "\n\n")
    }
    let message = "Error: " + failure.message
    return context.page.fitted(message)
  }
}

/// The table of contents.
struct EnquiryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enquiry",
    abstract: "Keep your alliance's enquiries, evidence and results as plain files with real history.",
    discussion: """
      On a terminal type a command alone, as “enquiry init” or “enquiry log”: it asks for what it needs, one question \
      at a time, and shows all before it saves. Every command says what it changed and what you could do next. \
      Everything is a readable file below enquiries/; you may edit files by hand and save them with “enquiry save”.
      """,
    version: "0.1.0",
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(
        name: "Start",
        subcommands: [
          Init.self, AllianceCommand.self, ClusterCommand.self, New.self, Use.self, ToolkitCommand.self,
          FrameworkCommand.self,
        ]),
      CommandGroup(name: "Plan", subcommands: [PlanCommand.self, TheoryCommand.self, DetectCommand.self]),
      CommandGroup(
        name: "Record",
        subcommands: [
          LogCommand.self, EvidenceCommand.self, LeadershipCommand.self, ParticipationCommand.self, CycleCommand.self,
          MeasureCommand.self, CodingCommand.self, EditCommand.self, SaveCommand.self,
          UndoCommand.self, ForgetCommand.self,
        ]),
      CommandGroup(
        name: "Read",
        subcommands: [
          Status.self, DueCommand.self, List.self, Show.self, Handover.self, ImpactCommand.self, History.self,
          DiffCommand.self, Check.self, Doctor.self,
        ]),
      CommandGroup(
        name: "Meet",
        subcommands: [
          MeetingCommand.self, CheckInCommand.self, ActionCommand.self, PackCommand.self, DigestCommand.self,
          TemplatesCommand.self,
        ]),
      CommandGroup(
        name: "Share",
        subcommands: [
          SyncCommand.self, ShareCommand.self, SourceCommand.self, MergeCommand.self, ResolveCommand.self,
        ]),
      CommandGroup(
        name: "Look after the files",
        subcommands: [SchemaCommand.self, UpgradeCommand.self, MergeDriverCommand.self, NetworkCommand.self]),
    ])
}
