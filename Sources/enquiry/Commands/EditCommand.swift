internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Model
internal import Records

struct EditCommand: Editable, Writing {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Correct a record: in your editor, or key by key; its text, its day, its kind, who may read it.",
    discussion: """
      On a terminal without options it opens your editor with the record. Keys are those of the file (docs/format.md): --set role=\"deputy head, Oak School\", --add success=\"…\", \
      --clear period; further in, theory_of_change.outputs.1.text. Only the lines of what you change are touched. An entry that only you can read may be shared; \
      what others could read once cannot be made private again.
      """)

  @Argument(
    help: ArgumentHelp(
      "The record: an enquiry, the beginning of an entry's id, a measure, “cycle 2”, “alliance elm”; else the chosen enquiry.",
      valueName: "record"))
  var record: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Give a key this value; the same key again for a list.", valueName: "key=value"))
  var set: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Add one more item to a list.", valueName: "key=value"))
  var add: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: ArgumentHelp("Empty a key.", valueName: "key"))
  var clear: [String] = []

  @Option(help: ArgumentHelp("Of a record with headings: write the text below this one.", valueName: "heading"))
  var under: String?

  @Option(help: ArgumentHelp("The kind of the entry, when it was the wrong one.", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("Of a cycle: when it runs, as autumn-2026.", valueName: "period"))
  var period: String?

  @OptionGroup var words: WordsOptions
  @OptionGroup var day: DateOption
  @OptionGroup var readers: ShareOption
  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var editing: EditOption
  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot()
    let found = try find(in: snapshot)
    guard let kind = found.location.kind else {
      throw Failure("Figures are not edited key by key.", hint: "Record them again: enquiry measure record")
    }
    let references = References(snapshot: snapshot, enquiry: found.location.enquiry)
    var edits = try EditedKeys(kind: kind, set: set, add: add, clear: clear, references: references).edits()
    edits += try textEdits(kind, in: context)
    let share = try readers.level()
    if let share {
      guard kind.key("share") != nil else {
        throw Failure("This record does not say who may read it.", hint: "Leave --share out.", code: .usage)
      }
      edits.append(.set("share", .token(share.rawValue)))
    }
    let place = try moved(found.location, in: snapshot, context)
    if edits.isEmpty, place == found.location, !wantsEditor(in: context) {
      throw Failure(
        "Nothing would change.", hint: "Give --set, --add, --clear, --share, --date or -m: enquiry edit --help",
        code: .usage)
    }
    var change = Correction(
      found: found, kind: kind, edits: edits, place: place, share: share, now: context.now, isDryRun: write.dryRun)
    change.notes = try definitionNotes(found.location, in: snapshot)
    return try change.saved(in: workspace, snapshot)
  }

  /// A person who says nothing else wants to see the record.
  func wantsEditor(in context: Context) -> Bool {
    let isSilent = set.isEmpty && add.isEmpty && clear.isEmpty && under == nil && kind == nil && !words.isGiven
    let staysInPlace = day.date == nil && period == nil && readers.share == nil
    return editing.edit || (isSilent && staysInPlace && shared.terminal(in: context) != nil)
  }

  /// The record that is named, by its path too; else the chosen enquiry's own file.
  private func find(in snapshot: Snapshot) throws -> FoundRecord {
    let words = record.flatMap { $0.split(separator: " ").map(String.init) }
    if let path = words.first, let location = Layout.location(of: path), try snapshot.exists(path) {
      return FoundRecord(location: location)
    }
    switch try Named(words, enquiry, in: snapshot) {
    case .enquiry(let name): return FoundRecord(location: .enquiry(name))
    case .record(let found): return found
    }
  }

  private func textEdits(_ kind: RecordKind, in context: Context) throws -> [RecordEdit] {
    guard let text = try words.text(in: context) else {
      if let under { throw Failure("There is no text for “\(under)”.", hint: "Give it with -m \"…\".", code: .usage) }
      return []
    }
    switch kind {
    case .evidence, .leadership, .participation, .coding, .checkIn, .action:
      if let under { throw Failure("An entry has no heading “\(under)”.", hint: "Leave --under out.", code: .usage) }
      return [.write(text)]
    case .enquiry, .cycle, .meeting:
      let headings = kind.headings
      guard let under else {
        throw Failure(
          "Under which heading?", hint: "Say it with --under: \(headings.map(\.rawValue).spokenOr).", code: .usage)
      }
      guard let heading = headings.first(where: { $0.rawValue.lowercased() == under.lowercased() }) else {
        throw Failure(
          "There is no heading “\(under)”.",
          hint: Nearest.question(for: under, among: headings.map(\.rawValue))
            ?? "There are \(headings.map(\.rawValue).spokenAnd).", code: .notFound)
      }
      return [.write(text, under: heading)]
    case .programme, .alliance, .cluster, .measure, .framework, .toolkit, .lock, .pack, .pseudonyms:
      throw Failure("This record has keys only.", hint: "Change one with --set key=value.", code: .usage)
    }
  }

  /// A measure that has figures changes its definition by `revise`, unless it was only written down wrongly.
  private func definitionNotes(_ location: Layout.Location, in snapshot: Snapshot) throws -> [String] {
    guard case .measure(let name, let id) = location,
      try snapshot.exists(Layout.figures(name, id)) || snapshot.exists(Layout.summary(name, id))
    else { return [] }
    return [
      "Its figures stay as they are. If something else is measured from now on, say so: enquiry measure revise \(id) "
        + "--reason \"…\""
    ]
  }

  /// Where the record stands afterwards: day and kind are in the name of its file.
  private func moved(_ location: Layout.Location, in snapshot: Snapshot, _ context: Context) throws -> Layout.Location {
    if let period, case .cycle(let name, _, let id) = location {
      return .cycle(name, try CycleCommand.period(period, context.today, try snapshot.calendar()), id)
    }
    if period != nil {
      throw Failure("Only a cycle has a period.", hint: "Leave --period out.", code: .usage)
    }
    let isMeeting = if case .meeting = location { true } else { false }
    let date = day.date == nil || isMeeting ? location.date : try day.day(in: context)
    switch location {
    case .evidence(let name, _, let old, let id):
      return .evidence(name, date, try kind.map(EvidenceCommand.Add.kind) ?? old, id)
    case .participation(let name, _, let old, let id):
      return .participation(name, date, try kind.map(ParticipationCommand.Add.kind) ?? old, id)
    case .leadership(let name, _, let id) where kind == nil: return .leadership(name, date, id)
    case .coding(_, let entry, let id) where kind == nil: return .coding(date, entry: entry, id)
    case .checkIn(let cluster, _, let alliance, let id) where kind == nil:
      return .checkIn(cluster, date, alliance: alliance, id)
    case .meeting(let cluster, let old) where kind == nil:
      return .meeting(cluster, try day.date.map { try DateOption.read($0, in: context, direction: .ahead) } ?? old)
    default:
      if day.date == nil, kind == nil { return location }
      throw Failure(
        kind == nil ? "This record has no day in its name." : "This record has no kind.",
        hint: kind == nil ? "Days of a cycle are keys: --set opened=2026-09-07." : "Leave --kind out.", code: .usage)
    }
  }
}

