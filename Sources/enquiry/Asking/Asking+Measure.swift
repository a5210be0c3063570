internal import Archive
internal import Model
internal import Records

extension MeasureCommand.Record: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    let numbers = [mean, sd, count, of, change, moved]
    if numbers.contains(where: { $0 != nil }) { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    let measures = try snapshot.measures(of: name).value
    if id == nil { id = try context.choose(among: measures.map(\.measure)) }
    let wanted = try measure(of: name, in: snapshot)
    guard let measured = measures.first(where: { $0.measure.id == wanted }) else { return nil }
    id = wanted.text
    if let occasion { try refuseSlip(occasion, measured) }
    let definition = try definition(of: measured.measure)
    let given = self
    let recorded = { given.recorded(measured, definition, $0) }
    var questions = given.figures(measured.measure, recorded)
    if !questions.isEmpty { questions[0].note = { recorded($0).map(measured.measure.isRecorded) } }
    return Dialogue(
      title: "Record \(measured.measure.title.lowercasedFirst) of \(name)", questions: place(measured) + questions,
      draft: "measure-record-\(wanted)-\(name.forDraft)")
  }

  /// When it was measured, and of which group where there are several.
  private func place(_ measured: MeasuredFigures) -> [Question] {
    let measure = measured.measure
    let given = occasion
    var when = Question(
      "occasion", "When was it measured?", label: "Measured",
      help: "Before anything was tried, or after. Other times are given with --occasion.")
    let points = measure.occasions.map { Question.Choice(value: $0.id, label: $0.label ?? $0.id) }
    var choices = points.isEmpty ? ["before", "after"].map { .init(value: $0, label: $0) } : points
    if let given, !choices.contains(where: { $0.value == given }) { choices.append(.init(value: given, label: given)) }
    when.choices = { [choices] _ in choices }
    let recorded = Set(measured.figures.map(\.occasion))
    when.usual = { [choices] _ in given ?? choices.first { !recorded.contains($0.value) }?.value }
    when.isNeeded = { _ in true }
    when.isQuiet = given != nil
    var questions = [when]
    let groups = measure.treatmentGroups + (measure.controlGroup.map { [$0] } ?? [])
    if group == nil, !groups.isEmpty {
      var group = Question(
        "group", "Which group?", label: "Group", help: "Those who got it, or the comparison group.")
      group.choices = { _ in
        groups.map { .init(value: $0, label: $0 == measure.controlGroup ? "\($0) (the comparison group)" : $0) }
      }
      group.isNeeded = { _ in true }
      questions.append(group)
    }
    return questions
  }

  /// What fits the scale, in people's words.
  private func figures(_ measure: Measure, _ recorded: @escaping (Answers) -> Figure?) -> [Question] {
    asked(measure).map { question in
      var question = question
      let (key, isNeeded) = (question.key, question.isNeeded)
      question.usual = { recorded($0)?.text(key) }
      if key == "mean" || key == "sd" { question.check = Self.onScale(question, of: measure) }
      // What is recorded can be changed, not taken away.
      question.isNeeded = { isNeeded($0) || recorded($0)?.text(key) != nil }
      return question
    }
  }

  /// The check of a question for an average or a spread, and whether values on the scale can have it.
  private static func onScale(_ question: Question, of measure: Measure) -> (String, Answers) throws -> String {
    { text, answers in
      let text = try question.check(text, answers)
      var figure = Figure(occasion: "")
      figure.n = answers["n"].flatMap(Int.init)
      figure.mean = try NumberInput.number(question.key == "mean" ? text : answers["mean"], "this")
      figure.sd = question.key == "sd" ? try NumberInput.number(text, "this") : nil
      try refuseBeyondScale(figure, measure)
      return text
    }
  }

  private func asked(_ measure: Measure) -> [Question] {
    let who = measure.people ?? "people"
    switch measure.scale {
    case .binary, .likert:
      let verb = measure.scale == .binary ? "said yes" : "agreed"
      return [
        Self.number("count", "How many \(who) \(measure.verb ?? verb)?", "Of them \(verb)", "A whole number.", "7"),
        Self.number("of", "Of how many?", "Of", "All who were asked.", "28"),
      ]
    case .continuous:
      let many = Self.number("n", "How many \(who) were measured?", "How many", "A whole number.", "28")
      let average = Self.number(
        "mean", "What is their average\(Self.unit(measure))?", "Average",
        "Add them up and divide by how many there are.",
        "31.4")
      let spread = Self.number(
        "sd", "How far do they spread (standard deviation), if you know it?", "Spread",
        "STDEV in a spreadsheet. Without it less can be said; leave it empty.", "6.2", isNeeded: false)
      return (people == nil ? [many] : []) + [average, spread] + months(measure)
    case .series:
      return [
        Self.number("mean", "What is the figure\(Self.unit(measure))?", "Figure", "As it stands in your list.", "94.2")
      ]
    }
  }

  /// Reading ages and the like mean something only with the time in between.
  private func months(_ measure: Measure) -> [Question] {
    guard measure.marks.contains(.ageEquivalent), measure.elapsedMonths == nil else { return [] }
    var between = Self.number(
      "months", "How many months after the first time?", "Months between", "A number, with a decimal point if need be.",
      "9", isNeeded: false)
    let first = measure.occasions.first?.id ?? "before"
    let given = occasion
    between.ask(after: "occasion") { ($0["occasion"] ?? given) != first }
    return [between]
  }

  private static func unit(_ measure: Measure) -> String { measure.unit.map { ", in \($0)" } ?? "" }

  /// A question for a number; counts are whole.
  private static func number(
    _ key: String, _ words: String, _ label: String, _ help: String, _ example: String, isNeeded: Bool = true
  ) -> Question {
    var question = Question.text(key, words, label: label, help: help, example: example, isNeeded: isNeeded)
    question.check = { text, answers in
      let number = try NumberInput.number(text, "this")
      if ["n", "count", "of"].contains(key) {
        let people = try NumberInput.people(text, "this") ?? 0
        if key == "of", let yes = answers["count"].flatMap(Int.init), yes > people {
          throw Failure(
            "\(yes) of \(people) is more than all of them.", hint: "Type all who were asked, or < to go back.")
        }
      } else if let number, key == "sd", number.mantissa < 0 {
        throw Failure("A spread cannot be below nought.")
      } else if let number, key == "months", number.mantissa <= 0 {
        throw Failure("The months between two measurements are above nought.")
      }
      return text
    }
    return question
  }

  mutating func take(_ answers: Answers) throws {
    occasion = answers["occasion"] ?? occasion
    group = group ?? answers["group"]
    people = people ?? answers["n"]
    mean = answers["mean"]
    sd = answers["sd"]
    count = answers["count"]
    of = answers["of"]
    elapsedMonths = elapsedMonths ?? answers["months"]
  }
}

