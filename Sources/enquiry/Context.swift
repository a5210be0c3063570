internal import Archive
internal import Foundation
internal import Git
internal import Model
internal import Packs

/// The world of a command: where it runs, what the clock says, and where its words go. Tests make their own.
struct Context {
  /// The folder the command works in, absolute.
  var directory: String
  var environment: [String: String]
  var now: Moment
  /// Makes the generator of new ids, from the newest commit where ids must be the same each time.
  var random: (_ head: ObjectID?) -> any RandomNumberGenerator
  /// The width of the page in columns.
  var width = 80
  var input: () throws -> [UInt8]
  /// Takes the pieces of what is printed, in order.
  var out: ([ArraySlice<UInt8>]) -> Void
  var err: (String) -> Void
  /// Where a person sits and can be asked; nil where none does.
  var terminal: (any Teletype)?
  /// Where the file of this program stands; nil where that cannot be told.
  var ownFile: () -> String? = { nil }
  /// After how long a person in a terminal is shown how far something has come; nil for never.
  var progressAfter: Duration?
  /// Opens the person's editor with each record before it is saved; nil where nobody asked for it.
  var recordEditor: RecordEditor?
  /// Whether what is printed goes to a terminal.
  var isOnTerminal = false
  /// Which state a reading command took.
  var taken = Taken()
  /// Why what looks like somebody's name or number is none; nil where nobody said so.
  var notIdentifiers: String?

  var today: Day { day(of: now.seconds) }

  /// The day of a time, in seconds since 1970, where the command runs.
  func day(of time: Int64) -> Day {
    Moment(seconds: time, offsetMinutes: now.offsetMinutes).day
  }

  var page: Page { Page(width: width, marks: isPlain ? .plain : .unicode, foreign: taken.foreign) }

  /// Whether the terminal, or the locale of whoever reads, has ASCII only.
  private var isPlain: Bool {
    if environment["TERM"] == "dumb" { return true }
    // What goes into a file or another program is the same in every locale.
    guard isOnTerminal else { return false }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let encoding = locale?.lowercased() else { return false }
    return !encoding.contains("utf-8") && !encoding.contains("utf8")
  }

  func entering(_ path: String) -> Context {
    var context = self
    context.directory = absolute(path)
    return context
  }

  /// A path as the person gave it, from the folder the command works in.
  func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: directory, isDirectory: true)).standardizedFileURL.path
  }

  func workspace() throws -> Workspace {
    let workspace = try Workspace.find(from: directory, environment: environment)
    workspace.notIdentifiers = notIdentifiers
    healInterruptedSave(in: workspace)
    guard let recordEditor else { return workspace }
    guard let drafts = workspace.drafts else { throw ArchiveError.noPrivateFolder }
    workspace.revision = { try recordEditor.revised($0, drafts, self, errors: $1) }
    return workspace
  }

  /// Finishes or takes back what a crash interrupted, and says so; where that fails reading goes on all the same.
  private func healInterruptedSave(in workspace: Workspace) {
    do {
      guard let healed = try workspace.healInterruptedSave() else { return }
      talk(page.wrapped(healed.sentence))
    } catch {
      let failure = Failure(git: error)
      talk(page.wrapped("A save was interrupted here and could not be put right yet. \(failure.message)"))
      if let hint = failure.hint { talk(page.wrapped(hint)) }
    }
  }

  // MARK: - Words out

  func data(_ text: String) { out([ArraySlice((Plain.safe(text) + "\n").utf8)]) }

  func talk(_ text: String) { err(Plain.safe(text) + "\n") }

  func print(_ report: any Report) {
    let text = report.text(page)
    if !text.isEmpty { data(text) }
    let words = report.talk(page)
    if !words.isEmpty { talk(words) }
  }

  func printJSON(_ report: any Report) {
    let keys = report.json.merging(taken.json) { own, _ in own }
    out(JSON.document(report.kind, keys) + [[UInt8(ascii: "\n")]])
  }
}

extension Context {
  /// The real world.
  static func live() throws -> Context {
    let environment = ProcessInfo.processInfo.environment
    return Context(
      directory: FileManager.default.currentDirectoryPath, environment: environment,
      now: try clock(environment["ENQUIRY_NOW"]),
      random: { head in
        guard let seed = environment["ENQUIRY_SEED"] else { return SystemRandomNumberGenerator() }
        return SeededGenerator(seed + (head?.hex ?? ""))
      },
      width: columns(), input: Channel.input, out: { Channel.output($0) }, err: { Channel.error($0) },
      terminal: LineEditor.isThere ? LineEditor() : nil, ownFile: { Bundle.main.executablePath },
      progressAfter: .milliseconds(500),
      isOnTerminal: isatty(STDOUT_FILENO) == 1)
  }

  private static func clock(_ fixed: String?) throws -> Moment {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    let now = Moment(seconds: Int64(seconds), offsetMinutes: Int(local.tm_gmtoff) / 60)
    guard let fixed else { return now }
    if let moment = Moment(parsing: fixed, now: now) { return moment }
    throw Failure(
      "ENQUIRY_NOW is “\(fixed)”, which is no time.", hint: "Write it as 2014-03-05T10:00:00Z.", code: .usage)
  }

  /// The width of the terminal, 80 at most, so that lines stay readable; 80 where there is none.
  private static func columns() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(80, max(40, Int(size.ws_col)))
  }
}

/// Numbers that are the same each time, from a text (SplitMix64 over FNV-1a).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: String) {
    state = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
