import Model

/// The entries of the two logs that are shared this far, and how many are not.
struct LogsRegion {
  let audience: Share
  let frameworks: Frameworks
  let enquiry: PackEnquiry

  var value: Value {
    let withheld = enquiry.withheld
    let dossier = enquiry.dossier
    return .fields([
      "evidence": .section(dossier.evidence.map(LogsRegion.evidence)),
      "evidence_kept": .text(
        orAbsent: Wording.kept(withheld.evidence, beside: dossier.evidence.count, from: audience)),
      "leadership": .section(dossier.leadership.map(leadership)),
      "leadership_kept": .text(
        orAbsent: Wording.kept(withheld.leadership, beside: dossier.leadership.count, from: audience)),
    ])
  }

  private static func evidence(_ entry: EvidenceEntry) -> Value {
    self.entry(entry.note, kind: Wording.capitalised(entry.kind.spoken), messages: nil)
  }

  private func leadership(_ entry: LeadershipEntry) -> Value {
    let messages = entry.codes.filter { $0.framework == .keyMessages }.map(frameworks.spoken)
    return LogsRegion.entry(entry.note, kind: nil, messages: messages.joined(separator: ", "))
  }

  private static func entry(_ note: LogNote, kind: String?, messages: String?) -> Value {
    .fields([
      "kind": .text(orAbsent: kind),
      "date": .text(note.date?.spoken ?? (kind == nil ? "Not dated" : "not dated")),
      "place": .text(orAbsent: [note.school, note.role].compactMap(\.self).joined(separator: ", ")),
      "body": .prose(orAbsent: note.text, headings: 4),
      "messages": .text(orAbsent: messages),
      "origin": Origin(source: note.source, attribution: note.attribution).value,
    ])
  }
}
