package import Model

/// What became of a plan since it was fixed, in words: the reason first, and nothing held against anybody, since refining
/// the plan is how an enquiry learns.
package struct PlanStory: Sendable {
  /// When the plan was fixed, and whether results were in by then.
  package let fixed: String
  /// A sentence or two for each change, the weightiest first.
  package let lines: [String]
  /// How many changes there were.
  package let summary: String

  /// - Parameter changes: those that its readers may see.
  package init(of changes: PlanChanges) {
    let day = changes.locked.map { " on \($0.spoken)" } ?? ""
    let stated = changes.stated.map { " (its file says \($0.spoken))" } ?? ""
    fixed = "The plan was fixed\(day)\(stated)" + (changes.isAfterResults ? ", when results were in already." : ".")
    lines = PlanStory.lines(of: changes)
    let count = changes.count == 1 ? "1 change" : "\(changes.count) changes"
    let bare = changes.countWithoutReason
    let open = bare == 0 ? "" : bare == changes.count ? "; no reason is recorded yet" : "; \(bare) without a reason yet"
    summary = changes.count == 0 ? "No changes to the plan." : "\(count) to the plan\(open)."
  }

  /// A line a change; measures that were added for one reason are one line.
  private static func lines(of changes: PlanChanges) -> [String] {
    let all = changes.entries.flatMap { entry in entry.changes.map { (entry: entry, traced: $0) } }
    var told: Set<Added> = []
    return all.compactMap { entry, traced in
      let reason = entry.reason.map(asSentence) ?? "No reason is recorded."
      if entry.isSwitch { return "\(reason) \(switched(traced.change)) (\(circumstances(traced)))." }
      let key = Added(reason: entry.reason, timing: traced.timing)
      let alike = all.filter { !$0.entry.isSwitch && $0.traced.change.addsMeasure && Added($0.entry, $0.traced) == key }
      if !traced.change.addsMeasure || alike.count == 1 {
        return "\(reason) \(sentence(traced.change, changes.titles)) (\(circumstances(traced)))."
      }
      return told.insert(key).inserted ? "\(reason) \(added(alike.map(\.traced), changes.titles))." : nil
    }
  }

  private struct Added: Hashable {
    let reason: String?
    let timing: PlanChange.Timing

    init(reason: String?, timing: PlanChange.Timing) { (self.reason, self.timing) = (reason, timing) }

    init(_ entry: PlanChanges.Entry, _ traced: TracedChange) { self.init(reason: entry.reason, timing: traced.timing) }
  }

  /// "Added as outcomes: Reading age, Maths test and 4 more (1 December 2026, after results were in)"
  private static func added(_ changes: [TracedChange], _ titles: [String: String]) -> String {
    let names = changes.compactMap { change in change.change.measure.map { titles[$0] ?? $0 } }
    let most = 6
    let list = names.count > most ? Array(names.prefix(most - 1)) + ["\(names.count - most + 1) more"] : names
    var shared = changes[0]
    if Set(changes.map(\.day)).count > 1 { shared.day = nil }
    if Set(changes.map(\.role)).count > 1 { shared.role = nil }
    return "Added as outcomes: \(list.joined(separator: ", ")) (\(circumstances(shared)))"
  }

  /// A person's words with a capital and a full stop.
  private static func asSentence(_ reason: String) -> String {
    let words = Wording.capitalised(plain(reason))
    return words.last.map { ".!?…".contains($0) } ?? true ? words : words + "."
  }

  // MARK: - What changed

  /// What a change was, without the full stop.
  package static func sentence(_ change: PlanChange, _ titles: [String: String]) -> String {
    let title = change.measure.map { titles[$0] ?? $0 }
    switch change.subject {
    case .question: return difference("Question", change)
    case .success: return difference("Success", change)
    case .measure: return outcome(title ?? "", change)
    case .definition: return difference("\(title ?? ""), \(keyWords(change.key))", change)
    case .lock: return lockSentence(title, change)
    }
  }

  private static func difference(_ what: String, _ change: PlanChange) -> String {
    switch (change.from, change.to) {
    case (let from?, let to?): "\(what): from “\(spoken(from))” to “\(spoken(to))”"
    case (nil, let to?): "\(what): “\(spoken(to))” added"
    case (let from?, nil): "\(what): “\(spoken(from))” taken out"
    case (nil, nil): what
    }
  }

  private static func outcome(_ title: String, _ change: PlanChange) -> String {
    switch (change.from, change.to) {
    case (_, Measure.Purpose.outcome.rawValue?): "\(title): added as an outcome"
    case (_, nil): "\(title): an outcome by the plan, and its measure is gone"
    case (_, let purpose?): "\(title): an outcome by the plan, \(words(purpose)) now"
    }
  }

  private static func lockSentence(_ title: String?, _ change: PlanChange) -> String {
    guard let key = change.key else { return "The file plan.lock.yaml was not written by “plan lock”" }
    let what = [title, keyWords(key)].compactMap { $0 }.joined(separator: ", ")
    return difference("The fixed plan itself was edited by hand, \(what)", change)
  }

  private static func switched(_ change: PlanChange) -> String {
    let from = change.from.map { " in place of “\(plain($0))”" } ?? ""
    return "Another plan took over\(from)"
  }

  // MARK: - When

  private static func circumstances(_ traced: TracedChange) -> String {
    let when =
      switch traced.timing {
      case .beforeResults: "before any result"
      case .afterResults: "after results were in"
      case .madeApart: "made apart from the results"
      case .notSaved: "not saved yet"
      case .cannotBeTold: "whether before or after the results cannot be told"
      }
    let parts = [traced.day?.spoken, when].compactMap { $0 }.joined(separator: ", ")
    return parts + (traced.role.map { "; \($0)" } ?? "")
  }

  // MARK: - Words

  /// What a key of a definition is called.
  package static func keyWords(_ key: String?) -> String {
    switch key {
    case "control_group"?: "comparison group"
    case "treatment_groups"?: "groups that get it"
    case "primary_analysis"?: "analysis that counts"
    case "focus_subgroup"?: "pupil group"
    case "reference_subgroup"?: "pupil group compared with"
    case "subgroup_columns"?: "pupil groups"
    case "scale_min"?: "lowest value"
    case "scale_max"?: "highest value"
    case "likert_levels"?: "levels"
    case "top_box"?: "levels that count as agreeing"
    case "elapsed_months"?: "months between"
    case "intervention_date"?: "first day"
    case "intervention_end"?: "last day"
    case "compare"?: "points compared"
    case "occasions"?: "day of measuring"
    case "rated_by"?: "who judges"
    case "measures"?: "outcome measures"
    case "locked"?: "the day"
    case let key?: words(key)
    case nil: ""
    }
  }

  /// Fixed words as people say them; people's own stay.
  package static func spoken(_ text: String) -> String {
    let fixed =
      Measure.Design.allCases.map(\.rawValue) + Measure.Direction.allCases.map(\.rawValue)
      + Measure.Purpose.allCases.map(\.rawValue)
    if let analysis = Measure.Analysis(rawValue: text) { return spoken(analysis) }
    return fixed.contains(text) ? words(text) : plain(text)
  }

  private static func spoken(_ analysis: Measure.Analysis) -> String {
    switch analysis {
    case .ancova: "after, allowing for the start"
    case .did: "difference of the changes"
    case .post: "after alone"
    case .change: "change of one group"
    }
  }

  private static func words(_ key: String) -> String { key.split(separator: "_").joined(separator: " ") }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
