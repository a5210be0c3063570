internal import Model

// The keys of programmes, alliances, clusters and enquiries.
extension RecordKind {
  static let programmeKeys: [RecordKey] = [
    .schema,
    RecordKey("name", .text, "The programme's name.", isRequired: true),
    RecordKey("sample", .flag, "true for published examples, which are not written to."),
    RecordKey("private_store", .text, "The folder for rows about people: absolute or ~/…; else private/."),
    RecordKey("logo", .text, "A picture for the head of packs, by its path from this folder."),
    RecordKey("colour", .colour, "The one colour of packs, as \"#1f4e79\"; dark enough to be read on white."),
    RecordKey(
      "terms",
      .list(
        .map([
          RecordKey("id", .text, "Its name, as autumn or term-1.", isRequired: true),
          RecordKey("starts", .text, "Its first day, as 1 September or 09-01.", isRequired: true),
          RecordKey("second_half", .text, "The first day of its second half."),
          RecordKey("ends", .text, "Its last day."),
        ])), "The terms of the school year, in their order.", items: .ordered.known(by: .keys(["id"]))),
    RecordKey(
      "sources",
      .list(
        .map([
          RecordKey("name", .slug, "What it is called here.", isRequired: true),
          RecordKey("url", .text, "Where its repository is; else it is a branch of this one."),
          RecordKey("branch", .text, "The branch that is read; else shared/cluster."),
          RecordKey("folder", .text, "Where the enquiry folder stands in that repository; else at its top."),
          RecordKey(
            "alliances", .list(.slug), "Its alliances whose names are theirs here; else one called like the source.",
            items: .set),
        ])), "Other enquiry folders that are read beside this one.", items: .set.known(by: .keys(["name"]))),
  ]

  static let allianceKeys: [RecordKey] = [
    .schema,
    RecordKey("name", .text, "The alliance's name.", isRequired: true),
    RecordKey("lead_school", .text, "The school that leads it."),
    schools, .source, .attribution,
  ]

  static let clusterKeys: [RecordKey] = [
    .schema,
    RecordKey("name", .text, "The cluster's name.", isRequired: true),
    RecordKey("facilitator", .text, "A role, never a name."),
    RecordKey("alliances", .list(.slug), "Its alliances, in the order of the agenda.", items: .ordered),
    RecordKey("note", .text, "What readers of its pack must know."),
  ]

  static let enquiryKeys: [RecordKey] = [
    .schema,
    RecordKey("id", .entryID, "Stays the same when the folder is renamed."),
    RecordKey("title", .text, "A few words.", isRequired: true),
    RecordKey("question", .text, "The research question; without it, it is put together from the next four."),
    RecordKey("practice", .text, "What you will try."),
    RecordKey("for_whom", .text, "With whom."),
    RecordKey("outcome", .text, "What should improve."),
    RecordKey("period", .text, "By when."),
    success,
    RecordKey("focus", .either([.code(.focusAreas), .text]), "The area of focus: an id, or your own words."),
    RecordKey("priorities", .list(.text), "The schools' priorities that it serves."),
    .coded(.strands, "The strands of improvement that it is tagged with."),
    RecordKey("sponsor", .text, "The role of the head who stands behind it."),
    RecordKey("champions", .list(.text), "The roles of the senior leaders who carry it."),
    RecordKey(
      "interventions",
      .list(
        .either([
          .text,
          .map([
            RecordKey("id", .text, "Its id in the toolkit."),
            RecordKey("own", .text, "The title of one of your own."),
            RecordKey("support", .text, "What earlier practice says for it."),
          ]),
        ])), "What is tried: ids of the toolkit, or titles of your own with what supports them.",
      items: .set.known(by: .either(["id", "own"]))),
    schools,
    RecordKey(
      "dose",
      .map([
        RecordKey("minutes_per_day", .number, "Minutes a day.", isRequired: true),
        RecordKey("days_per_week", .number, "Days a week.", isRequired: true),
      ]), "How much of it a person gets."),
    RecordKey(
      "risks",
      .list(
        .either([
          .text,
          .map([
            RecordKey("risk", .text, "What could go wrong.", isRequired: true),
            RecordKey("response", .text, "What will be done then."),
          ]),
        ])), "What could go wrong."),
    RecordKey(
      "costs",
      .list(
        .either([
          .text,
          .map([
            RecordKey("item", .text, "What is paid for.", isRequired: true),
            RecordKey("cover_days", .number, "Days of cover to release teachers."),
            RecordKey("money", .number, "In pounds."),
            RecordKey("note", .text, "Anything else."),
          ]),
        ])), "What it costs."),
    RecordKey("concurrent", .list(.text), "What else goes on at the same time and could explain a change."),
    RecordKey(
      "theory_of_change", .map(TheoryOfChange.Stage.allCases.map(stage)), "How it is meant to work, stage by stage."),
    .source, .attribution,
  ]

  private static let criterionKeys: [RecordKey] = {
    let about: [SuccessCriterion.Aim: String] = [
      .atLeast: "Enough is this at the end, or more: 80%, or a number.",
      .atMost: "Enough is this at the end, or less.",
      .riseOf: "Enough is a rise of so much.",
      .fallOf: "Enough is a fall of so much.",
      .narrowTo: "Enough is a gap of so much at the end, or less.",
      .aheadBy: "Enough is to be ahead of the comparison group by so much.",
    ]
    return [
      RecordKey("text", .text, "The criterion.", isRequired: true),
      RecordKey("measure", .slug, "The measure that shows whether it is met."),
    ] + SuccessCriterion.Aim.allCases.map { RecordKey($0.rawValue, .amount, about[$0] ?? "") } + [
      RecordKey(
        "claim", .choice(SuccessCriterion.Claim.allCases.map(\.rawValue)),
        "Of whom: these, who were measured (the usual), or wider, people beyond them.")
    ]
  }()

  static let success = RecordKey(
    "success",
    .list(
      .either([
        .text,
        .map(criterionKeys),
      ])), "What would count as success.")

  private static let schools = RecordKey(
    "schools",
    .list(
      .either([
        .text,
        .map([
          RecordKey("name", .text, "The school.", isRequired: true),
          RecordKey("phase", .text, "primary, secondary, special …"),
          RecordKey("part", .text, "The part it plays, as lead."),
          RecordKey("link", .text, "The role of the person there who is asked."),
        ]),
      ])), "The schools that take part: names, or maps.")

  private static func stage(_ stage: TheoryOfChange.Stage) -> RecordKey {
    let statement: [RecordKey] = [
      RecordKey("text", .text, "The statement.", isRequired: true),
      RecordKey("measures", .list(.slug), "Measures that show it."),
      RecordKey("evidence_for", .list(.entryID), "Entries of the logs that speak for it."),
      RecordKey("evidence_against", .list(.entryID), "Entries of the logs that speak against it."),
    ]
    return RecordKey(stage.rawValue, .list(.either([.text, .map(statement)])), "Statements of this stage.")
  }
}
