internal import Model
internal import Packs

/// What is fixed of a plan, in paragraphs, and what became of it since.
struct FixedPlanText {
  let plan: FixedPlan

  /// The question, what counts as success, and a paragraph for each outcome.
  var lines: [String] {
    let success = plan.success.isEmpty ? ["not recorded"] : plan.success.map(\.text)
    return ["Question: \(plan.question ?? "not recorded")", "Success is: \(success.joined(separator: "; "))"]
      + plan.measures.map(FixedPlanText.line)
  }

  /// `Reading age (reading-age): scale continuous; direction higher is better; comparison group 8B`.
  private static func line(_ measure: FixedMeasure) -> String {
    let keys = FixedMeasure.keys.compactMap { key in
      measure.values[key].map { "\(PlanStory.keyWords(key)) \($0.map(PlanStory.spoken).joined(separator: ", "))" }
    }
    return "Outcome: \(measure.title) (\(measure.id)): \(keys.joined(separator: "; "))"
  }

  /// A change, with a full stop.
  static func sentence(_ change: PlanChange, _ titles: [String: String]) -> String {
    PlanStory.sentence(change, titles) + "."
  }
}

/// “Changes to the plan” as a block of lines, and as JSON.
struct ChangesText {
  let changes: PlanChanges

  init(of changes: PlanChanges) { self.changes = changes }

  /// - Parameter limit: at most so many changes; how many more there are is said.
  func text(_ page: Page, limit: Int = .max) -> String {
    let story = PlanStory(of: changes)
    var lines = ["CHANGES TO THE PLAN", page.wrapped("\(story.fixed) \(story.summary)")]
    lines += story.lines.prefix(limit).map(page.bullet)
    let more = story.lines.count - limit
    if more > 0 { lines.append("and \(more) more: enquiry plan") }
    return lines.joined(separator: "\n")
  }

  /// `plan_locked`, and `plan_changes`: one object a change, with the reason that it has.
  var json: [String: JSON] {
    let list = changes.entries.flatMap { entry in entry.changes.map { ChangesText.json($0, in: entry) } }
    var keys: [String: JSON] = ["plan_changes": .list(list)]
    var locked: [String: JSON] = ["after_results": .truth(changes.isAfterResults)]
    locked["date"] = .maybe(changes.locked?.description)
    locked["date_in_file"] = .maybe(changes.stated?.description)
    keys["plan_locked"] = .object(locked)
    return keys
  }

  private static func json(_ traced: TracedChange, in entry: PlanChanges.Entry) -> JSON {
    var keys: [String: JSON] = [
      "what": .text(entry.isSwitch ? "switch" : traced.change.subject.rawValue),
      "when": .text(traced.timing.rawValue),
    ]
    for (key, value) in [
      ("measure", traced.change.measure), ("key", traced.change.key), ("from", traced.change.from),
      ("to", traced.change.to), ("date", traced.day?.description), ("role", traced.role), ("reason", entry.reason),
      ("recorded", entry.recorded?.description),
    ] {
      keys[key] = .maybe(value)
    }
    return .object(keys)
  }
}
