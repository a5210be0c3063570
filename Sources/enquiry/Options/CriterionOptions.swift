internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

/// The measure by which a success criterion is judged, and how much of it would be enough.
struct CriterionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The measure that shows whether --success is met.", valueName: "id"))
  var measure: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is this at the end, or more: 80%, or a number.", valueName: "amount"))
  var atLeast: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is this at the end, or less.", valueName: "amount"))
  var atMost: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is a rise of so much.", valueName: "amount"))
  var riseOf: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is a fall of so much.", valueName: "amount"))
  var fallOf: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is a gap of so much at the end, or less.", valueName: "amount"))
  var narrowTo: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Enough is to be ahead of the comparison group by so much.", valueName: "amount"))
  var aheadBy: String?

  @Option(help: "Of whom: these, who are measured (the usual), or wider, people beyond them.")
  var claim: String?

  private var given: [(aim: SuccessCriterion.Aim, amount: String)] {
    let all = [
      (SuccessCriterion.Aim.atLeast, atLeast), (.atMost, atMost), (.riseOf, riseOf), (.fallOf, fallOf),
      (.narrowTo, narrowTo), (.aheadBy, aheadBy),
    ]
    return all.compactMap { aim, amount in amount.map { (aim, $0) } }
  }

  var isGiven: Bool { measure != nil || claim != nil || !given.isEmpty }

  /// The criteria as a record has them; one that is there already, in the same words, gets the amount.
  ///
  /// - Parameters:
  ///   - texts: what `--success` said.
  ///   - known: the criteria of the enquiry.
  ///   - find: the measure of a short name; nil where it cannot be there yet.
  func edits(_ texts: [String], besides known: [SuccessCriterion] = [], find: (String) throws -> Measure?) throws
    -> [RecordEdit]
  {
    let texts = NewName.unique(texts)
    guard isGiven else { return texts.map { .add(.text($0), to: "success") } }
    guard let text = texts.first, texts.count == 1 else {
      throw Failure(
        texts.isEmpty ? "Of which criterion is this the amount?" : "An amount belongs to one criterion.",
        hint: "Give one --success \"…\" with it.", code: .usage)
    }
    let value = YAMLValue.map(try pairs(text, find: find))
    if let index = known.firstIndex(where: { $0.text == text }) { return [.set("success.\(index)", value)] }
    return [.add(value, to: "success")]
  }

  private func pairs(_ text: String, find: (String) throws -> Measure?) throws -> [YAMLValue.Pair] {
    if given.count > 1 {
      let names = given.map { CriterionOptions.option($0.aim) }
      throw Failure(
        "A criterion has one amount, and there are \(names.spokenAnd).", hint: "Give each a --success of its own.",
        code: .usage)
    }
    guard let word = measure else {
      throw Failure(
        "An amount needs the measure that shows it.", hint: "Name it with --measure: enquiry measure lists them.",
        code: .usage)
    }
    let measure = try find(word)
    let id = try measure?.id ?? NewName.slug(word, for: .measure)
    var pairs = [YAMLValue.Pair("text", .text(text)), YAMLValue.Pair("measure", .text(id.text))]
    if let (aim, amount) = given.first {
      let threshold = try CriterionOptions.threshold(aim, amount, of: measure)
      pairs.append(YAMLValue.Pair(aim.rawValue, .token(threshold.amount.description)))
    }
    if let claim {
      pairs.append(
        YAMLValue.Pair("claim", .token(try Word.choice(SuccessCriterion.Claim.self, claim, "claim"))))
    }
    return pairs
  }

  /// `--at-least`
  private static func option(_ aim: SuccessCriterion.Aim) -> String {
    "--" + aim.rawValue.split(separator: "_").joined(separator: "-")
  }

  /// - Parameter measure: nil where it is not defined yet.
  /// - Throws: ``Failure`` for what is no amount, and for one that the measure can never give.
  static func threshold(
    _ aim: SuccessCriterion.Aim, _ text: String, of measure: Measure?
  ) throws -> SuccessCriterion.Threshold {
    guard let amount = SuccessCriterion.Amount(text.trimmingBlanks) else {
      throw Failure("“\(text)” is no amount.", hint: "Write a number, as 12, or a share, as 80%.", code: .usage)
    }
    let threshold = SuccessCriterion.Threshold(aim, amount)
    if let misfit = measure.flatMap(threshold.misfit) {
      throw Failure(misfit.message(of: threshold), hint: misfit.remedy, code: .usage)
    }
    return threshold
  }
}

// MARK: - On a terminal

