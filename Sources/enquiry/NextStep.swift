internal import Model

/// Something to do next, with the command that does it, ready to be pasted.
struct NextStep: Hashable {
  /// What is done, as "look back on cycle 1".
  let words: String
  let command: String

  /// The words with the command after them, or on a line of its own that nothing breaks.
  ///
  /// - Parameter source: whose folder it is that is read here only, so that others do it; nil for this one.
  func text(_ page: Page, first: String = "  > ", whose source: Source.Reading? = nil) -> String {
    if source != nil { return page.wrapped(words, first: first, indent: 4) }
    let line = "\(first)\(words): \(command)"
    if Plain.columns(line) <= page.width { return line }
    return page.wrapped("\(words):", first: first, indent: 4) + "\n    \(command)"
  }

  var line: String { "\(words): \(command)" }
}

extension Standing {
  /// What comes next on a day, the most pressing first and at most three: what is late, then what is natural.
  func next(on today: Day, by calendar: TermCalendar) -> [NextStep] {
    guard plan != nil else { return [NextStep(words: "mend \(name.slug)'s enquiry.md", command: "enquiry check")] }
    if let (number, cycle) = current, cycle.isUnreadable {
      return [NextStep(words: "mend cycle \(number)'s file", command: "enquiry check")]
    }
    var steps = due(on: today, by: calendar).map { step(for: $0.matter) }
    steps += planned
    return Array(steps.unique.prefix(3))
  }

  /// What comes next when nothing is late: a starting measure before anything else is tried.
  private var planned: [NextStep] {
    var matters: [Due.Matter] = []
    if outcomes.isEmpty { matters.append(.noMeasure) }
    if stage != .closed { matters += outcomes.filter(\.lacksStart).map { .noStart($0.id) } }
    switch (stage, current) {
    case (.new, _), (_, nil): break
    case (.open, let current?): matters.append(.noReview(cycle: current.number))
    case (.reviewed, let current?): matters.append(.noDecision(cycle: current.number))
    case (.closed, let current?):
      matters += outcomes.filter(\.lacksAfter).map { .noFigureAfter($0.id) }
      if ![.stop, .adopt].contains(current.cycle.decision) { matters.append(.noNextCycle(after: current.number)) }
    }
    var steps = matters.map(step)
    if stage == .new {
      steps.append(NextStep(words: "open the first cycle", command: "enquiry cycle new -e \(name)"))
    }
    if logs.count == 0, stage == .open || stage == .reviewed { steps.append(step(for: .quietLog)) }
    return steps
  }

  func step(for matter: Due.Matter) -> NextStep {
    let place = "-e \(name)"
    switch matter {
    case .noMeasure:
      return NextStep(words: "say what you will measure", command: "enquiry measure new \(newMeasure) \(place)")
    case .noStart(let id):
      return NextStep(
        words: "record where \(title(of: id).lowercasedFirst) starts",
        command: "enquiry measure record \(id) \(place) --occasion \(occasion(of: id) { $0.start })")
    case .noFigureAfter(let id):
      return NextStep(
        words: "record \(title(of: id).lowercasedFirst) as it is now",
        command: "enquiry measure record \(id) \(place) --occasion \(occasion(of: id) { $0.end })")
    case .noReview(let number):
      return NextStep(words: "look back on cycle \(number)", command: "enquiry cycle review \(number) \(place)")
    case .noDecision(let number):
      return NextStep(words: "decide how cycle \(number) ends", command: "enquiry cycle close \(number) \(place)")
    case .noNextCycle: return NextStep(words: "open the next cycle", command: "enquiry cycle new \(place)")
    case .quietLog: return NextStep(words: "write down what has happened", command: "enquiry log \(place)")
    }
  }

  /// A short name for a first measure, after what should improve.
  private var newMeasure: String {
    let words = plan?.outcome.flatMap { Slug(from: $0) }?.text.split(separator: "-").prefix(3) ?? []
    return Slug(words.joined(separator: "-"))?.text ?? "first-measure"
  }

  func title(of id: Slug) -> String { outcomes.first { $0.id == id }?.title ?? id.text }

  private func occasion(of id: Slug, _ which: (Outcome) -> String) -> String {
    Failure.quoted(outcomes.first { $0.id == id }.map(which) ?? "before")
  }
}
