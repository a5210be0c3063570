internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

extension MeetingCommand {
  struct RecordIt: Writing {
    static let configuration = CommandConfiguration(
      commandName: "record", abstract: "Record what a meeting said: peer challenge, decisions, actions, who was there.",
      discussion: """
        What belongs to an enquiry begins with its short name, as --warm paired-reading=\"The sessions happen.\"; with \
        one -e it need not. An action has what, who and by when: --action \"Send the slides=project lead, Elm \
        School=27 november\". All goes into one commit; what was recorded before stays.
        """)

    @Argument(help: "The cluster; it need not be said where there is only one.")
    var cluster: String?

    @Option(help: ArgumentHelp("The day of the meeting; else the last one.", valueName: "day"))
    var date: String?

    @Option(
      name: [.customShort("e"), .customLong("enquiry")],
      help: ArgumentHelp("The enquiry that the words are about.", valueName: "short-name"))
    var enquiry: String?

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What peers thought strong; again for another enquiry.", valueName: "enquiry=text"))
    var warm: [String] = []

    @Option(
      parsing: .unconditionalSingleValue, help: ArgumentHelp("What peers asked or doubted.", valueName: "enquiry=text"))
    var cool: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What the alliance will do differently.", valueName: "enquiry=text"))
    var refinement: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What was decided about an enquiry.", valueName: "enquiry=text"))
    var decision: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("What the meeting decided as a whole; again for more.", valueName: "text"))
    var decided: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("A theme across the cluster; again for more.", valueName: "text"))
    var theme: [String] = []

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("Something that somebody took on; again for more.", valueName: "what=who=by when"))
    var action: [String] = []

    @Option(help: ArgumentHelp("Who was there, as “headteacher, Oak School”; again for more.", valueName: "role"))
    var present: [String] = []

    @Option(help: ArgumentHelp("Who sent apologies; again for more.", valueName: "role"))
    var apologies: [String] = []

    @Option(help: ArgumentHelp("The day of the next meeting.", valueName: "day"))
    var next: String?

    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let slug = try ClusterChoice.named(cluster, in: snapshot)
      let choice = try toRecord(slug, in: snapshot, context)
      let meeting = try choice.record(in: snapshot)
      let edits = try discussionEdits(meeting, in: snapshot) + restEdits(meeting, context)
      let actions = try newActions(slug, choice.day, in: snapshot, context)
      if edits.isEmpty, actions.isEmpty {
        throw Failure(
          "Nothing was said of the meeting.",
          hint: "Give --warm, --cool, --refinement, --decision, --decided, --theme, --action, --present, --apologies "
            + "or --next, each with its text.", code: .usage)
      }
      let changes = (edits.isEmpty ? [] : [RecordChange.edit(choice.path, .meeting, edits)]) + actions
      let saved = try workspace.save(
        Save("Record \(choice.spoken)", action: "meeting record", changes: changes), now: context.now,
        isDryRun: write.dryRun)
      let taken = actions.isEmpty ? "" : ", with \(actions.count.counted("action"))"
      return SavedReport(
        done: "Recorded \(choice.spoken)\(taken).", saved: saved, isDryRun: write.dryRun,
        next: ["send the note: enquiry meeting show \(slug) --date \(choice.day) --format docx -o note.docx"])
    }

    /// The meeting that is recorded: one that has been.
    func toRecord(_ cluster: Slug, in snapshot: Snapshot, _ context: Context) throws -> MeetingChoice {
      let choice = try MeetingChoice(cluster, date, usual: .last, in: snapshot, context)
      if choice.day <= context.today { return choice }
      throw Failure(
        "The meeting of \(cluster) on \(choice.day.spoken) is still to come.",
        hint: "Change its agenda: enquiry edit \(choice.path). Or name another meeting with --date.", code: .usage)
    }

    // MARK: - What was said

    private func discussionEdits(_ meeting: Meeting, in snapshot: Snapshot) throws -> [RecordEdit] {
      let given = [("warm", warm), ("cool", cool), ("refinement", refinement), ("decision", decision)]
      var said: [(enquiry: EnquiryName, words: [(key: String, text: String)])] = []
      for (key, texts) in given {
        for text in texts {
          let (name, words) = try spoken(text, "--\(key)", in: snapshot)
          if let index = said.firstIndex(where: { $0.enquiry == name }) {
            said[index].words.append((key, words))
          } else {
            said.append((name, [(key, words)]))
          }
        }
      }
      return said.flatMap { name, words in RecordIt.edits(name, words, in: meeting) }
    }

    /// The enquiry that a text is about, and the text.
    private func spoken(
      _ text: String, _ option: String, in snapshot: Snapshot
    ) throws -> (EnquiryName, String) {
      let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
      let names = try snapshot.enquiryNames()
      if parts.count == 2, names.contains(where: { $0.slug.text == parts[0] || $0.description == parts[0] }),
        let words = NewName.plain(parts[1])
      {
        return (try snapshot.find(enquiry: parts[0]), words)
      }
      if let enquiry, let words = NewName.plain(text) { return (try snapshot.find(enquiry: enquiry), words) }
      if parts.count == 2, !parts[0].contains(" ") { _ = try snapshot.find(enquiry: parts[0]) }
      throw Failure(
        "Which enquiry is “\(text)” about?",
        hint: "Write \(option) SHORT-NAME=\"…\", or name the enquiry with -e.", code: .usage)
    }

    /// What was said before stays; new words go below it.
    private static func edits(
      _ name: EnquiryName, _ words: [(key: String, text: String)], in meeting: Meeting
    ) -> [RecordEdit] {
      let index = meeting.discussed.firstIndex { $0.enquiry == name }
      let known = meeting.discussion(of: name)
      let before = [
        "warm": known?.warm, "cool": known?.cool, "refinement": known?.refinement, "decision": known?.decision,
      ]
      var texts: [(key: String, text: String)] = []
      for key in ["warm", "cool", "refinement", "decision"] {
        let added = words.filter { $0.key == key }.map(\.text)
        guard !added.isEmpty else { continue }
        let kept = (before[key] ?? nil).map { $0.split(whereSeparator: \.isNewline).map(String.init) } ?? []
        texts.append((key, (kept + added).unique.joined(separator: "\n")))
      }
      if let index {
        return texts.map { .set("discussed.\(index).\($0.key)", .text($0.text)) }
      }
      let pairs = texts.map { YAMLValue.Pair($0.key, .text($0.text)) }
      return [.add(.map([.init("enquiry", .token(name.description))] + pairs), to: "discussed")]
    }

    // MARK: - The rest

    private func restEdits(_ meeting: Meeting, _ context: Context) throws -> [RecordEdit] {
      var edits: [RecordEdit] = []
      for (key, people, isApology) in [("attendance", present, false), ("apologies", apologies, true)] {
        let known = meeting.attendance.filter { $0.isApology == isApology }
        edits += NewName.unique(people).map { RoleAtSchool($0) }
          .filter { person in !known.contains { $0.role == person.role && $0.school == person.school } }
          .map { .add($0.value, to: key) }
      }
      for (heading, texts) in [(Heading.decisions, decided), (.themes, theme)] {
        let lines = NewName.unique(texts).filter { meeting.prose[heading]?.contains($0) != true }
        if !lines.isEmpty { edits.append(.write(lines.map { "- \($0)" }.joined(separator: "\n"), under: heading)) }
      }
      if let next = try next.map({ try DateOption.read($0, in: context, direction: .ahead) }) {
        guard next > meeting.date else {
          throw Failure(
            "The next meeting cannot be on \(next.spoken), since this one was on \(meeting.date.spoken).",
            hint: "Give --next a later day.", code: .usage)
        }
        edits.append(.set("next", .token(next.description)))
      }
      return edits
    }

    private func newActions(
      _ cluster: Slug, _ day: Day, in snapshot: Snapshot, _ context: Context
    ) throws -> [RecordChange] {
      var generator = context.random(snapshot.commit)
      var paths: Set<String> = []
      let about = try enquiry.map(snapshot.find(enquiry:))
      return try action.map { words in
        let new = try NewAction(words, agreed: day, about: about, in: context)
        var path: String
        repeat {
          path = try snapshot.freePath(using: &generator) { Layout.Location.action(cluster, $0).path }
        } while !paths.insert(path).inserted
        return .create(try snapshot.newRecord(.action, at: path, try new.edits(in: cluster, snapshot)))
      }
    }
  }
}

/// Somebody by role and school, as `headteacher, Oak School`.
struct RoleAtSchool {
  let role: String
  let school: String?

  init(role: String, school: String?) { (self.role, self.school) = (role, school) }

  /// What stands after the last comma is the school.
  init(_ words: String) {
    guard let comma = words.lastIndex(of: ","), let school = NewName.plain(String(words[words.index(after: comma)...])),
      let role = NewName.plain(String(words[..<comma]))
    else {
      (role, school) = (words, nil)
      return
    }
    (self.role, self.school) = (role, school)
  }

  var value: YAMLValue {
    .map([.init("role", .text(role))] + (school.map { [YAMLValue.Pair("school", .text($0))] } ?? []))
  }
}
