internal import ArgumentParser
internal import Model
internal import Records

/// What a measure is: the keys of its definition that say what was observed, of whom, how.
struct DefinitionOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("Its title, as “Reading age”.", valueName: "text"))
  var title: String?

  @Option(help: "continuous (scores; the usual), binary (yes or no), likert, or series.")
  var scale: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The unit, as months, points.", valueName: "text"))
  var unit: String?

  @Option(help: "higher (the usual) or lower: which of the two is better.")
  var direction: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Who is counted, in the plural: pupils, teachers, classes.", valueName: "text"))
  var people: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("What they did: scored, answered.", valueName: "text"))
  var verb: String?

  @Option(help: "outcome, prior_evidence (known before, not a result) or context.")
  var purpose: String?

  @Option(help: "pupil, teacher, school or alliance.")
  var level: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The test or questionnaire.", valueName: "text"))
  var instrument: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Who judged, as “the pupils themselves”.", valueName: "text"))
  var ratedBy: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The lowest possible value.", valueName: "number"))
  var scaleMin: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The highest possible value.", valueName: "number"))
  var scaleMax: String?

  @Option(help: ArgumentHelp("How many levels a likert item has.", valueName: "count"))
  var likertLevels: Int?

  @Option(help: ArgumentHelp("How many of the levels count as agreeing.", valueName: "count"))
  var topBox: Int?

  @Option(help: "mean or sum, for a series.")
  var aggregate: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Where published figures come from.", valueName: "text"))
  var source: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Anything a reader must know.", valueName: "text"))
  var note: String?

  /// What was given; for a new measure, what is usual for the rest.
  func edits(isNew: Bool) throws -> [RecordEdit] {
    let scale = scale ?? (isNew ? Measure.Scale.continuous.rawValue : nil)
    let direction = direction ?? (isNew ? "higher" : nil)
    var edits: [RecordEdit] = []
    let choices = [
      ("scale", try scale.map { try Word.choice(Measure.Scale.self, $0, "scale") }),
      ("direction", try direction.map(Self.direction)),
      ("purpose", try purpose.map { try Word.choice(Measure.Purpose.self, $0, "purpose") }),
      ("level", try level.map { try Word.choice(Measure.Level.self, $0, "level") }),
      ("aggregate", try aggregate.map { try Word.choice(Measure.Aggregate.self, $0, "aggregate") }),
      ("scale_min", try NumberInput.number(scaleMin, "--scale-min")?.description),
      ("scale_max", try NumberInput.number(scaleMax, "--scale-max")?.description),
      ("likert_levels", likertLevels.map(String.init)), ("top_box", topBox.map(String.init)),
    ]
    let words = [
      ("unit", unit), ("people", people), ("verb", verb), ("instrument", instrument), ("rated_by", ratedBy),
      ("source", source), ("note", note),
    ]
    edits += choices.compactMap { key, value in value.map { .set(key, .token($0)) } }
    edits += words.compactMap { key, value in NewName.plain(value).map { .set(key, .text($0)) } }
    return edits
  }
}

extension DefinitionOptions {
  /// `higher` and `lower`, or the words of the file.
  private static func direction(_ word: String) throws -> String {
    let plain = word.lowercased()
    guard let known = Measure.Direction.allCases.first(where: { $0.rawValue.hasPrefix(plain) && plain.count > 4 })
    else {
      throw Failure("“\(word)” does not say which is better.", hint: "Write higher or lower.", code: .usage)
    }
    return known.rawValue
  }
}

/// How a measure's figures are compared.
struct ComparisonOptions: ParsableArguments {
  @Option(help: "one_group, previous_cohort, convenience, matched or randomised.")
  var design: String?

  @Option(help: ArgumentHelp("A group that gets it; again for more.", valueName: "name"))
  var treatmentGroup: [String] = []

  @Option(help: ArgumentHelp("The comparison group.", valueName: "name"))
  var controlGroup: String?

  @Option(help: ArgumentHelp("The pupil group you care about most.", valueName: "name"))
  var focusSubgroup: String?

  @Option(help: ArgumentHelp("The pupil group it is compared with.", valueName: "name"))
  var referenceSubgroup: String?

  @Option(help: ArgumentHelp("What tells pupil groups apart, as pupil_premium; again for more.", valueName: "name"))
  var subgroupColumn: [String] = []

  @Option(
    help: ArgumentHelp("A point of measurement, as “before=September test”; again for more.", valueName: "id=label"))
  var occasion: [String] = []

  @Option(help: ArgumentHelp("Two points to compare, the earlier first: give it twice.", valueName: "id"))
  var compare: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Months from before to after.", valueName: "number"))
  var elapsedMonths: String?

  @Option(help: ArgumentHelp("The day it began.", valueName: "day"))
  var interventionDate: String?

  @Option(help: ArgumentHelp("The day it ended.", valueName: "day"))
  var interventionEnd: String?

