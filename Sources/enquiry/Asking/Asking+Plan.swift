internal import Archive
internal import Model
internal import Records

extension PlanCommand.EditIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let snapshot = try context.snapshotToWriteTo()
    if try isGiven(snapshot) || editing.edit { return nil }
    let name = try enquiry.asked(in: snapshot, context)
    var what = Question(
      "what", "What would you like to add, or change?", label: "To the plan",
      help: "One thing at a time; run the command again for another.")
    what.choices = { _ in Self.parts.map { .init(value: $0.key, label: $0.label) } }
    what.isNeeded = { _ in true }
    let areas = try snapshot.frameworks().value[.focusAreas]?.entries ?? []
    let questions = Self.parts.map { part -> Question in
      var question = Question(part.key, part.words, label: part.label, help: part.help, example: part.example)
      question.ask(after: "what") { $0["what"] == part.key }
      question.isNeeded = { _ in true }
      question.isPart = true
      if part.key == "focus" { question.choices = { _ in areas.map { .init(value: $0.id, label: $0.title) } } }
      return question
    }
    let measures = try snapshot.measures(of: name).value.map(\.measure)
    let criterion = CriterionOptions.questions(of: measures, after: "what") { $0["what"] == "success" }
    return Dialogue(
      title: "Change the plan of \(name)", questions: [what] + questions + criterion + Self.amounts,
      draft: "plan-edit-\(name.forDraft)")
  }

  private func isGiven(_ snapshot: Snapshot) throws -> Bool {
    if criterion.isGiven || !answers.success.isEmpty { return true }
    return try !answers.edits(snapshot).isEmpty || !more.edits(snapshot).isEmpty
  }

  /// Days and pounds of a cost.
  private static var amounts: [Question] {
    [
      ("cover_days", "How many days of cover does it take?", "Days of cover", "6"),
      ("money", "How many pounds does it cost?", "Pounds", "500"),
    ].map { key, words, label, example in
      var question = Question(
        key, words, label: label, help: "A number. Leave it empty when it is none, or not known.", example: example)
      question.ask(after: "what") { $0["what"] == "cost" }
      question.isPart = true
      question.check = { text, _ in try NumberInput.number(text, label)?.description ?? text }
      return question
    }
  }

  private typealias Part = (key: String, label: String, words: String, help: String, example: String)

  private static let parts: [Part] = [
    ("focus", "Area of focus", "Which area of focus?", "For looking across enquiries.", "lesson study"),
    ("priority", "Priority", "Which priority of the schools does it serve?", "As the schools word it.", "Reading"),
    ("success", "Success", "What would count as success?", "Something that can be seen.", "Most read every day."),
    ("school", "School", "Which school takes part?", "Its name.", "Oak School"),
    ("sponsor", "Sponsor", "Which head stands behind it?", "A role, never a name.", "headteacher, Elm School"),
    ("champion", "Champion", "Which senior leader carries it?", "A role, never a name.", "deputy head, Oak School"),
    ("risk", "Risk", "What could go wrong?", "With what you will do then after =.", "rooms are full=book ahead"),
    ("cost", "Cost", "What is paid for?", "Days and pounds are asked for next.", "training for mentors"),
    (
      "concurrent", "Also going on", "What else goes on at the same time?", "What could explain a change, too.",
      "a new test"
    ),
  ]

  mutating func take(_ given: Answers) throws {
    more.focus = given["focus"] ?? more.focus
    more.sponsor = given["sponsor"] ?? more.sponsor
    more.cost = given["cost"] ?? more.cost
    more.coverDays = given["cover_days"] ?? more.coverDays
    more.money = given["money"] ?? more.money
    more.priority += given.list("priority")
    more.champion += given.list("champion")
    more.risk += given.list("risk")
    more.concurrent += given.list("concurrent")
    answers.success += given.list("success")
    criterion.take(given)
    answers.school += given.list("school")
  }
}

extension TheoryCommand.Add: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if words.isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let entries = try snapshot.frameworks().value[.theoryOfChange]?.entries ?? []
    var questions: [Question] = []
    if stage == nil {
      var which = Question(
        "stage", "Which stage of the chain?", label: "Stage",
        help: "From what you take for granted to what changes for good.")
      which.choices = { _ in entries.map { .init(value: $0.id, label: $0.title) } }
      which.isNeeded = { _ in true }
      questions.append(which)
    }
    questions.append(
      .text(
        "text", "What is the statement?", label: "Statement", help: "One sentence.",
        example: "Older pupils can be trained as mentors in a day.", isNeeded: true))
    return Dialogue(
      title: "Add to how \(name) is meant to work", questions: questions, draft: "theory-add-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    stage = stage ?? answers["stage"]
    if let text = answers["text"] { words.messages = [text] }
  }
}
