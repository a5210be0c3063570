internal import ArgumentParser
internal import Archive
internal import Git
internal import Model
internal import Records

struct History: Act {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Show what was changed when, the newest first.",
    discussion: """
      Of all enquiries, of one, or of one record: a log entry or a cycle by the beginning of its id, a measure by its short \
      name, a cycle also by its number, as in “history cycle 2”. Enquiries and records keep their history under another \
      name, and what is there no longer has one too. What was changed is read from what was saved, also where that was \
      done with plain git. Of a merge it shows what came in. It goes by when something was saved, whatever its date, so \
      there is no --dated-to here.
      """)

  @Argument(help: ArgumentHelp("Only this enquiry, or this record.", valueName: "name"))
  var name: [String] = []

  @Option(
    name: .customLong("limit"), parsing: .unconditional, help: ArgumentHelp("At most so many.", valueName: "count"))
  var limit: Int = 20

  @Flag(help: "Show the lines of the files that were changed, too.")
  var patch = false

  @OptionGroup var only: OnlyEnquiryOption
  @OptionGroup var source: SourceOption
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    guard limit > 0 else {
      throw Failure("At most \(limit) commits is none.", hint: "Give --limit a number from 1 up.", code: .usage)
    }
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot(reach: source.reach(in: workspace))
    try source.note(snapshot, in: context)
    let (subject, former) = try subject(in: snapshot)
    var histories = try HistoryOfFolders(of: subject, in: snapshot)
    let (more, isHuge) = limit.addingReportingOverflow(1)
    let all = try histories.steps(limit: isHuge ? limit : more)
    let steps = Array(all.prefix(limit))
    return HistoryReport(
      subject: subject, former: former, steps: steps.map(\.step), sources: steps.map(\.source),
      hasMore: all.count > limit, isCutOff: histories.isCutOff,
      patches: patch ? try steps.map { try $0.workspace.patch(of: $0.step) } : [])
  }

  /// Whose history is asked for; of a record that is there no longer, with what is known of it.
  private func subject(in snapshot: Snapshot) throws -> (HistorySubject, FormerRecord?) {
    let words = name.flatMap { $0.split(separator: " ").map(String.init) }
    guard !words.isEmpty || only.slug != nil else { return (.folder, nil) }
    let owner = try EnquiryOption.parse(only.slug.map { ["--enquiry", $0] } ?? [])
    let named: Named
    do { named = try Named(words, owner, in: snapshot) } catch {
      // What is gone has a history all the same.
      let word = words.count == 1 ? words.first : words.isEmpty ? only.slug : nil
      if let name = try word.flatMap({ try snapshot.workspace.formerEnquiry(called: $0) }) {
        return (.enquiry(name), nil)
      }
      if let former = try former(words, error, in: snapshot.workspace) {
        return (.record(former.location, of: former.enquiryID), former)
      }
      throw error
    }
    switch named {
    case .enquiry(let name): return (.enquiry(name), nil)
    case .record(let found):
      if found.isPrivate {
        throw Failure(
          "\(found.path) is kept on this machine only, so nothing of it was ever saved in the folder.",
          hint: "Read it: enquiry show \(found.location.id?.text ?? "")")
      }
      return (.record(found.location), nil)
    }
  }

  /// The record of that name, or of that kind and name, that was there once.
  ///
  /// - Parameter error: why none is there now; a name that several have is none of what is gone.
  private func former(_ words: [String], _ error: any Error, in workspace: Workspace) throws -> FormerRecord? {
    if case ArchiveError.ambiguous? = error as? ArchiveError { return nil }
    let kind = words.count == 2 ? words.first.flatMap { RecordKind(rawValue: $0.lowercased()) } : nil
    guard let word = words.last, words.count == 1 || kind != nil else { return nil }
    return try workspace.formerRecord(called: word, kind: kind)
  }
}

/// What was changed when, a line or a few each.
struct HistoryReport: Report {
  let subject: HistorySubject
  /// Of a record that is there no longer.
  var former: FormerRecord?
  let steps: [HistoryStep]
  /// One for each step: the source that it is of; nil for this folder itself.
  let sources: [Slug?]
  let hasMore: Bool
  let isCutOff: Bool
  /// One for each step; empty where nobody asked.
  let patches: [String]
  let kind = "history"

  /// How many changes of one commit are told.
  private static let most = 5

  func text(_ page: Page) -> String {
    steps.enumerated().map { number, step in
      let lines = HistoryReport.lines(step, of: sources[number], page, isAlone: subject == .folder)
      return lines + (patches.isEmpty ? "" : "\n\n" + patches[number])
    }.joined(separator: "\n")
  }

