internal import Archive
internal import Model
internal import Records

extension MeasureCommand.Make: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if id != nil, definition.title != nil { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let last = try snapshot.measures(of: name).value.last?.measure
    var questions: [Question] = []
    if definition.title == nil {
      var title = Question.text(
        "title", "What will you measure?", label: "Measure", help: "Its name, as it stands in tables.",
        example: "Reading age", isNeeded: id == nil)
      let given = id
      title.usual = { _ in given.map(NewName.words) }
      questions.append(title)
    }
    questions += DefinitionQuestions(definition: definition, comparison: comparison, marks: marks, last: last).all
    if id == nil {
      let given = definition.title
      let ids = try snapshot.locations(of: name, in: "measures").compactMap { place -> String? in
        if case .measure(_, let id) = place { id.text } else { nil }
      }
      questions.append(
        .shortName(for: .measure, taken: Set(ids)) { NewName.short(given ?? $0["title"]) })
    }
    return Dialogue(
      title: "Add a measure to \(name)", questions: questions, draft: "measure-new-\(name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    id = id ?? answers["slug"]
    definition.title = definition.title ?? answers["title"]
    definition.scale = answers["scale"] ?? definition.scale
    definition.people = definition.people ?? answers["people"]
    definition.unit = definition.unit ?? answers["unit"]
    definition.direction = answers["direction"] ?? definition.direction
    if let ends = try answers["ends"].map(ScaleEnds.init) {
      (definition.scaleMin, definition.scaleMax) = (ends.low.description, ends.high.description)
    }
    definition.likertLevels = definition.likertLevels ?? answers["levels"].flatMap(Int.init)
    definition.topBox = definition.topBox ?? answers["top_box"].flatMap(Int.init)
    comparison.controlGroup = comparison.controlGroup ?? answers["control"]
    if comparison.treatmentGroup.isEmpty { comparison.treatmentGroup = answers.list("treatment") }
    comparison.design = comparison.design ?? answers["design"]
    if answers["low"] == DefinitionQuestions.yes { marks.selectedForLowScore = true }
    if answers["sensitive"] == DefinitionQuestions.yes { marks.sensitive = true }
  }
}

/// What a definition is asked for, besides its title and what flags gave.
struct DefinitionQuestions {
  let definition: DefinitionOptions
  let comparison: ComparisonOptions
  let marks: MarkOptions
  /// The measure that was defined last: what it says is usual here.
  let last: Measure?

  static let yes = "yes"

  var all: [Question] {
    let scales = definition.scale == nil ? [scale] : []
    return (definition.people == nil ? [people] : []) + scales + figures + [chosenLow].compactMap(\.self)
      + [hidden].compactMap(\.self) + groups + [better]
  }

  /// The scale after what was answered: by the flag, by the answer, else scores.
  private func scale(after answers: Answers) -> Measure.Scale {
    (answers["scale"] ?? definition.scale).flatMap(Measure.Scale.init) ?? .continuous
  }

  private func isScore(_ answers: Answers) -> Bool {
    let scale = scale(after: answers)
    return scale == .continuous || scale == .series
  }

  // MARK: - What sort of figure

  private var scale: Question {
    var scale = Question(
      "scale", "What sort of figure is it?", label: "Figure",
      help: "A score has an average. Yes or no and levels of agreement are counted. A figure of one time after the "
        + "other is one number a week, a month or a term, as attendance.")
    scale.choices = { _ in
      [
        .init(value: "continuous", label: "a score or an age"), .init(value: "binary", label: "yes or no"),
        .init(value: "likert", label: "levels of agreement"),
        .init(value: "series", label: "one figure after the other, as attendance each week"),
      ]
    }
    scale.usual = { _ in "continuous" }
    return scale
  }

  private var people: Question {
    let last = last
    var people = Question(
      "people", "Of whom?", label: "Of whom", help: "Who is measured, in the plural.", example: "pupils")
    people.usual = { _ in last?.people ?? "pupils" }
    return people
  }

