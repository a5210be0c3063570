internal import Archive
internal import Foundation
internal import Model
internal import Records

/// An act whose record a person can change in their editor before it is saved: `--edit`.
protocol Editable: Act {
  var editing: EditOption { get }

  /// Whether the editor is to open.
  func wantsEditor(in context: Context) -> Bool
}

extension Editable {
  func wantsEditor(in context: Context) -> Bool { editing.edit }
}

extension AllianceCommand.Make: Editable {}
extension ClusterCommand.Make: Editable {}
extension New: Editable {}
extension MeasureCommand.Make: Editable {}
extension CycleCommand.Make: Editable {}
extension CycleCommand.ReviewIt: Editable {}
extension CycleCommand.CloseIt: Editable {}
extension Log: Editable {}
extension EvidenceCommand.Add: Editable {}
extension LeadershipCommand.Add: Editable {}
extension ParticipationCommand.Add: Editable {}
extension CodingCommand.Add: Editable {}
extension TheoryCommand.Add: Editable {}
extension PlanCommand.EditIt: Editable {}
extension MeasureCommand.Revise: Editable {}
extension MeetingCommand.Make: Editable {}
extension MeetingCommand.Agree: Editable {}
extension MeetingCommand.RecordIt: Editable {}
extension CheckInCommand.Add: Editable {}
extension ActionCommand.Add: Editable {}
extension ActionCommand.Done: Editable {}

/// Opens a person's editor with records, each until it can be read, and keeps their texts until all is saved.
final class RecordEditor {
  /// The drafts that go when all is saved.
  private var kept: [(drafts: Drafts, name: String)] = []

  /// A record as the person wants it.
  ///
  /// - Throws: ``Failure`` when they empty it, when their editor fails, and when they stop before it can be read.
  func revised(
    _ source: SourceText, _ drafts: Drafts, _ context: Context, errors: (SourceText) -> [Problem]
  ) throws -> SourceText {
    let editor = Editor(context: context, drafts: drafts)
    let name = source.path.split(separator: "/").suffix(3).joined(separator: "-")
    var text = try earlier(name, source, drafts, context) ?? source.text
    try drafts.write(source.bytes, to: Self.base(name))
    kept.append((drafts, name))
    while true {
      text = try editor.edit(text, in: name)
      if text.allSatisfy(\.isWhitespace) {
        try end()
        throw Failure("The text is empty; nothing is saved.")
      }
      let revised = try SourceText(path: source.path, bytes: Array(text.utf8))
      let found = errors(revised)
      if found.isEmpty { return revised }
      let problems = found.map(ProblemText.text).joined(separator: "\n\n")
      guard let terminal = context.terminal else { throw Failure(problems, hint: "Nothing is saved.") }
      context.talk("\n" + problems)
      guard case .line(let line) = terminal.ask("Enter opens your editor again, n stops > ", prefilled: ""),
        !line.trimmingBlanks.lowercased().hasPrefix("n")
      else { throw Failure("The record cannot be read yet; nothing is saved.") }
    }
  }

  /// A text that was edited before and could not be saved, where the person goes on with it; else it is put aside.
  ///
  /// One that began from another state of the record would take back what was saved since: it is put aside.
  private func earlier(
    _ name: String, _ source: SourceText, _ drafts: Drafts, _ context: Context
  ) throws -> String? {
    guard let bytes = try drafts.read(name), let written = try drafts.written(name) else { return nil }
    if try drafts.read(Self.base(name)) != source.bytes {
      context.talk(context.page.wrapped("The record was changed since you edited it."))
    } else if let terminal = context.terminal {
      let day = context.day(of: written)
      let when = day == context.today ? "earlier today" : "on \(day.spoken)"
      if try terminal.agrees("Go on with the text that you edited \(when)? [Y/n] > ", say: context.talk) {
        return String(decoding: bytes, as: UTF8.self)
      }
    }
    context.talk(context.page.wrapped("An earlier text of yours is kept in \(try drafts.putAside(name))."))
    return nil
  }

  /// All is saved.
  func end() throws {
    for (drafts, name) in kept {
      try drafts.remove(name)
      try drafts.remove(Self.base(name))
    }
    kept = []
  }

  /// The draft that holds the record as it was when its editing began.
  private static func base(_ name: String) -> String { name + ".base" }

  /// What went wrong, with the places where the texts are kept.
  func keeping(_ error: any Error) -> any Error {
    let written = kept.filter { FileManager.default.fileExists(atPath: $0.drafts.place($0.name)) }
    let failure = Failure(error)
    // An editor that failed said so already.
    let places = written.map { $0.drafts.path($0.name) }.filter { failure.hint?.contains($0) != true }
    if places.isEmpty || error is Stopped { return error }
    let hints = [failure.hint, "Your text is kept in \(places.spokenAnd)."].compactMap { $0 }
    return Failure(failure.message, hint: hints.joined(separator: "\n"), code: failure.code)
  }
}
