internal import Archive
internal import Model
internal import Records

extension ParticipationCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if kind != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    var what = Question("kind", "What happened?", label: "What happened", help: "One thing; run it again for another.")
    what.choices = { _ in ParticipationEntry.Kind.allCases.map { .init(value: $0.rawValue, label: $0.spoken) } }
    what.isNeeded = { _ in true }
    let adapted = ParticipationEntry.Kind.adapted.rawValue
    var who = Question.text(
      "school", "Which school?", label: "School", help: "Its name. - when it is not about a school.",
      example: "Oak School")
    who.isNeeded = { $0["kind"] != adapted }
    var element = Question(
      "element", "Which part of the practice does it touch?", label: "Part of the practice",
      help: "The core is what makes it work; the rest may differ from place to place.")
    element.choices = { _ in
      [.init(value: "core", label: "the core"), .init(value: "adaptable", label: "what may differ")]
    }
    element.ask(after: "kind") { $0["kind"] == adapted }
    var why = Question.text(
      "text", "What was done, and why?", label: "Why", help: "It is read only by those you name next.",
      example: "The head left, and nobody could take it on.")
    why.isNeeded = { $0["kind"] == adapted }
    let own = try snapshot.workspace.privateEntries(of: name).value.participation
    let last = try snapshot.writtenLast(of: snapshot.participation(of: name).value + own, note: \.note) {
      .participation(name, $0.note.date, $0.kind, $0.note.id)
    }
    let day = try Question.day(entry.day, in: context)
    return Dialogue(
      title: "Who takes part in \(name)",
      questions: [what] + (school == nil ? [who] : []) + [element, why]
        + (entry.readers.share == nil ? [.readers(usual: last?.note.share ?? .team)] : []) + [day],
      draft: "participation-add-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    kind = answers["kind"]
    school = school ?? answers["school"]
    element = element ?? answers["element"]
    if let text = answers["text"] { entry.words.messages = [text] }
    entry.readers.share = entry.readers.share ?? answers["share"]
    entry.day.date = answers["when"] ?? entry.day.date
  }
}

extension CodingCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if !code.isEmpty { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let frameworks = try snapshot.frameworks().value
    let coded = try codedEntry(in: snapshot)
    let last = try snapshot.writtenLast(of: snapshot.codings().value, note: \.note) {
      .coding($0.note.date, entry: $0.entry, $0.note.id)
    }
    var list = Question(
      "framework", "In which framework?", label: "Framework", help: "Put one of your own into enquiries/frameworks/.")
    list.choices = { _ in frameworks.all.map { .init(value: $0.id.text, label: $0.title) } }
    list.usual = { _ in last?.codes.first?.framework.text ?? Slug.keyMessages.text }
    var which = Question("code", "Which of its entries?", label: "Code", help: "The one it speaks to most.")
    which.choices = { answers in
      let entries = answers["framework"].flatMap { Slug($0) }.flatMap { frameworks[$0] }?.entries ?? []
      return entries.map { .init(value: $0.id, label: "\($0.id)  \($0.title)") }
    }
    which.isNeeded = { _ in true }
    which.isPart = true
    let why = Question.text("text", "Why?", label: "Why", help: "What in the entry speaks for it.")
    var who = Question(
      "role", "How do you sign?", label: "Coder", help: "A role, never a name.", example: "researcher, national team")
    who.usual = { _ in last?.note.role }
    return Dialogue(
      title: "Code the entry \(coded)", questions: [list, which, why] + (role == nil ? [who] : []),
      draft: "coding-add-\(coded)")
  }

  mutating func take(_ answers: Answers) throws {
    if let framework = answers["framework"], let id = answers["code"] { code = ["\(framework)/\(id)"] }
    if let text = answers["text"] { words.words.messages = [text] }
    role = role ?? answers["role"]
  }
}

extension MeasureCommand.Revise: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if reason != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let measures = try snapshot.measures(of: name).value.map(\.measure)
    if id == nil { id = try context.choose(among: measures) }
    guard let wanted = id ?? measures.first?.id.text, let measure = measures.first(where: { $0.id.text == wanted })
    else { return nil }
    id = wanted
    let isGiven = try !definition.edits(isNew: false).isEmpty
    var test = Question.text(
      "instrument", "Which test or questionnaire is it now?", label: "Test", help: "Its name, with the edition.",
      example: "New Group Reading Test, form B", isNeeded: !isGiven)
    test.usual = { _ in measure.instrument }
    var unit = Question.text(
      "unit", "In what unit?", label: "Unit", help: "What one step of it is called.", example: "months")
    unit.usual = { _ in measure.unit }
    let why = Question.text(
      "reason", "Why is it changed?", label: "Why", help: "It stays in the record, for those who read the figures.",
      example: "The publisher withdrew the test.", isNeeded: true)
    return Dialogue(
      title: "Change what \(measure.title.lowercasedFirst) of \(name) is",
      questions: (isGiven ? [] : [test, unit]) + [why],
      draft: "measure-revise-\(wanted)-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    reason = answers["reason"]
    definition.instrument = definition.instrument ?? answers["instrument"]
    definition.unit = definition.unit ?? answers["unit"]
  }
}
