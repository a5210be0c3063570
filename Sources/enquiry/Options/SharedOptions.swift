internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

/// What every command takes.
struct SharedOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Work as if started in this folder.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Print JSON instead of text.")
  var json = false

  @Flag(help: "Never ask; fail instead where an answer is missing.")
  var noInput = false

  /// The terminal, where whoever sits at it may be asked; nil where nobody does, or nobody shall be.
  func terminal(in context: Context) -> (any Teletype)? { noInput || json ? nil : context.terminal }
}

/// What every command takes that reads records.
struct ReadOptions: ParsableArguments {
  @Flag(help: "Leave out edits by hand that are not saved yet.")
  var committed = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What was known then: a commit, a tag, or a day, which stands for its end.", valueName: "state"))
  var asOf: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What is dated until this day, as autumn-2014 or yesterday; what has no date is shown as it is known.",
      valueName: "day"))
  var datedTo: String?

  @OptionGroup var source: SourceOption

  /// Whether all that there is now is read: with the edits by hand that are not saved yet, and with what this machine alone
  /// has.
  var isCurrent: Bool { !committed && asOf == nil && datedTo == nil }

  /// The records as they are asked for; which commit and which day were taken is told.
  func snapshot(of workspace: Workspace, in context: Context) throws -> Snapshot {
    let horizon = try datedTo.map { Horizon(until: try DateOption.read($0, in: context, as: .end)) }
    context.taken.horizon = horizon
    let known = try asOf.map { try KnownState($0, in: workspace, context) }
    context.taken.known = known
    if let known { context.talk(context.page.wrapped("As known at \(known.spoken): “\(known.commit.subject)”.")) }
    if let horizon {
      context.talk(context.page.wrapped("Dated until \(horizon.day.spoken); what has no date is as it is known."))
    }
    let view = known?.view ?? (committed ? .committed : .current)
    let snapshot = try workspace.snapshot(view, datedTo: horizon, reach: source.reach(in: workspace))
    try source.note(snapshot, in: context)
    return snapshot
  }
}

/// What every command takes that writes.
struct WriteOptions: ParsableArguments {
  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Why what looks like names or numbers of people is none; the reason stands in the history.", valueName: "reason"))
  var notIdentifiers: String?

  func validate() throws {
    if let notIdentifiers, NewName.plain(notIdentifiers) == nil {
      throw ValidationError("--not-identifiers needs a reason, as: --not-identifiers \"a made-up example\"")
    }
  }
}

/// What a command takes that writes what was saved before, elsewhere.
struct DryRunOption: ParsableArguments {
  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false
}

/// What every command takes that writes text.
struct EditOption: ParsableArguments {
  @Flag(help: "Open your editor with the record before it is saved.")
  var edit = false
}

/// Which enquiry is meant.
struct EnquiryOption: ParsableArguments {
  @Option(
    name: [.customShort("e"), .customLong("enquiry")],
    help: ArgumentHelp("The enquiry, by its short name; else the one you chose with “use”.", valueName: "short-name"))
  var slug: String?

  func name(in snapshot: Snapshot) throws -> EnquiryName {
    if let slug { return try snapshot.find(enquiry: slug) }
    return try snapshot.currentEnquiry()
  }
}

/// One enquiry instead of all of them.
struct OnlyEnquiryOption: ParsableArguments {
  @Option(
    name: [.customShort("e"), .customLong("enquiry")],
    help: ArgumentHelp("Only this enquiry, as when it is named alone.", valueName: "short-name"))
  var slug: String?
}

/// The words of an entry, its day, and who may read it.
struct EntryOptions: ParsableArguments {
  @OptionGroup var words: WordsOptions
  @OptionGroup var day: DateOption
  @OptionGroup var readers: ShareOption

  /// The text; nil when none was given.
  func text(in context: Context) throws -> String? { try words.text(in: context) }

  func shareLevel() throws -> Share { try readers.level() ?? .team }
}

/// Text that comes with the command.
struct WordsOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .customLong("message")],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The text; give it again for another paragraph.", valueName: "text"))
  var messages: [String] = []

  @Option(
    name: [.customShort("F"), .customLong("file")],
    help: ArgumentHelp("Take the text from a file, or - for standard input.", valueName: "file"))
  var file: String?

  /// The text; nil when none was given.
  func text(in context: Context) throws -> String? {
    var paragraphs = messages
    if let file { paragraphs.append(try InputFile.text(file, in: context)) }
    let text = paragraphs.map(InputFile.tidy).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? nil : text
  }

  /// What an option of its own says, then this text; nil when both say nothing.
  func text(after words: String?, in context: Context) throws -> String? {
    let parts = [words.map(InputFile.tidy), try text(in: context)].compactMap { $0 }.filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }
}

/// Who may read a record.
struct ShareOption: ParsableArguments {
  @Option(help: ArgumentHelp("Who may read it: me, team, cluster or public.", valueName: "readers"))
  var share: String?

  /// Nil when it was not said.
  func level() throws -> Share? {
    guard let share else { return nil }
    if let level = Share(rawValue: share) { return level }
    throw Failure(
      "“\(share)” does not say who may read it.", hint: "Write me, team, cluster or public.", code: .usage)
  }

  /// For records that are committed in any case, and so cannot be kept for oneself.
  func edits() throws -> [RecordEdit] {
    guard let level = try level() else { return [] }
    if level == .me {
      throw Failure(
        "Only log entries can be kept for yourself.", hint: "Write team, cluster or public.", code: .usage)
    }
    return [.set("share", .token(level.rawValue))]
  }
}