  /// Unit and ends of scores, levels of answers.
  private var figures: [Question] {
    let last = last
    var questions: [Question] = []
    if definition.unit == nil {
      var unit = Question(
        "unit", "In what unit?", label: "Unit", help: "What one step of it is called.", example: "months")
      unit.ask(after: "scale", when: isScore)
      unit.usual = { _ in last?.unit }
      questions.append(unit)
    }
    if definition.scaleMin == nil, definition.scaleMax == nil {
      let given = definition.unit
      var ends = Question(
        "ends", "What is the lowest it can be, and the highest? Enter when there is no limit.", label: "From, to",
        help: "With them slips are found, and the program sees whether many were at the top already. A reading age has "
          + "no such limits.", example: "0 to 40")
      ends.ask(after: "scale", when: isScore)
      ends.usual = { ($0["unit"] ?? given) == "%" ? "0 to 100" : nil }
      ends.check = { text, _ in try ScaleEnds(text).description }
      questions.append(ends)
    }
    return questions + levels
  }

  private var levels: [Question] {
    let (last, given) = (last, definition.likertLevels)
    let usual = last.flatMap { $0.likertLevels.count > 1 ? $0.likertLevels.count : nil } ?? 5
    let count = { (answers: Answers) in answers["levels"].flatMap(Int.init) ?? given ?? usual }
    var levels = Question(
      "levels", "How many levels are there?", label: "Levels", help: "From “not at all” to “very much”, counted.",
      example: "5")
    levels.ask(after: "scale") { self.scale(after: $0) == .likert }
    levels.usual = { _ in String(usual) }
    levels.isNeeded = { _ in true }
    levels.check = { try DefinitionQuestions.whole($0, in: 2...100, "Type how many there are, as 5.", $1) }
    var agreeing = Question(
      "top_box", "How many of them, from the good end, count as agreeing?", label: "Agreeing",
      help: "Of five levels usually the best two. The share of these is what is told.", example: "2")
    agreeing.ask(after: "scale") { self.scale(after: $0) == .likert }
    agreeing.usual = { String(Measure.usualTopBox(of: count($0))) }
    agreeing.isNeeded = { _ in true }
    agreeing.check = { text, answers in
      let most = max(1, count(answers) - 1)
      return try DefinitionQuestions.whole(text, in: 1...most, "Type \(Question.numbers(most)).", answers)
    }
    return (given == nil ? [levels] : []) + (definition.topBox == nil ? [agreeing] : [])
  }

  private static func whole(_ text: String, in range: ClosedRange<Int>, _ hint: String, _: Answers) throws -> String {
    if let number = Int(text), range ~= number { return text }
    throw Failure("“\(text)” cannot be.", hint: hint, code: .usage)
  }

  // MARK: - What must be said with it

  /// What was chosen for being low rises by itself: readers must know.
  private var chosenLow: Question? {
    if marks.selectedForLowScore { return nil }
    var low = Question(
      "low", "Were they chosen because they scored low at the start?", label: "Chosen for low scores",
      help: "Very low scores tend to be followed by higher ones, whatever is done. The program says so with the result."
    )
    low.ask(after: "scale") { self.scale(after: $0) == .continuous }
    low.choices = { _ in DefinitionQuestions.yesOrNo }
    low.usual = { _ in "no" }
    return low
  }

  /// Asked of what tells how children feel or behave.
  private var hidden: Question? {
    if marks.sensitive { return nil }
    let (given, last) = (definition, last)
    var hidden = Question(
      "sensitive", "This may tell how children feel or behave. Hide what could tell of single ones?",
      label: "Sensitive",
      help: "Packs and digests leave out answers that all or all but a few gave, as they do for pupil groups.")
    hidden.ask(after: "title", "people") { answers in
      let title = answers["title"] ?? given.title ?? ""
      let people = answers["people"] ?? given.people ?? last?.people ?? "pupils"
      return DefinitionQuestions.isSensitive(title, of: people)
    }
    hidden.choices = { _ in DefinitionQuestions.yesOrNo.reversed() }
    hidden.usual = { _ in DefinitionQuestions.yes }
    return hidden
  }

  private static let yesOrNo: [Question.Choice] = [.init(value: "no", label: "no"), .init(value: yes, label: "yes")]

