internal import Model

// The keys of a cluster's meetings, and of what lies between them.
extension RecordKind {
  static let meetingKeys: [RecordKey] = [
    .schema,
    RecordKey("starts", .time, "When it starts, as 13:30."),
    RecordKey("minutes", .whole(1), "How long it lasts, in minutes."),
    RecordKey("place", .text, "Where."),
    RecordKey(
      "agenda",
      .list(
        .map([
          RecordKey("item", .text, "What is done.", isRequired: true),
          RecordKey("minutes", .whole(1), "For how many minutes.", isRequired: true),
          RecordKey("enquiry", .enquiry, "The enquiry that it is about, as elm/paired-reading."),
          RecordKey("about", .text, "How it is done, in a sentence."),
        ])), "What is done, in its order.", items: .ordered.known(by: .keys(["item", "enquiry"]))),
    RecordKey("attendance", people, "Who was there: roles, never names.", items: rolesAtSchools),
    RecordKey("apologies", people, "Who sent apologies: roles, never names.", items: rolesAtSchools),
    RecordKey(
      "agreed",
      .list(
        .map([
          RecordKey("enquiry", .enquiry, "The enquiry, as elm/paired-reading.", isRequired: true),
          RecordKey("role", .text, "The role that looked at its page and agreed it; never a name.", isRequired: true),
          RecordKey("date", .day, "When."),
        ])), "The pages that their alliances have agreed.", items: .set.known(by: .keys(["enquiry", "role"]))),
    RecordKey(
      "discussed",
      .list(
        .map([
          RecordKey("enquiry", .enquiry, "The enquiry, as elm/paired-reading.", isRequired: true),
          RecordKey("warm", .text, "What peers thought strong."),
          RecordKey("cool", .text, "What peers asked or doubted."),
          RecordKey("refinement", .text, "What the alliance will do differently."),
          RecordKey("decision", .text, "What was decided."),
        ])), "What was said of each enquiry.", items: .set.known(by: .keys(["enquiry"]))),
    RecordKey("next", .day, "The day of the next meeting."),
    .source, .attribution,
  ]

  static let checkInKeys: [RecordKey] = [
    .schema, .share(.team, from: .team),
    RecordKey("role", .text, "Who was spoken to: a role, never a name."),
    RecordKey("school", .text, "That person's school."),
    RecordKey("asks", .list(.text), "What the alliance asks of others."),
    RecordKey("offers", .list(.text), "What it can offer to others."),
    .source, .attribution,
  ]

  static let actionKeys: [RecordKey] = [
    .schema,
    RecordKey("what", .text, "What will be done, in a sentence.", isRequired: true),
    RecordKey("owner", .text, "Who does it: a role, never a name."),
    RecordKey("school", .text, "The owner's school."),
    RecordKey("alliance", .slug, "The owner's alliance."),
    RecordKey("enquiry", .enquiry, "The enquiry that it is about, as elm/paired-reading."),
    RecordKey("agreed", .day, "The day on which it was agreed."),
    RecordKey("due", .day, "By when."),
    RecordKey("done", .day, "When it was done; open while this is empty."),
    RecordKey("outcome", .text, "How it went."),
  ]

  private static let rolesAtSchools = RecordKey.Items.set.known(by: .keys(["role", "school"]))

  private static let people: RecordKey.Shape = .list(
    .either([
      .text,
      .map([
        RecordKey("role", .text, "The role.", isRequired: true),
        RecordKey("school", .text, "The school."),
      ]),
    ]))
}