/// `key=value` words as edits of a kind of record.
struct EditedKeys {
  let kind: RecordKind
  let set: [String]
  let add: [String]
  let clear: [String]
  let references: References

  func edits() throws -> [RecordEdit] {
    var edits: [RecordEdit] = []
    var lists: [(key: RecordKey, path: String, values: [YAMLValue])] = []
    var single: Set<String> = []
    for word in set {
      let (path, key, value) = try read(word, "--set")
      if !key.takesSeveral {
        try refuseSecond(&single, path, word)
        edits.append(.set(path, key.value(value)))
      } else if let index = lists.firstIndex(where: { $0.path == path }) {
        lists[index].values.append(key.value(value))
      } else {
        lists.append((key, path, [key.value(value)]))
      }
    }
    edits += lists.map { .set($0.path, $0.key.isList || $0.values.count > 1 ? .list($0.values) : $0.values[0]) }
    for word in add {
      let (path, key, value) = try read(word, "--add")
      guard key.takesSeveral else {
        throw Failure("“\(path)” holds one value.", hint: "Give it with --set \(path)=…", code: .usage)
      }
      edits.append(.add(key.value(value), to: path))
    }
    for word in clear {
      let key = try known(word)
      if key.isRequired || key.name == "schema" || key.name == "id" {
        throw Failure("“\(word)” cannot be empty.", hint: "Give it another value with --set.", code: .usage)
      }
      edits.append(.clear(try EditedKeys.counted(word)))
    }
    return edits
  }

  private func read(_ word: String, _ option: String) throws -> (path: String, key: RecordKey, value: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let value = NewName.plain(parts[1]) else {
      throw Failure("“\(word)” gives no value.", hint: "Write it as \(option) role=\"deputy head\".", code: .usage)
    }
    let path = parts[0].trimmingBlanks
    let key = try known(path)
    if key.takesSeveral, value.hasPrefix("["), value.hasSuffix("]") { throw EditedKeys.inBrackets(path, value, option) }
    return (try EditedKeys.counted(path), key, try references.named(value, by: key))
  }

  private func refuseSecond(_ given: inout Set<String>, _ path: String, _ word: String) throws {
    if given.insert(path).inserted { return }
    let name = word.prefix { $0 != "=" }
    throw Failure("“\(name)” holds one value, and two are given.", hint: "Leave one of them out.", code: .usage)
  }

  /// A list as a file has it, which is not how it is given here.
  private static func inBrackets(_ path: String, _ value: String, _ option: String) -> Failure {
    let words = "“\(path)” is a list, whose items are given one by one."
    let items = value.dropFirst().dropLast().split(separator: ",").compactMap { item in
      NewName.plain(String(item).trimmingCharacters(in: CharacterSet(charactersIn: " \"'")))
    }
    if items.isEmpty { return Failure(words, hint: "To empty it: --clear \(path)", code: .usage) }
    let options = items.map { "\(option) \(path)=\(Failure.quoted($0))" }.joined(separator: " ")
    let more = option == "--set" ? "\nOne more beside those that are there: --add \(path)=…" : ""
    return Failure(words, hint: "Write it as \(options)" + more, code: .usage)
  }

  /// People count the items of a list from 1, paths from 0.
  private static func counted(_ path: String) throws -> String {
    try path.split(separator: ".").map { step -> String in
      guard let number = Int(step) else { return String(step) }
      if number > 0 { return String(number - 1) }
      throw Failure("“\(path)” names no item.", hint: "Items are counted from 1.", code: .usage)
    }.joined(separator: ".")
  }

  private func known(_ path: String) throws -> RecordKey {
    let plain = path.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
    if plain == "share" {
      throw Failure(
        "Who may read it is changed with --share.", hint: "Write --share team, cluster or public.", code: .usage)
    }
    if plain == "id", kind == .enquiry {
      throw Failure("The id stays what it is: it names the enquiry when its folder is renamed.", code: .usage)
    }
    if let key = kind.key(plain), key.name != "schema" { return key }
    let names = kind.keys.map(\.name).filter { $0 != "schema" }
    throw Failure(
      "A record of this kind has no key “\(path)”.",
      hint: Nearest.question(for: path, among: names) ?? "It has \(names.spokenAnd).", code: .usage)
  }
}
