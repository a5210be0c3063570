internal import Archive
internal import Model
internal import Records

extension CycleCommand.Make: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if aim != nil || prediction != nil || words.isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let cycles = try snapshot.cycles(of: name).value
    var find = Question.text(
      "aim", "What is this cycle to find out or try?", label: "To find out",
      help: "One thing that you can know by the end of the cycle.",
      example: "Whether mentors can be trained in a day.")
    find.usual = { _ in cycles.last?.prose[.next].map(Page.running) }
    let expected = Question.text(
      "prediction", "What do you expect to see at its end?", label: "Expected",
      help: "Say it before you begin: the review shows it to you.", example: "Most pairs read on four days a week.")
    var when = Question(
      "period", "When does it run?", label: "When", help: "A term, or a year.", example: "autumn 2026")
    let today = context.today
    let calendar = try snapshot.calendar()
    let term = try CycleCommand.period(nil, today, calendar).spoken
    when.isQuiet = true
    when.usual = { _ in term }
    when.check = { text, _ in try CycleCommand.period(text, today, calendar).spoken }
    return Dialogue(
      title: "Open cycle \(cycles.count + 1) of \(name)", questions: [find, expected] + (period == nil ? [when] : []),
      draft: "cycle-new-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    aim = answers["aim"]
    prediction = answers["prediction"]
    period = period ?? answers["period"]
  }
}

extension CycleCommand.ReviewIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let texts = [
      happened, wentWell, notEffective, problems, learned, turnedOut, decision.decision, asks, offers, decisionNeeded,
    ]
    if text.isGiven || texts.contains(where: { $0 != nil }) { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let step = CycleCommand.Step(number: number, edits: [], decision: [], action: "")
    let (cycle, number) = try step.cycle(of: name, in: snapshot)
    self.number = number
    let questions: [Question] = [
      .text(
        "happened", "What happened?", label: "What happened", help: "What was done, and what you saw of its effect.",
        example: "Twelve pairs read from October; nine of them on four days or more.", isNeeded: true),
      .text(
        "went_well", "What went well?", label: "Went well", help: "What you would do again.",
        example: "Mentors were reliable."),
      .text(
        "not_effective", "What was not effective?", label: "Not effective", help: "What made no difference.",
        example: "Reading aloud in the hall."),
      .text(
        "problems", "Where were there problems?", label: "Problems", help: "What got in the way.",
        example: "No room was free on Thursdays."),
      CycleCommand.decision(mayStayOpen: true), CycleCommand.freed,
    ]
    return Dialogue(
      title: "Look back on cycle \(number) of \(name), \(cycle.period.spoken)", intro: CycleCommand.before(cycle),
      questions: questions, draft: "cycle-review-\(number)-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    happened = answers["happened"]
    wentWell = answers["went_well"]
    notEffective = answers["not_effective"]
    problems = answers["problems"]
    decision.decision = answers["decision"].flatMap { $0 == CycleCommand.open ? nil : $0 }
    decision.frees = decision.frees ?? answers["frees"]
  }
}

extension CycleCommand.CloseIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if decision.decision != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let step = CycleCommand.Step(number: number, edits: [], decision: [], action: "")
    let (cycle, number) = try step.cycle(of: name, in: snapshot)
    self.number = number
    var questions = [CycleCommand.decision(mayStayOpen: false)]
    if decision.frees == nil { questions.append(CycleCommand.freed) }
    if decision.why == nil, !text.isGiven {
      questions.append(
        .text(
          "why", "Why?", label: "Why", help: "What speaks for it, from what you saw.",
          example: "It works where rooms are booked."))
    }
    if decision.next == nil {
      questions.append(
        .text(
          "next", "What comes next?", label: "Next", help: "What the next cycle is about, or what ends now.",
          example: "Every form, with rooms booked."))
    }
    return Dialogue(
      title: "Close cycle \(number) of \(name), \(cycle.period.spoken)", intro: CycleCommand.before(cycle),
      questions: questions, draft: "cycle-close-\(number)-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    decision.decision = answers["decision"]
    decision.frees = decision.frees ?? answers["frees"]
    decision.why = decision.why ?? answers["why"]
    decision.next = decision.next ?? answers["next"]
  }
}

extension CycleCommand {
  /// In place of a decision: none was made yet.
  fileprivate static var open: String { "open" }

  /// What was expected, so that it is in view; and what was written already.
  fileprivate static func before(_ cycle: Cycle) -> [String] {
    let expected = cycle.prose[.prediction].map { "You expected: \($0)" }
    let headings: [Heading] = [.happened, .wentWell, .notEffective, .problems]
    let written = headings.compactMap { heading in cycle.prose[heading].map { "\(heading.rawValue): \($0)" } }
    return [expected ?? "What you expected at its beginning is not recorded."] + written
  }

  /// A stop is a decision for something else: what it makes room for.
  fileprivate static var freed: Question {
    var question = Question.text(
      "frees", "What does stopping free?", label: "Frees", help: "Time, money, attention: what there is room for now.",
      example: "Two hours of cover a week.")
    question.ask(after: "decision") { $0["decision"] == Cycle.Decision.stop.rawValue }
    question.isPart = true
    return question
  }

  fileprivate static func decision(mayStayOpen: Bool) -> Question {
    var question = Question(
      "decision", "What did you decide?", label: "Decision",
      help: "A decision closes the cycle. You may leave it open until you have met: enquiry cycle close")
    let choices = Cycle.Decision.allCases.map { Question.Choice(value: $0.rawValue, label: $0.spoken) }
    question.choices = { _ in (mayStayOpen ? [.init(value: open, label: "leave it open for now")] : []) + choices }
    if mayStayOpen { question.usual = { _ in open } }
    question.isNeeded = { _ in true }
    return question
  }
}
