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
    cycle.turnedOut = fields.choice("turned_out") { $0.spoken }
    cycle.closed = fields.day("closed")
    cycle.decision = fields.choice("decision") { $0.words }
    cycle.sustainability = fields.maps("sustainability", orText: { SustainabilityFactor(factor: $0) }) { inner in
      SustainabilityFactor(factor: inner.required("factor"), note: inner.text("note"))
    }
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
    var entry = EvidenceEntry(note: note(fields, matter, id: id, date: date), kind: kind)
    entry.measures = fields.slugs("measures", of: "a measure", "Write the name of its file, as reading-age.")
      .map(\.text)
    entry.codes = codes(fields, CodedKey.evidence)
    entry.isStillFelt = fields.flag("still_felt")
    entry.note.files = fields.texts("files")
    fields.remedies["kind"] = kindRemedy(id)
    return Reading(value: entry, problems: fields.finish())
  }

  package static func leadership(
    _ source: SourceText, id: EntryID, date: Day?
  ) throws(RecordError) -> Reading<LeadershipEntry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    var entry = LeadershipEntry(note: note(fields, matter, id: id, date: date))
    entry.codes = codes(fields, CodedKey.leadership)
    entry.response = fields.text("response")
    entry.note.files = fields.texts("files")
    return Reading(value: entry, problems: fields.finish())
  }

  package static func participation(
    _ source: SourceText, id: EntryID, date: Day?, kind: ParticipationEntry.Kind
  ) throws(RecordError) -> Reading<ParticipationEntry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    var entry = ParticipationEntry(note: note(fields, matter, id: id, date: date), kind: kind)
    entry.group = fields.text("group")
    entry.part = fields.text("part")
    entry.element = fields.choice("element")
    fields.remedies["kind"] = kindRemedy(id)
    return Reading(value: entry, problems: fields.finish())
  }

  package static func coding(
    _ source: SourceText, id: EntryID, date: Day?, entry: EntryID
  ) throws(RecordError) -> Reading<Coding> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var note = LogNote(id: id, date: date, share: share(fields, usual: .team), text: matter.text)
    note.role = fields.text("role")
    note.source = fields.text("source")
    note.attribution = fields.text("attribution")
    let coding = Coding(note: note, entry: entry, codes: ownCodes(fields))
    if fields.entry("codes") == nil { fields.missing("codes") }
    return Reading(value: coding, problems: fields.finish())
  }

  // MARK: - Codes

  /// The ids under the keys of a kind of record, and those of schemes of one's own. Whether they exist is for `check`,
  /// which knows the folder's frameworks.
  static func codes(_ fields: Fields, _ keys: [CodedKey], own: Bool = true) -> [Code] {
    let known = keys.flatMap { key -> [Code] in
      let ids = key.isList ? fields.texts(key.key) : fields.text(key.key).map { [$0] } ?? []
      return ids.map { Code(key.framework, $0) }
    }
    return known + (own ? ownCodes(fields) : [])
  }

  private static func ownCodes(_ fields: Fields) -> [Code] {
    fields.items("codes") { text in
      Code(text)
    } orReport: { text in
      ("not_a_code", "“\(text)” names no framework and no id.", "Write both, as our-scheme/first.")
    }
  }

  /// Who may read a record. A word that says nothing must not widen that: it counts as the narrowest that is committed.
  ///
  /// - Parameter narrowest: what a record of this kind may say; only entries of logs can be kept for oneself.
  static func share(_ fields: Fields, usual: Share, from narrowest: Share = .team) -> Share {
    guard let entry = fields.entry("share") else { return usual }
    guard let share: Share = fields.choice("share") else { return .team }
    if share < narrowest {
      fields.report(
        "not_a_choice", at: entry.value.range.lowerBound, "This record cannot be kept for yourself.",
        "Write \(Share.allCases.filter { $0 >= narrowest }.map(\.rawValue).spokenOr).")
    }
    return share
  }

  private static func kindRemedy(_ id: EntryID) -> String {
    "The kind stands in the file's name: enquiry edit \(id) --kind KIND"
  }

  private static func note(_ fields: Fields, _ matter: FrontMatter, id: EntryID, date: Day?) -> LogNote {
    fields.schema()
    fields.remedies["date"] = "The day stands in the file's name: enquiry edit \(id) --date DAY"
    var note = LogNote(id: id, date: date, share: share(fields, usual: .team, from: .me), text: "")
    note.school = fields.text("school")
    note.role = fields.text("role")
    note.cycle = fields.entryID("cycle")?.text
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
