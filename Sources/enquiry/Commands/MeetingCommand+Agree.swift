internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

extension MeetingCommand {
  struct Agree: Writing {
    static let configuration = CommandConfiguration(
      commandName: "agree", abstract: "Record that an alliance has looked at its page for the meeting and agrees it.",
      discussion: "In the pack other pages say that their alliance has not checked them yet.")

    @OptionGroup var enquiry: EnquiryOption

    @Option(
      help: ArgumentHelp("The role that agrees it, as “headteacher, Elm School”; never a name.", valueName: "role"))
    var role: String?

    @Option(help: ArgumentHelp("The cluster, where the alliance is in several.", valueName: "short-name"))
    var cluster: String?

    @Option(help: ArgumentHelp("The day of the meeting; else the next one.", valueName: "day"))
    var date: String?

    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let slug = try ClusterChoice.named(cluster, of: name.alliance, in: snapshot)
      let choice = try MeetingChoice(slug, date, usual: .next, in: snapshot, context)
      guard let role = NewName.plain(role) else {
        throw Failure(
          "Who agrees the page?", hint: "Say the role: --role \"headteacher, Elm School\"", code: .usage)
      }
      let meeting = try choice.record(in: snapshot)
      let isAgreed = meeting.agreed.contains { $0.enquiry == name && $0.role == role }
      let page = YAMLValue.map([
        .init("enquiry", .token(name.description)), .init("role", .text(role)),
        .init("date", .token(context.today.description)),
      ])
      let saved = try workspace.save(
        Save(
          "Agree the page of \(name.slug) for \(choice.spoken)", action: "meeting agree", enquiry: name,
          changes: isAgreed ? [] : [.edit(choice.path, .meeting, [.add(page, to: "agreed")])]),
        now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Recorded that the page of \(name.slug) for \(choice.spoken) is agreed by the \(role).", saved: saved,
        isDryRun: write.dryRun, next: ["see which pages are agreed: enquiry meeting show \(slug) --date \(choice.day)"])
    }
  }
}
