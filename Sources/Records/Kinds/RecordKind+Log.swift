internal import Model

// The keys of cycles and of the entries of logs.
extension RecordKind {
  static let cycleKeys: [RecordKey] = [
    .schema, .share(.cluster, from: .team),
    RecordKey("interventions", .list(.text), "What is tried: ids of the toolkit, or titles of your own."),
    RecordKey("opened", .day, "When it began."),
    RecordKey("reviewed", .day, "When it was looked back on."),
    RecordKey("turned_out", choice(Cycle.TurnedOut.self), "Whether it turned out as predicted."),
    RecordKey("closed", .day, "When it was closed."),
    RecordKey("decision", choice(Cycle.Decision.self), "What was decided; it closes the cycle."),
    RecordKey(
      "sustainability",
      .list(
        .either([
          .code(.sustainability),
          .map([
            RecordKey("factor", .code(.sustainability), "The factor.", isRequired: true),
            RecordKey("note", .text, "What is in place for it."),
          ]),
        ])), "What the practice rests on when it is to last."),
    .source, .attribution,
  ]

  static let evidenceKeys: [RecordKey] =
    [.schema, .share(.team, from: .me)] + place + [
      RecordKey("measures", .list(.slug), "The measures it bears on."),
      .coded(.claims, "The claims about collaboration that it bears on."),
      .coded(.guskey, "The levels of impact that it shows."),
      .coded(.beneficiaries, "Who gained."),
      RecordKey("still_felt", .flag, "Whether it was still felt at a later look."),
      .codes, files, .source, .attribution,
    ]

  static let leadershipKeys: [RecordKey] =
    [
      .schema, .share(.team, from: .me),
      .coded(.keyMessages, "The key messages it speaks to."),
      .coded(.claims, "The claims about collaboration that it bears on."),
      .coded(.behaviours, "The skills and behaviours it shows."),
      .coded(.challenge, "The challenge it is about."),
      RecordKey("response", .text, "What was done about the challenge: an id, or your own words."),
      .codes,
    ] + place + [files, .source, .attribution]

  static let participationKeys: [RecordKey] = [
    .schema, .share(.team, from: .me),
    RecordKey("school", .text, "The school."),
    RecordKey("role", .text, "The role, when it is a person's; never a name."),
    RecordKey("group", .text, "The group of people, as year 7 tutors."),
    RecordKey("part", .text, "The part played from then on."),
    RecordKey(
      "element", choice(ParticipationEntry.Element.self),
      "Of an adaptation: whether it touches the core of the practice or what may differ from place to place."),
    RecordKey("cycle", .entryID, "The cycle it belongs to."),
    .source, .attribution,
  ]

  static let codingKeys: [RecordKey] = [
    .schema, .share(.team, from: .team),
    RecordKey("codes", .list(.ownCode), "What the entry is coded to, as key-messages/km3.", isRequired: true),
    RecordKey("role", .text, "The coder's role, never a name."),
    .source, .attribution,
  ]

  /// Where and by whom, and in which cycle.
  private static let place: [RecordKey] = [
    RecordKey("school", .text, "Where."),
    RecordKey("role", .text, "Who saw it: a role, never a name."),
    RecordKey("cycle", .entryID, "The cycle it belongs to."),
  ]

  private static let files = RecordKey(
    "files", .list(.text), "Published files that go with it, by their names in the enquiry's files/.")

  static func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> RecordKey.Shape
  where Choice.RawValue == String { .choice(Choice.allCases.map(\.rawValue)) }
}
