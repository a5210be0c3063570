internal import Archive
internal import Model
internal import Records

extension Log: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let isGiven = entry.words.isGiven || !learned.isEmpty
    if isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let happened = Question.text(
      "happened", "What happened?", label: "What happened",
      help: "What was seen, by whom, where. It goes into the evidence log. ! opens your editor for a longer text.",
      example: "Nine of twelve pairs read on four days or more.")
    var learning = Question.text(
      "learned", "What did you learn about leading it?", label: "What you learned",
      help: "It goes into the leadership log. Leave it empty when there is nothing new.",
      example: "The form tutors made it happen; ask them first next time.")
    learning.isNeeded = { $0["happened"] == nil }
    var questions = [happened, learning]
    if entry.readers.share == nil {
      let last = try LastEntry(of: name, in: snapshot, evidence: true, leadership: true)
      questions.append(.readers(usual: last.entry?.note.share ?? .team))
    }
    questions.append(try .day(entry.day, in: context))
    return Dialogue(title: "Write in the log of \(name)", questions: questions, draft: "log-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    if let happened = answers["happened"] { entry.words.messages = [happened] }
    if let text = answers["learned"] { learned = [text] }
    entry.readers.share = entry.readers.share ?? answers["share"]
    entry.day.date = answers["when"] ?? entry.day.date
  }
}

extension EvidenceCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if entry.words.isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let last = try LastEntry(of: name, in: snapshot, evidence: true, leadership: false).entry
    let seen = Question.text(
      "text", "What was observed?", label: "Observed",
      help: "What was seen or said, and how many. ! opens your editor for a longer text.",
      example: "Eleven of fourteen pupils said they like reading more.", isNeeded: true)
    var questions = [seen]
    if kind == EvidenceEntry.Kind.other.rawValue {
      var sort = Question("kind", "What kind of evidence is it?", label: "Kind", help: "How it was observed.")
      sort.choices = { _ in EvidenceEntry.Kind.allCases.map { .init(value: $0.rawValue, label: $0.spoken) } }
      sort.usual = { _ in (last?.kind ?? .observation).rawValue }
      questions.append(sort)
    }
    if school == nil {
      var place = Question("school", "In which school?", label: "School", help: "Where it was observed.")
      place.usual = { _ in last?.note.school }
      questions.append(place)
    }
    if entry.readers.share == nil { questions.append(.readers(usual: last?.note.share ?? .team)) }
    questions.append(try .day(entry.day, in: context))
    return Dialogue(
      title: "Add to the evidence log of \(name)", questions: questions, draft: "evidence-add-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    if let text = answers["text"] { entry.words.messages = [text] }
    kind = answers["kind"] ?? kind
    school = school ?? answers["school"]
    entry.readers.share = entry.readers.share ?? answers["share"]
    entry.day.date = answers["when"] ?? entry.day.date
  }
}

extension LeadershipCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if entry.words.isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let text = Question.text(
      "text", "What did you learn about leading it?", label: "What you learned",
      help: "What worked or did not in leading the enquiry, and what you would do another time. ! opens your editor.",
      example: "The form tutors made it happen; ask them first next time.", isNeeded: true)
    var questions = [text]
    if entry.readers.share == nil {
      let last = try LastEntry(of: name, in: snapshot, evidence: false, leadership: true).entry
      questions.append(.readers(usual: last?.note.share ?? .team))
    }
    questions.append(try .day(entry.day, in: context))
    return Dialogue(
      title: "Add to the leadership log of \(name)", questions: questions, draft: "leadership-add-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    if let text = answers["text"] { entry.words.messages = [text] }
    entry.readers.share = entry.readers.share ?? answers["share"]
    entry.day.date = answers["when"] ?? entry.day.date
  }
}

extension WordsOptions {
  var isGiven: Bool { !messages.isEmpty || file != nil }
}

/// The entry of an enquiry's logs that was written last: what was answered then is proposed again.
private struct LastEntry {
  /// Nil before the first; its kind is nil in the leadership log.
  let entry: (note: LogNote, kind: EvidenceEntry.Kind?)?

  init(of name: EnquiryName, in snapshot: Snapshot, evidence: Bool, leadership: Bool) throws {
    let own = try snapshot.workspace.privateEntries(of: name).value
    var entries: [(note: LogNote, kind: EvidenceEntry.Kind?)] = []
    if evidence { entries += (try snapshot.evidence(of: name).value + own.evidence).map { ($0.note, $0.kind) } }
    if leadership { entries += (try snapshot.leadership(of: name).value + own.leadership).map { ($0.note, nil) } }
    entry = try snapshot.writtenLast(of: entries, note: \.note) { note, kind in
      kind.map { .evidence(name, note.date, $0, note.id) } ?? .leadership(name, note.date, note.id)
    }
  }
}
