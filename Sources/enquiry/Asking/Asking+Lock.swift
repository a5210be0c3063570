internal import Archive
internal import Model
internal import Records

extension PlanCommand.LockIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if write.dryRun { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let present = try PresentPlan(of: try enquiry.asked(in: snapshot, context), in: snapshot)
    try present.refuseToLock()
    let results = present.results
    let late =
      results.isEmpty
      ? []
      : ["Results are in already: \(results.spokenAnd). It can be fixed all the same; the record will say so."]
    return Dialogue(
      title: "Fix the plan of \(present.name), so that everybody can see what was said first",
      intro: FixedPlanText(plan: present.plan(locked: nil)).lines + late,
      questions: [try .day(day, in: context)], draft: "plan-lock-\(present.name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    afterResults = true
    day.date = answers["when"]
  }
}

extension PlanCommand.AmendIt: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if text.isGiven { return nil }
    let snapshot = try context.snapshotToWriteTo()
    let present = try PresentPlan(of: try enquiry.asked(in: snapshot, context), in: snapshot)
    let lock = try present.lockToAmend()
    let changes = try present.changes(since: lock)
    // Without a change the act itself says what to do.
    if changes.isEmpty, !isSwitch { return nil }
    let titles = Dictionary(
      present.measures.map { ($0.measure.id.text, $0.measure.title) }, uniquingKeysWith: { first, _ in first })
    let why = Question.text(
      "reason", isSwitch ? "Why do you switch?" : "Why was it changed?", label: "Why",
      help: "What you saw or learned that made you change it. Readers meet it before the change.",
      example: "Two classes were merged in October.", isNeeded: true)
    return Dialogue(
      title: isSwitch ? "Begin another plan of \(present.name)" : "Record why the plan of \(present.name) was changed",
      intro: changes.map { FixedPlanText.sentence($0, titles) }, questions: [why, try .day(day, in: context)],
      draft: "plan-amend-\(present.name.forDraft)")
  }

  mutating func take(_ answers: Answers) throws {
    text.messages = answers["reason"].map { [$0] } ?? []
    day.date = answers["when"]
  }
}
