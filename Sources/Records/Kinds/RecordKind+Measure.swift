internal import Model

// The keys of definitions: measures, frameworks, the toolkit.
extension RecordKind {
  static let measureKeys: [RecordKey] =
    [
      .schema,
      RecordKey("title", .text, "What is observed.", isRequired: true),
      .share(.cluster, from: .team),
      RecordKey("scale", choice(Measure.Scale.self), "Scores, yes or no, levels, or a series.", isRequired: true),
      RecordKey("direction", choice(Measure.Direction.self), "Which is better; higher when it does not say."),
      RecordKey("definition", .text, "The name of the definition that holds now; none while it was never changed."),
      RecordKey("unit", .text, "As months, points."),
      RecordKey("people", .text, "Who is counted, in the plural: pupils, teachers, classes."),
      RecordKey("verb", .text, "What they did, in the past tense: scored, answered."),
      RecordKey("purpose", choice(Measure.Purpose.self), "outcome when it does not say."),
      RecordKey("design", choice(Measure.Design.self), "Who the result is compared with, and how they were chosen."),
      RecordKey("level", choice(Measure.Level.self), "Whose it is."),
      RecordKey("instrument", .text, "The test or questionnaire."),
      RecordKey("rated_by", .text, "Who judged."),
    ] + comparisonKeys + Measure.Mark.allCases.map { RecordKey($0.rawValue, .flag, about($0)) } + [
      .coded(.guskey, "The levels of impact that it shows."),
      .coded(.beneficiaries, "Who gains."),
      RecordKey(
        "revisions",
        .list(
          .map([
            RecordKey("definition", .text, "The name of the definition from then on.", isRequired: true),
            RecordKey("date", .day, "When it was changed."),
            RecordKey("reason", .text, "Why."),
          ])), "How the definition was changed, the oldest change first.",
        items: .ordered.known(by: .keys(["definition"]))),
      .source,
      RecordKey("note", .text, "Anything a reader must know."),
      RecordKey("rows_forgotten", .day, "When its rows were removed by “forget rows”; nobody is reminded of them."),
    ]

  private static let comparisonKeys: [RecordKey] = [
    RecordKey(
      "primary_analysis", .text,
      "The comparison that was chosen beforehand as the one that counts: ancova, did, post or change."),
    RecordKey("ratio_scale", .flag, "Whether nought means none, so that per cent makes sense."),
    RecordKey("scale_min", .number, "The lowest possible value."),
    RecordKey("scale_max", .number, "The highest possible value."),
    RecordKey(
      "likert_levels", .either([.whole(2), .list(.whole(0))]), "How many levels there are, or which.", items: .atomic),
    RecordKey(
      "top_box", .either([.whole(1), .bound]), "How many of the levels count as agreeing, or which.",
      items: .atomic),
    RecordKey("treatment_groups", .list(.text), "The groups that get it."),
    RecordKey("control_group", .text, "The comparison group."),
    RecordKey("focus_subgroup", .text, "The pupil group you care about most."),
    RecordKey("reference_subgroup", .text, "The pupil group it is compared with."),
    RecordKey("subgroup_columns", .list(.text), "What tells pupil groups apart."),
    RecordKey("elapsed_months", .number, "Months from before to after."),
    RecordKey("intervention_date", .day, "When it began."),
    RecordKey("intervention_end", .day, "When it ended."),
    RecordKey("aggregate", choice(Measure.Aggregate.self), "Of a series: what a point is."),
    RecordKey(
      "occasions",
      .list(
        .either([
          .text,
          .map([
            RecordKey("id", .text, "As before, after.", isRequired: true),
            RecordKey("date", .day, "When."),
            RecordKey("label", .text, "As people say it."),
          ]),
        ])), "The points of measurement, in order of time.", items: inOrder),
    RecordKey("compare", .list(.text), "The two points to compare, the earlier first.", items: .atomic),
  ]

  private static func about(_ mark: Measure.Mark) -> String {
    switch mark {
    case .attainment: "A test of what pupils know or can do."
    case .ageEquivalent: "Scores are ages, as a reading age in months."
    case .selfReport: "People judged themselves."
    case .clustered: "Whole classes or schools were chosen."
    case .selectedForLowScore: "They were chosen because they scored low."
    case .sensitive: "Small groups must not be shown."
    case .ordinal: "Steps are not of equal size, as sub-levels."
    case .otherInterventions: "Other things were done at the same time."
    case .matched: "The same people answered each time."
    case .matchingAssumed: "That the same people answered is taken for granted."
    }
  }

  private static let inOrder = RecordKey.Items.ordered.known(by: .keys(["id"]))

  static let frameworkKeys: [RecordKey] = [
    .schema,
    RecordKey("id", .slug, "Its short name, as the file is called.", isRequired: true),
    RecordKey("title", .text, "Its title.", isRequired: true),
    RecordKey("about", .text, "What it is for."),
    .source,
    RecordKey("note", .text, "Anything a reader must know."),
    RecordKey("groups", .list(.map(label)), "Its parts, in their order.", items: inOrder),
    RecordKey(
      "entries",
      .list(
        .map(
          label + [
            RecordKey("group", .text, "The part it stands in."),
            RecordKey("about", .text, "What it means."),
            RecordKey("question", .text, "A question worth asking about it."),
            RecordKey("responses", .list(.map(label)), "What others did about it.", items: inOrder),
          ])), "What records refer to.", isRequired: true, items: inOrder),
  ]

  private static let label: [RecordKey] = [
    RecordKey("id", .text, "What records write.", isRequired: true),
    RecordKey("title", .text, "What people read.", isRequired: true),
  ]

  static let toolkitKeys: [RecordKey] = [
    .schema,
    RecordKey("id", .text, "Its short name."),
    RecordKey("title", .text, "Its title.", isRequired: true),
    .source,
    RecordKey("note", .text, "Anything a reader must know."),
    RecordKey(
      "strands",
      .list(.map(label + [RecordKey("dimensions", .list(.map(dimension)), "Its dimensions.", items: inOrder)])),
      "Its strands.", items: inOrder),
  ]

  private static let dimension: [RecordKey] =
    label + [
      RecordKey("about", .text, "What it means."),
      RecordKey(
        "interventions",
        .list(
          .map([
            RecordKey("id", .text, "As men.5.", isRequired: true),
            RecordKey("title", .text, "What people read; not needed beside same."),
            RecordKey("about", .text, "What it means."),
            RecordKey("same", .text, "The id of the intervention that stands here once more."),
          ])), "What could be tried.", items: inOrder),
    ]
}
