internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

extension CycleCommand {
  struct ReviewIt: Writing {
    static let configuration = CommandConfiguration(
      commandName: "review", abstract: "Look back on a cycle: what went well, what did not, what you learned.",
      discussion: "A decision closes the cycle. What was written before stays; new text goes below it.")

    @Argument(help: "The cycle's number; else the open one.")
    var number: Int?

    @Option(parsing: .unconditional, help: ArgumentHelp("What happened.", valueName: "text"))
    var happened: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What went well.", valueName: "text"))
    var wentWell: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What was not effective.", valueName: "text"))
    var notEffective: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Where there were problems.", valueName: "text"))
    var problems: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What you learned.", valueName: "text"))
    var learned: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What you ask of others at the meeting.", valueName: "text"))
    var asks: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What you can offer to others.", valueName: "text"))
    var offers: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("The decision that heads are needed for at the meeting.", valueName: "text"))
    var decisionNeeded: String?

    @Option(help: ArgumentHelp("How it turned out: as-predicted, partly or differently.", valueName: "word"))
    var turnedOut: String?

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var text: WordsOptions
    @OptionGroup var day: DateOption
    @OptionGroup var readers: ShareOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let words: [(Heading, String?)] = [
        (.happened, try text.text(after: happened, in: context)), (.wentWell, wentWell), (.notEffective, notEffective),
        (.problems, problems),
        (.learned, learned), (.asks, asks), (.offers, offers), (.decisionNeeded, decisionNeeded),
      ]
      var edits = words.compactMap { heading, text in
        NewName.plain(text).map { RecordEdit.write($0, under: heading) }
      }
      if let turnedOut {
        let word = try Word.choice(Cycle.TurnedOut.self, turnedOut, "way of turning out")
        edits.append(.set("turned_out", .token(word)))
      }
      let decision = try decision.edits(why: decision.why, frameworks: { try CycleCommand.frameworks(in: context) })
      if edits.isEmpty, decision.isEmpty {
        throw Failure(
          "The review says nothing yet.",
          hint: "Give --went-well, --not-effective, --problems or --learned, each with a text.", code: .usage)
      }
      // What is asked of the meeting may be known long before anybody looks back.
      let isReview = turnedOut != nil || words.prefix(5).contains { NewName.plain($0.1) != nil }
      if isReview, let reviewed = try day.day(in: context, as: .end) {
        edits.insert(.set("reviewed", .token(reviewed.description)), at: 0)
      }
      edits += try readers.edits()
      return try Step(
        number: number, edits: edits, decision: decision, action: "cycle review", isReview: isReview || edits.isEmpty
      )
      .taken(enquiry, day, isDryRun: write.dryRun, in: context)
    }
  }

  struct CloseIt: Writing {
    static let configuration = CommandConfiguration(commandName: "close", abstract: "Close a cycle with a decision.")

    @Argument(help: "The cycle's number; else the open one.")
    var number: Int?

    @OptionGroup var decision: DecisionOptions
    @OptionGroup var text: WordsOptions
    @OptionGroup var day: DateOption
    @OptionGroup var readers: ShareOption
    @OptionGroup var enquiry: EnquiryOption
    @OptionGroup var editing: EditOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let edits = try decision.edits(
        why: try text.text(after: decision.why, in: context), frameworks: { try CycleCommand.frameworks(in: context) })
      guard decision.decision != nil else {
        throw Failure(
          "A cycle closes with a decision.",
          hint: "Give --decision adapt (keep developing it), adopt (make it usual practice), switch or stop.",
          code: .usage)
      }
      return try Step(number: number, edits: try readers.edits(), decision: edits, action: "cycle close")
        .taken(enquiry, day, isDryRun: write.dryRun, in: context)
    }
  }

  private static func frameworks(in context: Context) throws -> Frameworks {
    try context.workspace().snapshot().frameworks().value
  }

  /// What was decided, and what comes of it.
  struct DecisionOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "adapt (keep developing it), adopt (make it usual practice), switch, or stop.", valueName: "word"))
    var decision: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why.", valueName: "text"))
    var why: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What comes next.", valueName: "text"))
    var next: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What carries over into the next cycle.", valueName: "text"))
    var carriesOver: String?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp("What stopping frees: time, money, attention.", valueName: "text"))
    var frees: String?

    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "What it rests on when it is to last, as “expertise=two trained mentors a school”; again for more.",
        valueName: "factor"))
    var sustain: [String] = []

    func read() throws -> Cycle.Decision? {
      guard let decision else { return nil }
      if let known = Cycle.Decision(rawValue: decision.lowercased()) { return known }
      let words = Cycle.Decision.allCases.map(\.rawValue)
      let meant = Nearest.question(for: decision, among: words).map { $0 + " " } ?? ""
      throw Failure("“\(decision)” is no decision.", hint: meant + "It is \(words.spokenOr).", code: .usage)
    }

    /// - Parameter frameworks: the folder's, asked for only when a factor is named.
    func edits(why: String?, frameworks: () throws -> Frameworks) throws -> [RecordEdit] {
      var edits: [RecordEdit] = []
      if let decision = try read() { edits.append(.set("decision", .token(decision.rawValue))) }
      if let why = NewName.plain(why) { edits.append(.write(why, under: .why)) }
      for (text, heading) in [(frees, Heading.freed), (carriesOver, .carriesOver), (next, .next)] {
        if let text = NewName.plain(text) { edits.append(.write(text, under: heading)) }
      }
      return try edits + factors(frameworks)
    }

    private func factors(_ frameworks: () throws -> Frameworks) throws -> [RecordEdit] {
      try sustain.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
        let id = try Codes.id(parts.first ?? "", of: .sustainability, in: try frameworks())
        let note = parts.count > 1 && !parts[1].isEmpty ? [YAMLValue.Pair("note", .text(parts[1]))] : []
        return .add(.map([YAMLValue.Pair("factor", .token(id))] + note), to: "sustainability")
      }
    }
  }

  /// One step of a cycle: a review, a closing, or both.
  struct Step {
    let number: Int?
    let edits: [RecordEdit]
    let decision: [RecordEdit]
    let action: String
    /// Whether it looks back; else it only adds what the meeting is asked.
    var isReview = true

    func taken(
      _ enquiry: EnquiryOption, _ day: DateOption, isDryRun: Bool, in context: Context
    ) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try workspace.snapshot()
      let name = try enquiry.name(in: snapshot)
      let (cycle, number) = try cycle(of: name, in: snapshot)
      var all = edits + decision
      let word = decision.lazy.compactMap { $0.decision }.first
      let taken = try day.day(in: context, as: .end)
      if let taken, let opened = cycle.opened, taken < opened {
        throw Failure(
          "Cycle \(number) was opened on \(opened.spoken), after \(taken.spoken).",
          hint: "Give a later --date; or correct the day: enquiry edit cycle \(number) --set opened=\(taken)",
          code: .usage)
      }
      if word != nil, cycle.closed == nil, let closed = taken {
        all.append(.set("closed", .token(closed.description)))
      }
      let did =
        word.map { "Close cycle \(number) of \(name.slug): \($0.spoken)" }
        ?? "\(isReview ? "Review" : "Add for the meeting to") cycle \(number) of \(name.slug)"
      let path = Layout.cycle(name, cycle.period, cycle.id)
      let saved = try workspace.save(
        Save(did, action: action, enquiry: name, changes: [.edit(path, .cycle, all)]), now: context.now,
        isDryRun: isDryRun)
      let done =
        word.map { "Closed cycle \(number) of \(name.slug)\(day.echo(taken)): \($0.spoken)." }
        ?? (isReview
          ? "Reviewed cycle \(number) of \(name.slug)\(day.echo(taken))."
          : "Added to cycle \(number) of \(name.slug) what the meeting is asked.")
      let next =
        switch word ?? cycle.decision {
        case nil where !isReview: "see it: enquiry show cycle \(number) -e \(name)"
        case nil:
          "decide, when you have met: enquiry cycle close \(number) -e \(name) --decision adapt --why \"…\" --next \"…\""
        case .stop, .adopt: "see how things stand: enquiry status \(name)"
        case .adapt, .switch: "open the next cycle: enquiry cycle new -e \(name) --aim \"…\" --prediction \"…\""
        }
      return SavedReport(done: done, saved: saved, isDryRun: isDryRun, next: [next])
    }

    /// The cycle that is meant: by number, else the last open one. A closed one is only closed again to the same end.
    func cycle(of name: EnquiryName, in snapshot: Snapshot) throws -> (Cycle, Int) {
      let loaded = try snapshot.cycles(of: name)
      let cycles = loaded.value
      // A cycle that cannot be read may hide which one is meant.
      if cycles.contains(where: \.isUnreadable) { throw ArchiveError.notReadable(loaded.problems) }
      if let number {
        guard number > 0, cycles.indices.contains(number - 1) else {
          throw ArchiveError.notFound(
            .cycle, name: String(number), nearest: nil, choices: (0..<cycles.count).map { String($0 + 1) })
        }
        return (try refuseOther(cycles[number - 1], number), number)
      }
      if let index = cycles.lastIndex(where: \.isOpen) { return (cycles[index], index + 1) }
      throw ArchiveError.noOpenCycle(enquiry: name.slug.text)
    }

    private func refuseOther(_ cycle: Cycle, _ number: Int) throws -> Cycle {
      let word = decision.lazy.compactMap { $0.decision }.first
      if let word, let before = cycle.decision, before != word { throw ArchiveError.cycleClosed(number: number) }
      return cycle
    }
  }
}

extension RecordEdit {
  /// The decision that this edit sets; nil for any other edit.
  fileprivate var decision: Cycle.Decision? {
    guard case (.key("decision"), .set(.token(let word))) = (field, change) else { return nil }
    return Cycle.Decision(rawValue: word)
  }
}
