internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Model
internal import Packs
internal import Records

extension MeetingCommand {
  struct ShowIt: Act {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a meeting: its agenda beforehand, afterwards the note that is sent round.",
      discussion:
        "A Word document (.docx) is made with Pandoc, a PDF with WeasyPrint or Chromium, where they are installed.")

    @Argument(help: "The cluster; it need not be said where there is only one.")
    var cluster: String?

    @Option(help: ArgumentHelp("The day of the meeting; else the last one.", valueName: "day"))
    var date: String?

    @Option(
      help: ArgumentHelp("text, md, html, docx, pdf or json; else by the name of the file.", valueName: "format"))
    var format: String?

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var read: ReadOptions
    @OptionGroup var shared: SharedOptions

    func perform(in context: Context) throws -> any Report {
      let workspace = try context.workspace()
      let snapshot = try read.snapshot(of: workspace, in: context)
      let slug = try ClusterChoice.named(cluster, in: snapshot)
      let choice = try MeetingChoice(slug, date, usual: .last, in: snapshot, context)
      let meeting = try choice.record(in: snapshot)
      let actions = try snapshot.actions(of: slug)
      let names = (meeting.agenda.compactMap(\.enquiry) + meeting.discussed.map(\.enquiry)).unique
      let note = MeetingNote(
        cluster: try ClusterChoice.record(slug, in: snapshot), meeting: meeting,
        actions: actions.value.filter { $0.agreed == meeting.date },
        titles: Dictionary(
          try names.map { ($0, try snapshot.enquiry($0).value?.title ?? $0.description) },
          uniquingKeysWith: { one, _ in one }))
      let form = try NoteForm(format, file: output)
      let shown = MeetingReport(note: note, written: nil, today: snapshot.today(or: context.today))
      guard let output, output != "-" else {
        return shared.json ? shown : try printed(form, note, shown, snapshot, context)
      }
      let bytes =
        switch form {
        case .text: Array((shown.text(context.page) + "\n").utf8)
        case .json: Array(shown.document.utf8)
        case .md, .html, .docx, .pdf: try form.bytes(of: note, snapshot, context)
        }
      let written = try OutputFile(output, as: "note.docx", of: workspace, in: context).write(bytes)
      return MeetingReport(note: note, written: written, today: shown.today)
    }

    /// What goes to standard output: text and JSON as every command prints them, documents byte by byte.
    private func printed(
      _ form: NoteForm, _ note: MeetingNote, _ shown: MeetingReport, _ snapshot: Snapshot, _ context: Context
    ) throws -> any Report {
      switch form {
      case .text: return shown
      case .json:
        context.printJSON(shown)
        return SilentReport(json: shown.json)
      case .docx where output == nil, .pdf where output == nil:
        throw Failure(
          "A .\(form.rawValue) document is no text for the screen.", hint: "Name a file: -o note.\(form.rawValue)",
          code: .usage)
      case .md, .html, .docx, .pdf:
        context.out([try form.bytes(of: note, snapshot, context)[...]])
        return SilentReport(json: shown.json)
      }
    }
  }
}

/// How a note is written down.
enum NoteForm: String, CaseIterable {
  case text, md, html, docx, pdf, json

  /// By what was said, else by the ending of the file's name; text without either.
  init(_ word: String?, file: String?) throws {
    let names = NoteForm.allCases.map(\.rawValue)
    if let word {
      guard let form = NoteForm(rawValue: word.lowercased()) else {
        throw Failure(
          "“\(word)” is no format of a note.",
          hint: (Nearest.question(for: word, among: names).map { $0 + " " } ?? "")
            + "It is \(names.spokenOr).",
          code: .usage)
      }
      self = form
      return
    }
    let ending = file.flatMap { $0.split(separator: "/").last }.flatMap { name in
      name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } : nil
    }
    switch ending {
    case nil, "txt"?: self = .text
    case "markdown"?: self = .md
    case "htm"?: self = .html
    case let ending?:
      guard let form = NoteForm(rawValue: ending) else {
        throw Failure(
          "A note cannot be written as .\(ending).",
          hint: "Give -o a name that ends in .docx, .html, .md, .pdf or .txt.",
          code: .usage)
      }
      self = form
    }
  }

  /// A document of a note.
  func bytes(of note: MeetingNote, _ snapshot: Snapshot, _ context: Context) throws -> [UInt8] {
    switch self {
    case .md, .text, .json: return Array(note.markdown.utf8)
    case .html: return Array(try note.html(templates: try snapshot.templates()).utf8)
    case .docx: return try Engine.word(Engine.WordText(markdown: note.markdown), on: note.meeting.date, in: context)
    case .pdf:
      return try Engine.pdf(
        html: try note.html(templates: try snapshot.templates()), on: note.meeting.date, in: context)
    }
  }
}

/// A meeting as it is shown.
struct MeetingReport: Report {
  let note: MeetingNote
  /// Where it was written; nil where it is shown.
  let written: String?
  let today: Day
  let kind = "meeting"

  func text(_ page: Page) -> String {
    written ?? note.blocks.map { MeetingReport.text($0, page) }.joined(separator: "\n\n")
  }

  private static func text(_ block: MeetingNote.Block, _ page: Page) -> String {
    switch block {
    case .title(let text): page.wrapped(text, indent: 2)
    case .heading(let text): page.wrapped(text.uppercased(), indent: 2)
    case .subheading(let text), .paragraph(let text): page.wrapped(text, indent: 2)
    case .facts(let facts): facts.map { page.field($0.label, $0.text) }.joined(separator: "\n")
    case .list(let items): items.map { page.bullet($0) }.joined(separator: "\n")
    case .table(let heads, let rows): page.table([heads.map { $0.uppercased() }] + rows)
    case .prose(let text): page.prose(text, indent: 0)
    }
  }

  func talk(_ page: Page) -> String {
    guard written != nil else { return "" }
    return page.next("look it through, and send it to those on the list.")
  }

  var json: [String: JSON] {
    var keys = note.meeting.json
    keys["actions"] = .list(note.actions.map { .object($0.json(on: today)) })
    keys["recorded"] = .truth(note.meeting.isRecorded)
    keys["path"] = .maybe(written)
    return keys
  }

  /// The JSON document as a file holds it.
  fileprivate var document: String {
    String(decoding: JSON.document(kind, json).joined(), as: UTF8.self) + "\n"
  }
}

/// What was printed already; only `--json` still tells of it.
struct SilentReport: Report {
  let kind = "meeting"
  let json: [String: JSON]
}