  private static func lines(_ step: HistoryStep, of source: Slug?, _ page: Page, isAlone: Bool) -> String {
    let words = ChangeText.lines(step.changes, limit: most, isAlone: isAlone)
    let commit = step.entry.commit.short + "  "
    let merge = step.entry.isMerge ? "a merge" : nil
    let who = [source.map { "in \($0)" }, step.entry.day.spoken, step.entry.role, merge].compactMap { $0 }.joined(
      separator: ", ")
    let margin = commit.count
    switch step.past {
    case .cutOff:
      return page.wrapped(
        "\(who): what this changed cannot be told, since older history is not here", first: commit, indent: margin)
    case .unreadable(let reason):
      return page.wrapped("\(who): what this changed cannot be told. \(reason)", first: commit, indent: margin)
    case .commit, .nothing: break
    }
    if let only = words.first, words.count == 1 {
      return page.wrapped("\(who): \(only)", first: commit, indent: margin)
    }
    let blanks = String(repeating: " ", count: margin)
    let items = words.map { page.wrapped($0, first: "\(blanks)- ", indent: margin + 2) }
    return ([page.wrapped("\(who):", first: commit, indent: margin)] + items).joined(separator: "\n")
  }

  func talk(_ page: Page) -> String {
    if steps.isEmpty {
      return subject == .folder ? "Nothing was saved yet." : "Nothing of it was saved yet: enquiry save"
    }
    var lines = going.map { [page.wrapped($0)] } ?? []
    let long = steps.first { $0.changes.count > HistoryReport.most && $0.past != .nothing }
    if let long {
      let commit = long.entry.commit.short
      lines.append(page.wrapped("See all that one of them changed: enquiry diff \(commit)~1 \(commit)"))
    }
    if hasMore { lines.append("There is more; see it with --limit \(steps.count &* 4).") }
    if steps.contains(where: { if case .unreadable = $0.past { true } else { false } }) {
      lines.append(
        page.wrapped(
          "A part of this history is damaged. See what mends it: enquiry doctor"))
    }
    if isCutOff {
      lines.append(
        page.wrapped(
          "Older history is not here: this folder was cloned without it. Get it: git fetch --unshallow"))
    }
    return lines.joined(separator: "\n")
  }

  /// When a record that is there no longer was taken out.
  private var going: String? {
    guard let former else { return nil }
    if former.isSaved { return "Its file was deleted by hand, which is not saved yet: enquiry save" }
    guard let removal else { return "It is there no longer." }
    return "It is there no longer: it was taken out on \(removal.day.spoken) (commit \(removal.commit.short))."
  }

  /// Where it was taken out, rather than where that was merged.
  private var removal: HistoryEntry? {
    let told = steps.filter { step in
      step.changes.contains { change in
        switch change.what {
        case .removed, .ended: true
        default: false
        }
      }
    }
    return former?.isSaved == false ? (told.first { !$0.entry.isMerge } ?? told.first)?.entry : nil
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "commits": .list(steps.indices.map { .object(json(of: $0)) }),
      "more": .truth(hasMore),
    ]
    if isCutOff { keys["cut_off"] = .truth(true) }
    switch subject {
    case .folder: break
    case .enquiry(let name): keys["enquiry"] = .text(name.description)
    case .record(let location, _):
      keys["removed"] = removal.map { .object(["commit": .text($0.commit.hex), "date": .text($0.day.description)]) }
      keys["enquiry"] = .maybe(location.enquiry?.description)
      keys["record"] = .text(location.id?.text ?? location.measure?.text ?? location.path)
    }
    return keys
  }

  private func patch(of number: Int) -> String? { patches.indices.contains(number) ? patches[number] : nil }

  private func json(of number: Int) -> [String: JSON] {
    let step = steps[number]
    let entry = step.entry
    var row: [String: JSON] = [
      "commit": .text(entry.commit.hex), "date": .text(entry.day.description), "subject": .text(entry.subject),
      "records": .texts(entry.records), "changes": .list(step.changes.map { .object($0.json) }),
    ]
    for (key, value) in [
      ("action", entry.action), ("enquiry", entry.enquiry), ("signed", entry.role), ("patch", patch(of: number)),
      ("source", sources[number]?.text),
    ] {
      row[key] = .maybe(value)
    }
    if entry.isMerge { row["merge"] = .truth(true) }
    switch step.past {
    case .commit(let parent): row["since"] = .text(parent.hex)
    case .nothing: break
    case .cutOff: row["cannot_be_told"] = .text("cut_off")
    case .unreadable(let reason): row["cannot_be_told"] = .text(reason)
    }
    return row
  }
}
