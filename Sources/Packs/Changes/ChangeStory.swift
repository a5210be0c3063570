package import Model

/// A change of what is recorded in words: for terminals and for packs.
package enum ChangeStory {
  /// A sentence without a full stop: `Reading age, Elm School, mean after 31.4 → 34.1 months, better (re-marked papers)`.
  ///
  /// - Parameters:
  ///   - isAlone: whether it stands apart from other changes of its enquiry, so that it names the enquiry.
  ///   - timing: how it stands to what was known before; nil where nothing is to be said of that.
  package static func sentence(
    _ change: RecordedChange, isAlone: Bool = false, timing: RecordedChange.Timing? = nil
  ) -> String {
    let enquiry = change.record.enquiry.map { "\($0.slug), " } ?? ""
    return (isAlone ? enquiry : "") + sentence(change) + (timing.map { ", \(word($0))" } ?? "")
  }

  /// What the words mean that stand behind changes: `Restated: dated by 5 March 2026, and otherwise known then.`
  package static func meaning(of timings: Set<RecordedChange.Timing>, by day: Day) -> String {
    let by = "dated by \(day.spoken)"
    let parts = [
      timings.contains(.restated) ? "Restated: \(by), and not as it was recorded then." : nil,
      timings.contains(.late) ? "Came late: \(by), and not recorded then." : nil,
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  private static func word(_ timing: RecordedChange.Timing) -> String {
    switch timing {
    case .restated: "restated"
    case .late: "came late"
    }
  }

  private static func sentence(_ change: RecordedChange) -> String {
    let record = change.record
    let name = RecordWords.name(record)
    switch change.what {
    case .begun(let contents): return "the enquiry\(title(record)) is new\(RecordWords.contents(contents, "with"))"
    case .ended(let contents):
      return "the enquiry\(title(record)) is there no longer\(RecordWords.contents(contents, "nor are its"))"
    case .renamed(let from): return "the enquiry is called \(record.name) now (it was \(from))"
    case .added(let content): return added(name, record, content)
    case .removed(let content):
      return "\(name) taken out" + (RecordWords.beginning(of: content).map { ": “\($0)”" } ?? "")
    case .changed(let fields):
      return fields.isEmpty
        ? "\(name): another file" : "\(name), \(fields.map { FieldWords.phrase($0) }.joined(separator: "; "))"
    case .figure(let figure): return FigureWords.sentence(figure)
    case .plan(let step): return plan(step)
    case .layout: return "\(name): layout and comments only"
    case .unreadable(let problem, let isOlder):
      let line = problem.place.line > 1 ? ", line \(problem.place.line)" : ""
      let reason = PlainText.line(problem.message)
      return isOlder
        ? "\(name): what was changed cannot be told, the version before cannot be read (\(reason)\(line))"
        : "\(name): this version cannot be read (\(reason)\(line))"
    }
  }

  private static func title(_ record: RecordMark) -> String {
    record.title.map { " “\(PlainText.line($0))”" } ?? ""
  }

  private static func added(_ name: String, _ record: RecordMark, _ content: RecordContent?) -> String {
    switch record.kind {
    case .measure: "\(name) defined"
    case .action:
      "\(name) taken on" + (content?["what"].map { ": “\(FieldWords.short($0))”" } ?? "")
    case .meeting: "\(name) called"
    case .pack: "\(name) issued"
    case .cycle: ([name + " begun"] + texts(of: content)).joined(separator: "; ")
    default: "\(name) added" + (RecordWords.beginning(of: content).map { ": “\($0)”" } ?? "")
    }
  }

  /// What is written under the headings of a new record.
  private static func texts(of content: RecordContent?) -> [String] {
    RecordContent().changes(to: RecordContent(prose: content?.prose ?? Prose())).map { FieldWords.phrase($0) }
  }

  private static func plan(_ step: PlanStep) -> String {
    func because(_ reason: String?) -> String { reason.map { " (\(PlainText.line($0)))" } ?? "" }
    switch step {
    case .fixed(let day): return "the plan was fixed" + (day.map { " on \($0.spoken)" } ?? "")
    case .amended(let amendment):
      let changes = amendment.changes.map { PlanStory.sentence($0, [:]) }.joined(separator: "; ")
      return "the fixed plan was amended" + because(amendment.reason) + (changes.isEmpty ? "" : ": \(changes)")
    case .replaced(let reason): return "another plan took over" + because(reason)
    case .edited: return "the fixed plan was edited by hand"
    case .takenAway: return "the plan is fixed no longer"
    }
  }
}

/// What records are called where their changes are told.
package enum RecordWords {
  /// `survey of 3 May 2026 (7k3m9q2x)`, `cycle of autumn 2026`, `reading age`.
  package static func name(_ record: RecordMark) -> String {
    switch record.kind {
    case .programme: "the programme"
    case .alliance: "alliance \(record.name)"
    case .cluster: "cluster \(record.name)"
    case .framework: "framework \(record.name)"
    case .toolkit: "toolkit \(record.name)"
    case .enquiry: "the enquiry"
    case .plan: "the fixed plan"
    case .measure, .figures: record.title.map { "\(PlainText.line($0)) (\(record.name))" } ?? record.name
    case .cycle: "cycle\(period(record))"
    case .evidence:
      "\(record.word.flatMap { EvidenceEntry.Kind(rawValue: $0) }?.evidence ?? "evidence")\(when(record))"
    case .leadership: "leadership entry\(when(record))"
    case .participation: "participation\(record.word.map { ", \($0)," } ?? "")\(when(record))"
    case .coding: "coding of \(record.word ?? "an entry")\(when(record))"
    case .meeting: "meeting of \(record.word ?? "a cluster")\(record.day.map { " on \($0.spoken)" } ?? "")"
    case .checkIn: "check-in with \(record.word ?? "an alliance")\(when(record))"
    case .action: "action (\(record.name))"
    case .pack: "pack of \(record.name)"
    case .pseudonyms: "names of schools in packs of \(record.name)"
    case .file: "file \(PlainText.line(record.name))"
    }
  }

  private static func period(_ record: RecordMark) -> String {
    guard let period = record.word.flatMap({ Period($0) }), period != .unknown else { return " (\(record.name))" }
    return " of \(period.spoken)"
  }

  private static func when(_ record: RecordMark) -> String {
    (record.day.map { " of \($0.spoken)" } ?? ", not dated") + " (\(record.name))"
  }

  /// The first words of an entry.
  static func beginning(of content: RecordContent?) -> String? {
    content?.prose.sections.first { !$0.text.isEmpty }.map { FieldWords.short($0.text) }
  }

  /// `, with 1 measure and 9 entries`; nothing of an enquiry that is empty.
  static func contents(_ contents: EnquiryContents, _ lead: String) -> String {
    let parts = [
      (contents.measures, "measure", "measures"), (contents.cycles, "cycle", "cycles"),
      (contents.evidence, "entry of evidence", "entries of evidence"),
      (contents.leadership, "leadership entry", "leadership entries"),
      (contents.participation, "change of participation", "changes of participation"),
    ].filter { $0.0 > 0 }.map { Wording.count($0.0, $0.1, $0.2) }
    return parts.isEmpty ? "" : ", \(lead) \(parts.joined(separator: ", "))"
  }
}

extension EvidenceEntry.Kind {
  /// The kind as the name of an entry.
  fileprivate var evidence: String { self == .other ? "evidence" : spoken }
}