  /// Beginnings of words for what is nobody's business but the child's.
  private static let delicate = [
    "wellbeing", "well-being", "behavi", "exclu", "suspen", "anxi", "mental", "emotion", "bully", "bullied", "safe",
    "happ", "lonel", "self-esteem", "self-harm", "detention", "mood", "stress", "worr", "belong", "sanction",
  ]

  static func isSensitive(_ title: String, of people: String) -> Bool {
    let children = ["pupil", "student", "child", "learner", "boy", "girl", "class", "year"]
    let words = title.lowercased().split { !($0.isLetter || $0 == "-") }
    return children.contains { people.lowercased().contains($0) }
      && (words.contains { word in delicate.contains { word.hasPrefix($0) } }
        || title.lowercased().contains("well being"))
  }

  // MARK: - What it is compared with

  private var groups: [Question] {
    let last = last
    let given = comparison.controlGroup
    let isCompared = { (answers: Answers) in (given ?? answers["control"]) != nil }
    var control = Question(
      "control", "Is there a comparison group? Its name, or Enter when there is none.", label: "Compared with",
      help:
        "People like these, measured at the same times, who do not get it. Without one nobody knows what would have "
        + "happened anyway.", example: "parallel classes")
    control.ask(after: "scale") { self.scale(after: $0) != .series }
    control.usual = { _ in last?.controlGroup }
    var treatment = Question(
      "treatment", "What are those called who get it?", label: "Who gets it",
      help: "As the rows and figures name them.",
      example: "reading pairs")
    treatment.ask(after: "control", when: isCompared)
    treatment.usual = { _ in last?.treatmentGroups.first ?? "taking part" }
    treatment.isNeeded = { _ in true }
    treatment.isPart = true
    var design = Question(
      "design", "How did the comparison group come about?", label: "Design",
      help: "It decides how much the difference can be trusted, and the words in which it is told.")
    design.ask(after: "control", when: isCompared)
    design.choices = { _ in
      [
        .init(value: "convenience", label: "it was at hand, as a parallel class"),
        .init(value: "previous_cohort", label: "it is an earlier year"),
        .init(value: "matched", label: "it was chosen to be alike at the start"),
        .init(value: "randomised", label: "chance decided who got it"),
      ]
    }
    design.usual = { _ in last?.design.flatMap { $0 == .oneGroup ? nil : $0.rawValue } ?? "convenience" }
    design.isPart = true
    return (given == nil ? [control] : []) + (comparison.treatmentGroup.isEmpty ? [treatment] : [])
      + (comparison.design == nil ? [design] : [])
  }

  private var better: Question {
    let given = definition.direction
    var better = Question(
      "direction", "Which is better?", label: "Better is", help: "For exclusions or absence lower is better.")
    better.choices = { _ in [.init(value: "higher", label: "higher"), .init(value: "lower", label: "lower")] }
    better.usual = { _ in given.flatMap { $0.hasPrefix("lower") ? "lower" : nil } ?? "higher" }
    better.isQuiet = true
    return better
  }
}

/// The two ends of a scale, as people type them: `0 to 40`, `0-40`, `0 – 40`.
struct ScaleEnds: CustomStringConvertible {
  let low: ExactNumber
  let high: ExactNumber

  init(_ text: String) throws {
    let words = text.split { $0.isWhitespace || "–—;".contains($0) }.map(String.init).filter { $0.lowercased() != "to" }
    var parts = words.filter { $0 != "-" }
    // A hyphen between two numbers; the first character may be a minus.
    if parts.count == 1, let hyphen = parts[0].dropFirst().firstIndex(of: "-") {
      parts = [String(parts[0][..<hyphen]), String(parts[0][parts[0].index(after: hyphen)...])]
    }
    guard parts.count == 2, let low = ExactNumber(parts[0]), let high = ExactNumber(parts[1]) else {
      throw Failure(
        "“\(text)” does not name two ends.", hint: "Type both, as 0 to 40; or - when there is no limit.", code: .usage)
    }
    guard low.double < high.double else {
      let fault = Measure.Fault.noRoom(low: low, high: high)
      throw Failure(fault.message, hint: "Type the lowest first, as 0 to 40.", code: .usage)
    }
    (self.low, self.high) = (low, high)
  }

  var description: String { "\(low) to \(high)" }
}