/// What is recorded already.
extension MeasureCommand.Record {
  /// The figure whose place this one takes; nil where there is none.
  private func recorded(_ measured: MeasuredFigures, _ definition: String?, _ answers: Answers) -> Figure? {
    guard let occasion = answers["occasion"] ?? NewName.plain(occasion) else { return nil }
    var wanted = Figure(occasion: occasion)
    wanted.group = NewName.plain(group) ?? answers["group"]
    wanted.subgroupBy = NewName.plain(subgroupBy)
    wanted.subgroup = NewName.plain(subgroup)
    wanted.school = NewName.plain(school)
    wanted.definition = definition
    return measured.figures.first { $0.key == wanted.key }
  }
}

extension Figure {
  /// The answer that it holds to the question of this key; nil for none.
  fileprivate func text(_ key: String) -> String? {
    switch key {
    case "n": n.map(String.init)
    case "mean": mean?.description
    case "sd": sd?.description
    case "count": count.map(String.init)
    case "of": of.map(String.init)
    case "months": elapsedMonths?.description
    default: nil
    }
  }
}

extension Measure {
  /// `It is recorded already: 24 pupils, 103.5 on average. What you change takes its place.`
  fileprivate func isRecorded(_ figure: Figure) -> String {
    let average = scale == .series ? "" : " on average"
    let parts = [
      figure.n.map { "\($0) \(people ?? "people")" }, figure.mean.map { "\($0)\(average)" },
      figure.sd.map { "a spread of \($0)" },
      figure.count.flatMap { count in figure.of.map { "\(count) of \($0)" } },
      figure.change.map { "a change of \($0)" }, figure.moved.map { "moved: \($0.rawValue)" },
    ].compactMap { $0 }
    return "It is recorded already: \(parts.joined(separator: ", ")). What you change takes its place."
  }
}
