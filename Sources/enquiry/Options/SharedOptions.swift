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
}

/// What every command takes that reads records.
struct ReadOptions: ParsableArguments {
  @Flag(help: "Leave out edits by hand that are not saved yet.")
  var committed = false

  var view: Snapshot.View { committed ? .committed : .current }
}

/// What every command takes that writes.
struct WriteOptions: ParsableArguments {
  @Flag(help: "Say what would be written, and write nothing.")
  var dryRun = false
}

/// Which enquiry is meant.
struct EnquiryOption: ParsableArguments {
  @Option(
    name: [.customShort("e"), .customLong("enquiry")],
    help: ArgumentHelp("The enquiry, by its short name; else the one you chose with “use”.", valueName: "slug"))
  var slug: String?

  func name(in snapshot: Snapshot) throws -> EnquiryName {
    if let slug { return try snapshot.find(enquiry: slug) }
    return try snapshot.currentEnquiry()
  }
}

/// The words of an entry, its day, and who may read it.
struct EntryOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .customLong("message")],
    help: ArgumentHelp("The text; give it again for another paragraph.", valueName: "text"))
  var messages: [String] = []

  @Option(
    name: [.customShort("F"), .customLong("file")],
    help: ArgumentHelp("Take the text from a file, or - for standard input.", valueName: "file"))
  var file: String?

  @OptionGroup var day: DateOption

  @Option(help: "Who may read it: me, team, cluster or public.")
  var share: String = Share.team.rawValue

  /// The text; nil when none was given.
  func text(in context: Context) throws -> String? {
    var paragraphs = messages
    if let file { paragraphs.append(try InputFile.text(file, in: context)) }
    let text = paragraphs.map(InputFile.tidy).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return text.isEmpty ? nil : text
  }

  func shareLevel() throws -> Share {
    if let share = Share(rawValue: share) { return share }
    throw Failure(
      "“\(share)” does not say who may read it.", hint: "Write me, team, cluster or public.", code: .usage)
  }
}

/// The day of an entry or a step.
struct DateOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day: 2014-03-05, today, yesterday, last friday; or undated when it is not known.", valueName: "day"))
  var date: String?

  /// The day that was given, today when none was; nil for `undated`.
  func day(in context: Context) throws -> Day? {
    guard let date else { return context.today }
    return date.lowercased() == "undated" ? nil : try DateOption.read(date, in: context)
  }

  static func read(_ words: String, in context: Context) throws -> Day {
    do { return try Day(words: words, today: context.today) } catch {
      throw Failure(
        "“\(error.words)” is no day.", hint: "Write it as 2014-03-05, today, yesterday or last friday.", code: .usage)
    }
  }
}
