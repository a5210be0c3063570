internal import Model

// The keys of what was fixed of a plan.
extension RecordKind {
  static let lockKeys: [RecordKey] =
    [.schema] + planKeys + [
      RecordKey(
        "earlier",
        .list(
          .map(
            planKeys + [
              RecordKey("ended", .day, "When it was given up."),
              RecordKey("reason", .text, "Why it was given up."),
            ])), "The plans before it, each until a decision to switch; the oldest first.",
        items: .ordered.known(by: .keys(["locked"])))
    ]

  private static let planKeys: [RecordKey] = [
    RecordKey("locked", .day, "When it was fixed."),
    RecordKey("after_results", .flag, "true where results were in by then."),
    RecordKey("question", .text, "The research question."),
    success,
    RecordKey(
      "measures", .list(.map(fixedMeasure)), "The outcome measures, with what of their definitions bears on results.",
      items: .set.known(by: .keys(["id"]))),
    RecordKey(
      "amendments",
      .list(
        .map([
          RecordKey("date", .day, "When it was recorded."),
          RecordKey("reason", .text, "Why.", isRequired: true),
          RecordKey(
            "changes", .list(.map(change)), "What was changed.",
            items: .set.known(by: .keys(["what", "measure", "key"]))),
        ])), "Changes of the plan that were recorded, the oldest first.", items: .ordered.known(by: .everything)),
  ]

  /// The values are kept as the definition had them, whatever they are.
  private static let fixedMeasure: [RecordKey] =
    [
      RecordKey("id", .slug, "Its short name.", isRequired: true),
      RecordKey("title", .text, "What is observed."),
    ]
    + FixedMeasure.keys.map { name in
      RecordKey(
        name, FixedMeasure.isList(name) ? .list(.text) : .text, RecordKind.measure.key(name)?.about ?? "",
        items: RecordKind.measure.key(name)?.items ?? .set)
    } + [
      RecordKey(
        "occasions",
        .list(
          .map([
            RecordKey("id", .text, "As before, after.", isRequired: true),
            RecordKey("date", .day, "When.", isRequired: true),
          ])), "The points of measurement that have a day.", items: .ordered.known(by: .keys(["id"])))
    ]

  private static let change: [RecordKey] = [
    RecordKey("what", choice(PlanChange.Subject.self), "What it is about.", isRequired: true),
    RecordKey("measure", .text, "The measure."),
    RecordKey("key", .text, "The key of its definition."),
    RecordKey("from", .text, "As it was; nothing for what was not there."),
    RecordKey("to", .text, "As it is; nothing for what is not there any more."),
  ]
}
