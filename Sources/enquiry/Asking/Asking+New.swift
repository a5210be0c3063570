internal import Archive
internal import Model
internal import Records

extension New: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let given = answers
    let texts = [given.practice, given.forWhom, given.outcome, given.period, given.title, given.question]
    let isGiven = texts.contains { $0 != nil } || !(given.success + given.school + given.intervention).isEmpty
    if slug != nil, isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let home = try asked(in: snapshot, context)
    let toolkit = try snapshot.toolkit().value
    var questions: [Question] = []
    if given.practice == nil { questions.append(New.practice(toolkit)) }
    if given.practice == nil, given.intervention.isEmpty { questions.append(New.near(toolkit)) }
    if given.forWhom == nil {
      questions.append(
        .text(
          "for_whom", "With whom?", label: "With whom", help: "The pupils, classes or teachers it is for.",
          example: "year 7 pupils who read below their age"))
    }
    if given.outcome == nil {
      questions.append(
        .text(
          "outcome", "What should improve?", label: "To improve", help: "What you hope to change, in a few words.",
          example: "reading age"))
    }
    if given.period == nil {
      questions.append(
        .text("period", "By when?", label: "By when", help: "When you want to see it.", example: "by July 2027"))
    }
    questions += try rest(snapshot, home)
    return Dialogue(title: "Begin an enquiry", questions: questions, draft: "new-\(home)")
  }

  /// The alliance that it is for; where several could be, the person says which.
  private mutating func asked(in snapshot: Snapshot, _ context: Context) throws -> Slug {
    if let alliance { return try snapshot.find(alliance: alliance) }
    let known = try snapshot.allianceSlugs()
    if known.count > 1 {
      alliance = try context.choose(
        "Which alliance is the enquiry for?",
        try known.map { .init(value: $0.text, label: try snapshot.alliance($0).value?.name ?? $0.text) })
    }
    guard let home = try alliance.map(snapshot.find(alliance:)) ?? known.first else {
      throw Failure("An enquiry belongs to an alliance.", hint: "Make it first: enquiry alliance new", code: .usage)
    }
    return home
  }

  private func rest(_ snapshot: Snapshot, _ home: Slug) throws -> [Question] {
    var questions: [Question] = []
    if answers.success.isEmpty {
      var criteria = Question(
        "success", "What would be success?", label: "Success is",
        help: "What you would have to see. Say how much, where you can.",
        example: "reading age rises by two months for every month")
      criteria.takesSeveral = true
      questions.append(criteria)
    }
    if answers.school.isEmpty {
      var schools = Question(
        "schools", "Which schools?", label: "Schools", help: "The schools that take part.",
        example: "Elm School; Oak School")
      schools.takesSeveral = true
      let known = try New.schools(snapshot, home)
      schools.usual = { _ in known.isEmpty ? nil : known.joined(separator: "; ") }
      questions.append(schools)
    }
    if slug == nil {
      let given = answers.title ?? answers.practice
      let taken = Set(try snapshot.names(in: Layout.alliance(home))).union(["reviews"])
      questions.append(
        .shortName(for: .enquiry, taken: taken) { answers in
          NewName.short(given ?? answers["practice"].map { New.toolkitID(in: $0).words })
        })
    }
    return questions
  }

  /// The schools of the alliance.
  private static func schools(_ snapshot: Snapshot, _ home: Slug) throws -> [String] {
    let alliance = try snapshot.alliance(home).value
    return NewName.unique((alliance?.leadSchool.map { [$0] } ?? []) + (alliance?.schools.map(\.name) ?? []))
  }

  mutating func take(_ asked: Answers) throws {
    if let text = asked["practice"] {
      let (words, id) = New.toolkitID(in: text)
      answers.practice = words
      if let id {
        answers.intervention.append(id)
        // The question quotes the toolkit's words; a title stands by itself.
        if words.hasPrefix("“"), words.hasSuffix("”") {
          answers.title = answers.title ?? String(words.dropFirst().dropLast())
        }
      }
    }
    if let id = asked["intervention"], id != New.noneOfThese { answers.intervention.append(id) }
    slug = slug ?? asked["slug"]
    answers.forWhom = answers.forWhom ?? asked["for_whom"]
    answers.outcome = answers.outcome ?? asked["outcome"]
    answers.period = answers.period ?? asked["period"]
    answers.success += asked.list("success")
    answers.school += asked.list("schools")
  }
}

/// The toolkit, in what is asked.
extension New {
  static var noneOfThese: String { "none" }

  private static func practice(_ toolkit: Toolkit) -> Question {
    var question = Question.text(
      "practice", "What will you try?", label: "Trying",
      help: "In your own words, or an intervention of the toolkit by its id, as men.5. The toolkit has "
        + "\(toolkit.interventions.count) of them; see them in another window: enquiry toolkit",
      example: "daily reading with a trained older pupil", isNeeded: true)
    question.check = { text, _ in
      let isID = !text.contains(" ") && text.contains(".") && text.last?.isNumber == true
      guard isID, let found = toolkit[try Interventions.id(text, toolkit)] else { return text }
      return "“\(found.title)” (\(found.id))"
    }
    return question
  }

  /// `“Students mentor each other” (men.5)` in its words and its id.
  static func toolkitID(in text: String) -> (words: String, id: String?) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return (text, nil) }
    let id = String(text[text.index(after: open)...].dropLast())
    guard id.contains("."), id.last?.isNumber == true, !id.contains(" ") else { return (text, nil) }
    return (String(text[..<open]).trimmingBlanks, id)
  }

  /// Asks whether it is an intervention that the toolkit has, where some are near.
  private static func near(_ toolkit: Toolkit) -> Question {
    var question = Question(
      "intervention", "The toolkit has this; is it one of them?", label: "Toolkit",
      help: "Saying so brings together what several alliances learn about the same intervention.")
    question.isPart = true
    let found = { (answers: Answers) -> [Toolkit.Intervention] in
      guard let text = answers["practice"], toolkitID(in: text).id == nil else { return [] }
      return toolkit.near(text)
    }
    question.ask(after: "practice") { !found($0).isEmpty }
    question.choices = { answers in
      found(answers).map { .init(value: $0.id, label: "\($0.title) (\($0.id))") }
        + [.init(value: noneOfThese, label: "none of these")]
    }
    question.usual = { _ in noneOfThese }
    return question
  }
}

extension Toolkit {
  /// Interventions that share at least two words with a text, the nearest first; four at most.
  func near(_ text: String) -> [Intervention] {
    let words = Toolkit.stems(text)
    let scored = interventions.map { ($0, Toolkit.stems($0.title).intersection(words).count) }.filter { $0.1 > 1 }
    return scored.enumerated().sorted { one, other in
      (-one.element.1, one.offset) < (-other.element.1, other.offset)
    }.prefix(4).map(\.element.0)
  }

  /// The first five letters of each word that says something.
  private static func stems(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 3 }.map { $0.prefix(5) })
      .subtracting(["with", "from", "their", "other", "schoo", "that", "each", "into", "acros"])
  }
}
