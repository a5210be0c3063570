package import Model

extension RecordReader {
  package static func cycle(
    _ source: SourceText, id: EntryID, period: Period
  ) throws(RecordError) -> Reading<Cycle> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var cycle = Cycle(id: id, period: period)
    cycle.interventions = fields.texts("interventions")
    cycle.opened = fields.day("opened")
    cycle.reviewed = fields.day("reviewed")
    cycle.closed = fields.day("closed")
    cycle.decision = fields.choice("decision")
    cycle.share = share(fields, usual: .cluster)
    cycle.source = fields.text("source")
    cycle.attribution = fields.text("attribution")
    cycle.prose = matter.prose
    return Reading(value: cycle, problems: fields.finish())
  }

  package static func evidence(
    _ source: SourceText, id: EntryID, date: Day?, kind: EvidenceEntry.Kind
  ) throws(RecordError) -> Reading<EvidenceEntry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    let entry = EvidenceEntry(note: note(fields, matter, id: id, date: date), kind: kind)
    return Reading(value: entry, problems: fields.finish())
  }

  package static func leadership(
    _ source: SourceText, id: EntryID, date: Day?
  ) throws(RecordError) -> Reading<LeadershipEntry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    let note = note(fields, matter, id: id, date: date)
    let messages = fields.list("key_messages").compactMap { item -> String? in
      guard let text = item.text, KeyMessage.ids.contains(text) else {
        fields.report(
          "unknown_key_message", at: item.range.lowerBound, "“\(item.text ?? "")” is no key message.",
          "They are km1 to km13.")
        return nil
      }
      return text
    }
    return Reading(value: LeadershipEntry(note: note, keyMessages: messages), problems: fields.finish())
  }

  /// Who may read a record. A word that says nothing must not widen that: it counts as the narrowest that is committed.
  static func share(_ fields: Fields, usual: Share) -> Share {
    fields.entry("share") == nil ? usual : fields.choice("share") ?? .team
  }

  private static func note(_ fields: Fields, _ matter: FrontMatter, id: EntryID, date: Day?) -> LogNote {
    fields.schema()
    var note = LogNote(id: id, date: date, share: share(fields, usual: .team), text: "")
    note.school = fields.text("school")
    note.role = fields.text("role")
    note.source = fields.text("source")
    note.attribution = fields.text("attribution")
    note.text = matter.text
    return note
  }
}

extension FrontMatter {
  /// The whole body without blank lines around it, lines ended by `\n`.
  var text: String {
    var lines = source.string(body).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