  @Option(help: ArgumentHelp("The comparison that counts: ancova, did, post or change.", valueName: "word"))
  var primaryAnalysis: String?

  func edits(_ context: Context) throws -> [RecordEdit] {
    if !compare.isEmpty, compare.count != 2 {
      throw Failure(
        "--compare needs two points of measurement.", hint: "Give it twice, the earlier first.", code: .usage)
    }
    var edits: [RecordEdit] = []
    let lists = [("treatment_groups", treatmentGroup), ("subgroup_columns", subgroupColumn), ("compare", compare)]
    let words = [
      ("control_group", controlGroup), ("focus_subgroup", focusSubgroup), ("reference_subgroup", referenceSubgroup),
    ]
    let tokens = [
      ("design", try design.map { try Word.choice(Measure.Design.self, $0, "design") }),
      (
        "primary_analysis",
        try primaryAnalysis.map { try Word.choice(Measure.Analysis.self, $0, "analysis") }
      ),
      ("elapsed_months", try NumberInput.number(elapsedMonths, "--elapsed-months")?.description),
      (
        "intervention_date",
        try interventionDate.map { try DateOption.read($0, in: context, as: .beginning).description }
      ),
      ("intervention_end", try interventionEnd.map { try DateOption.read($0, in: context, as: .end).description }),
    ]
    edits += tokens.compactMap { key, value in value.map { .set(key, .token($0)) } }
    edits += words.compactMap { key, value in NewName.plain(value).map { .set(key, .text($0)) } }
    edits += lists.compactMap { key, items in items.isEmpty ? nil : .set(key, .list(items.map { .text($0) })) }
    if !occasion.isEmpty { edits.append(.set("occasions", .list(occasion.map(Self.occasion)))) }
    return edits
  }

  private static func occasion(_ text: String) -> YAMLValue {
    let parts = text.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
    guard parts.count == 2 else { return .map([YAMLValue.Pair("id", .text(text))]) }
    return .map([YAMLValue.Pair("id", .text(parts[0])), YAMLValue.Pair("label", .text(parts[1]))])
  }
}

/// The yes/no keys of a definition.
struct MarkOptions: ParsableArguments {
  @Flag(help: "A test of what pupils know or can do.") var attainment = false
  @Flag(help: "Scores are ages, as a reading age in months.") var ageEquivalent = false
  @Flag(help: "People judged themselves.") var selfReport = false
  @Flag(help: "Whole classes or schools were chosen.") var clustered = false
  @Flag(help: "They were chosen because they scored low.") var selectedForLowScore = false
  @Flag(help: "Small groups must not be shown.") var sensitive = false
  @Flag(help: "Steps are not of equal size, as sub-levels.") var ordinal = false
  @Flag(help: "Other things were done at the same time.") var otherInterventions = false
  @Flag(help: "The same people answered each time.") var matched = false
  @Flag(help: "That the same people answered is taken for granted.") var matchingAssumed = false
  @Flag(help: "Nought means none, so that per cent makes sense.") var ratioScale = false

  var edits: [RecordEdit] {
    let given: [(String, Bool)] = [
      ("ratio_scale", ratioScale), ("attainment", attainment), ("age_equivalent", ageEquivalent),
      ("self_report", selfReport), ("clustered", clustered), ("selected_for_low_score", selectedForLowScore),
      ("sensitive", sensitive), ("ordinal", ordinal), ("other_interventions", otherInterventions),
      ("matched", matched), ("matching_assumed", matchingAssumed),
    ]
    return given.filter(\.1).map { .set($0.0, .token("true")) }
  }
}

/// Fixed words on the command line.
enum Word {
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ word: String, _ option: String
  ) throws -> String where Choice.RawValue == String {
    let plain = word.lowercased().split(separator: "-").joined(separator: "_")
    if Choice(rawValue: plain) != nil { return plain }
    let words = Choice.allCases.map(\.rawValue)
    let meant = Nearest.question(for: plain, among: words).map { $0 + " " } ?? ""
    throw Failure("“\(word)” is no \(option).", hint: meant + "It can be \(words.spokenOr).", code: .usage)
  }
}

/// Numbers on the command line, exactly as they are typed.
enum NumberInput {
  static func number(_ text: String?, _ option: String) throws -> ExactNumber? {
    guard let text else { return nil }
    if let number = ExactNumber(text) { return number }
    throw Failure("“\(text)” is no number for \(option).", hint: NumberRemedy.sentence(for: text), code: .usage)
  }

  static func people(_ text: String?, _ option: String) throws -> Int? {
    guard let text, let number = try number(text, option) else { return nil }
    if let whole = number.whole, whole >= 0 { return whole }
    throw Failure(
      "“\(text)” is no number of people for \(option).", hint: "Write a whole number from 0 up.", code: .usage)
  }
}
