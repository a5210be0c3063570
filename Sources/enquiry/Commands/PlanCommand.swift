internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Show the plan of an enquiry, add to it, or fix it before results come in.",
    subcommands: [ShowIt.self, EditIt.self, LockIt.self, AmendIt.self], defaultSubcommand: ShowIt.self)

  struct ShowIt: Act {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the plan.")

    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let snapshot = try read.snapshot(of: context.workspace(), in: context)
      let name = try enquiry.name(in: snapshot)
      let loaded = try snapshot.enquiry(name)
      guard let plan = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
      return PlanReport(
        plan: PlanText(
          enquiry: plan, toolkit: try snapshot.toolkit(for: name.alliance),
          frameworks: try snapshot.frameworks(for: name.alliance)),
        changes: try snapshot.planChanges(of: name), problems: loaded.problems + (try snapshot.lock(of: name).problems))
    }
  }

  struct EditIt: Writing {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Add to the plan, or change it.",
      discussion: """
        One answer takes the place of the one before; what can be there several times (success, schools, priorities, \
        champions, risks, costs) is added. To take something out, edit the file: enquiry edit SHORT-NAME.
        """)

    @OptionGroup(title: "The six answers") var answers: AnswerOptions
    @OptionGroup(title: "When --success is met") var criterion: CriterionOptions
    @OptionGroup(title: "What can be added") var more: PlanOptions
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let present = try snapshot.enquiry(name).value
      let edits =
        try answers.edits(snapshot, besides: present) + criteria(name, snapshot) + more.edits(snapshot)
      if edits.isEmpty {
        throw Failure(
          "Nothing of the plan would change.", hint: "Say what is new: enquiry plan edit --help", code: .usage)
      }
      let saved = try workspace.save(
        Save(
          "Change the plan of \(name.slug)", action: "plan edit", enquiry: name,
          changes: [.edit(Layout.enquiryFile(name), .enquiry, edits)]), now: context.now, isDryRun: write.dryRun)
      return SavedReport(
        done: "Changed the plan of \(name.slug).", saved: saved, isDryRun: write.dryRun,
        next: ["see it: enquiry plan -e \(name)"])
    }

    /// Criteria of success, by the measures of the enquiry.
    private func criteria(_ name: EnquiryName, _ snapshot: Snapshot) throws -> [RecordEdit] {
      guard criterion.isGiven else { return try criterion.edits(answers.success) { _ in nil } }
      let measures = try snapshot.measures(of: name).value.map(\.measure)
      return try criterion.edits(answers.success, besides: try snapshot.enquiry(name).value?.success ?? []) { word in
        let id = try snapshot.find(measure: word, of: name)
        return measures.first { $0.id == id }
      }
    }
  }
}

/// The plan of one enquiry.
struct PlanReport: Report {
  let plan: PlanText
  /// Nil where it was never fixed.
  let changes: PlanChanges?
  let problems: [Problem]
  let kind = "plan"

  func text(_ page: Page) -> String {
    ([plan.text(page)] + (changes.map { [ChangesText(of: $0).text(page)] } ?? [])).joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    problems.filter { $0.severity == .error }.map(ProblemText.text).joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "enquiry": .object(plan.enquiry.json), "problems": .list(problems.map(ProblemText.json)),
    ]
    keys.merge(changes.map { ChangesText(of: $0).json } ?? [:]) { old, _ in old }
    return keys
  }
}
