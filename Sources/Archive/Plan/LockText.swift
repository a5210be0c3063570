internal import Model

/// All that a lock says, as texts by their keys, to find what was edited in it.
struct LockText: Equatable {
  private struct Key: Hashable, Comparable {
    let measure: String?
    let key: String

    static func < (one: Key, other: Key) -> Bool { (one.measure ?? "", one.key) < (other.measure ?? "", other.key) }
  }

  private let texts: [Key: Set<String>]

  init(_ lock: PlanLock) {
    var texts: [Key: Set<String>] = [:]
    func add(_ key: String, _ text: String?, of measure: Slug? = nil) {
      if let text { texts[Key(measure: measure?.text, key: key), default: []].insert(text) }
    }
    add("locked", lock.plan.locked?.description)
    add("after_results", lock.plan.isAfterResults ? "true" : nil)
    add("question", lock.plan.question)
    for criterion in lock.plan.success { add("success", criterion.written) }
    for measure in lock.plan.measures {
      add("measures", measure.id.text)
      for (key, values) in measure.values { add(key, values.joined(separator: ", "), of: measure.id) }
      for (occasion, day) in measure.days { add("occasions", "\(occasion) on \(day)", of: measure.id) }
    }
    for amendment in lock.plan.amendments { add("amendments", LockText.words(amendment)) }
    for ended in lock.earlier {
      add("earlier", [ended.reason, ended.ended?.description].compactMap { $0 }.joined(separator: ", "))
      for text in LockText.values(of: ended.plan) { add("earlier", text) }
    }
    self.texts = texts
  }

  /// An amendment with all that it says.
  private static func words(_ amendment: FixedPlan.Amendment) -> String {
    let changes = amendment.changes.map { change in
      [change.measure, change.key, change.from, change.to].compactMap { $0 }.joined(separator: ", ")
    }
    return ([amendment.reason, amendment.date?.description].compactMap { $0 } + changes).joined(separator: "; ")
  }

  /// What an earlier plan says.
  private static func values(of plan: FixedPlan) -> [String] {
    let inner = LockText(PlanLock(plan: plan))
    return inner.texts.keys.sorted().flatMap { key in
      (inner.texts[key] ?? []).sorted().map { "\(key.measure.map { $0 + ", " } ?? "")\(key.key): \($0)" }
    }
  }

  /// What stands under the key that a change is about.
  func values(of change: PlanChange) -> Set<String> {
    texts[Key(measure: change.measure, key: change.key ?? "")] ?? []
  }

  /// What was edited since the locks that the program wrote last: one, or several that were brought together.
  static func edits(of lock: PlanLock, since written: [PlanLock]) -> [PlanChange] {
    let now = LockText(lock).texts
    let then = written.map { LockText($0).texts }
    let keys = Set(now.keys).union(then.flatMap(\.keys)).sorted()
    return keys.flatMap { key -> [PlanChange] in
      let said = then.map { $0[key] ?? [] }
      // What one of several took out may be out.
      let needed =
        key.key == "amendments"
        ? said.reduce([]) { $0.union($1) } : said.reduce(said.first ?? []) { $0.intersection($1) }
      let gone = needed.subtracting(now[key] ?? []).sorted()
      let come = (now[key] ?? []).subtracting(said.reduce([]) { $0.union($1) }).sorted()
      func change(_ from: String?, _ to: String?) -> PlanChange {
        PlanChange(.lock, measure: key.measure, key: key.key, from: from, to: to)
      }
      if let from = gone.first, let to = come.first, gone.count == 1, come.count == 1 { return [change(from, to)] }
      return gone.map { change($0, nil) } + come.map { change(nil, $0) }
    }
  }
}
