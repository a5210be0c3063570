internal import ArgumentParser

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Write down what happened and what you learned about leading it; or read both logs.",
    subcommands: [Log.self, ListThem.self], defaultSubcommand: Log.self)

  struct ListThem: Act {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the evidence log and the leadership log.")

    @Option(help: ArgumentHelp("Only entries that speak to this key message; again for more.", valueName: "id"))
    var keyMessage: [String] = []

    @OptionGroup var filter: LogFilterOptions
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      try LogList(
        of: enquiry, read, evidence: true, leadership: true, filter: filter, keyMessages: keyMessage, in: context)
    }
  }
}
