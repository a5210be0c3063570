internal import Archive
internal import Model

/// The entries of one enquiry's logs, the oldest first.
struct LogList: Report {
  let name: EnquiryName
  let evidence: [EvidenceEntry]
  let leadership: [LeadershipEntry]
  let problems: [Problem]
  let kind = "log"

  init(
    of option: EnquiryOption, _ view: Snapshot.View, evidence wantsEvidence: Bool, leadership wantsLeadership: Bool,
    in context: Context
  ) throws {
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot(view)
    name = try option.name(in: snapshot)
    let own = view == .current ? try workspace.privateEntries(of: name) : Loaded(PrivateEntries())
    var problems = own.problems
    var evidence: [EvidenceEntry] = []
    var leadership: [LeadershipEntry] = []
    if wantsEvidence {
      let loaded = try snapshot.evidence(of: name)
      evidence = loaded.value + own.value.evidence
      problems += loaded.problems
    }
    if wantsLeadership {
      let loaded = try snapshot.leadership(of: name)
      leadership = loaded.value + own.value.leadership
      problems += loaded.problems
    }
    self.evidence = evidence.sorted { LogNote.isInOrder($0.note, $1.note) }
    self.leadership = leadership.sorted { LogNote.isInOrder($0.note, $1.note) }
    self.problems = problems
  }

  func text(_ page: Page) -> String {
    var parts: [String] = []
    if !evidence.isEmpty {
      parts.append("EVIDENCE LOG of \(name)")
      parts += evidence.map { LogList.text($0.note, $0.kind.spoken, page) }
    }
    if !leadership.isEmpty {
      parts.append("LEADERSHIP LOG of \(name)")
      parts += leadership.map { LogList.text($0.note, $0.codes.ids(of: .keyMessages).joined(separator: ", "), page) }
    }
    return parts.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if evidence.isEmpty, leadership.isEmpty {
      lines.append(page.wrapped("Nothing is in the log of \(name) yet."))
      lines.append(page.wrapped("enquiry log -m “what happened” --learned \"…\"", first: "Next: ", indent: 6))
    }
    return lines.joined(separator: "\n")
  }

  static func text(_ note: LogNote, _ sort: String, _ page: Page) -> String {
    let heading = [
      note.date?.spoken ?? "not dated", sort, note.role ?? "", note.school ?? "", "for \(LogList.readers(note.share))",
      note.id.text,
    ].filter { !$0.isEmpty }
    var lines = [heading.joined(separator: " · "), page.prose(note.text, indent: 2)]
    if let source = note.source { lines.append(page.wrapped("Source: \(source)", first: "  ", indent: 2)) }
    if let attribution = note.attribution {
      lines.append(page.wrapped("Attribution: \(attribution)", first: "  ", indent: 2))
    }
    return lines.joined(separator: "\n")
  }

  static func readers(_ share: Share) -> String {
    switch share {
    case .me: "you only"
    case .team: "the team"
    case .cluster: "the cluster"
    case .public: "everybody"
    }
  }

  var json: [String: JSON] {
    [
      "enquiry": .text(name.description),
      "evidence": .list(evidence.map { .object($0.json) }),
      "leadership": .list(leadership.map { .object($0.json) }),
      "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}