extension CriterionOptions {
  /// In place of a measure, or of an aim: people judge for themselves.
  private static var judged: String { "judged" }

  /// What is asked after the words of a criterion, in the order of the questions.
  ///
  /// - Parameters:
  ///   - key: of the question that decides whether a criterion is given.
  ///   - isGiven: whether it is.
  static func questions(
    of measures: [Measure], after key: String, when isGiven: @escaping (Answers) -> Bool
  ) -> [Question] {
    if measures.isEmpty { return [] }
    let measure = { (answers: Answers) in measures.first { $0.id.text == answers["criterion_measure"] } }
    var which = Question(
      "criterion_measure", "Which measure would show it?", label: "Shown by",
      help: "Then the program says whether it is met.")
    which.ask(after: key, when: isGiven)
    which.choices = { _ in
      measures.map { .init(value: $0.id.text, label: "\($0.title) (\($0.id))") }
        + [.init(value: judged, label: "none: people judge for themselves")]
    }
    which.usual = { _ in judged }
    return [which, aim(measure), amount(measure), claim].map { question in
      var part = question
      part.isPart = true
      return part
    }
  }

  private static func aim(_ measure: @escaping (Answers) -> Measure?) -> Question {
    var aim = Question(
      "criterion_aim", "What would be enough?", label: "Enough is", help: "How much is asked for next.")
    aim.ask(after: "criterion_measure") { measure($0) != nil }
    aim.choices = { answers in
      let hasGap = measure(answers).map { $0.focusSubgroup != nil && $0.referenceSubgroup != nil } ?? false
      let isCompared = measure(answers)?.controlGroup != nil
      return SuccessCriterion.Aim.allCases.filter {
        (hasGap || $0 != .narrowTo) && (isCompared || $0 != .aheadBy)
      }.map { .init(value: $0.rawValue, label: label($0)) } + [
        .init(value: judged, label: "people judge for themselves")
      ]
    }
    aim.usual = { _ in judged }
    return aim
  }

  private static func chosen(_ answers: Answers) -> SuccessCriterion.Aim? {
    answers["criterion_aim"].flatMap(SuccessCriterion.Aim.init)
  }

  private static func amount(_ measure: @escaping (Answers) -> Measure?) -> Question {
    var amount = Question(
      "criterion_amount", "How much?", label: "How much", help: "A share of people, as 80%, or a number in the unit.",
      example: "80%")
    amount.ask(after: "criterion_aim") { chosen($0) != nil }
    amount.isNeeded = { _ in true }
    amount.check = { text, answers in
      guard let aim = chosen(answers) else { return text }
      return try threshold(aim, text, of: measure(answers)).amount.description
    }
    return amount
  }

  private static var claim: Question {
    var claim = Question(
      "criterion_claim", "Of whom do you say so?", label: "Of whom",
      help: "Of those who are measured what is seen decides. For people beyond them the interval has to.")
    claim.ask(after: "criterion_aim") { chosen($0) != nil }
    claim.choices = { _ in
      [
        .init(value: SuccessCriterion.Claim.these.rawValue, label: "those who are measured"),
        .init(value: SuccessCriterion.Claim.wider.rawValue, label: "people beyond them"),
      ]
    }
    claim.usual = { _ in SuccessCriterion.Claim.these.rawValue }
    return claim
  }

  private static func label(_ aim: SuccessCriterion.Aim) -> String {
    switch aim {
    case .atLeast: "so much at the end, or more"
    case .atMost: "so much at the end, or less"
    case .riseOf: "a rise of so much"
    case .fallOf: "a fall of so much"
    case .narrowTo: "a gap of so much at the end, or less"
    case .aheadBy: "ahead of the comparison group by so much"
    }
  }

  mutating func take(_ answers: Answers) {
    guard let id = answers["criterion_measure"], id != CriterionOptions.judged else { return }
    measure = measure ?? id
    guard let aim = answers["criterion_aim"].flatMap(SuccessCriterion.Aim.init) else { return }
    let amount = answers["criterion_amount"]
    switch aim {
    case .atLeast: atLeast = atLeast ?? amount
    case .atMost: atMost = atMost ?? amount
    case .riseOf: riseOf = riseOf ?? amount
    case .fallOf: fallOf = fallOf ?? amount
    case .narrowTo: narrowTo = narrowTo ?? amount
    case .aheadBy: aheadBy = aheadBy ?? amount
    }
    // Those who are measured are meant where nothing is said.
    if answers["criterion_claim"] == SuccessCriterion.Claim.wider.rawValue {
      claim = claim ?? SuccessCriterion.Claim.wider.rawValue
    }
  }
}
