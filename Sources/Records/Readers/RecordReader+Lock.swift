package import Model

extension RecordReader {
  /// What was fixed of a plan.
  package static func lock(_ source: SourceText) throws(RecordError) -> Reading<PlanLock> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var lock = PlanLock(plan: plan(fields))
    lock.earlier = fields.maps("earlier") { inner in
      PlanLock.EndedPlan(plan: plan(inner), ended: inner.day("ended"), reason: inner.text("reason"))
    }
    return Reading(value: lock, problems: fields.finish())
  }

  private static func plan(_ fields: Fields) -> FixedPlan {
    var plan = FixedPlan(locked: fields.day("locked"), question: fields.text("question"))
    plan.isAfterResults = fields.flag("after_results") ?? false
    plan.success = success(fields)
    plan.measures = fields.maps("measures", fixedMeasure)
    plan.amendments = fields.maps("amendments") { inner in
      let reason = inner.required("reason")
      let date = inner.day("date")
      let changes = inner.maps("changes", change)
      return FixedPlan.Amendment(date: date, reason: reason, changes: changes)
    }
    return plan
  }

  private static func fixedMeasure(_ fields: Fields) -> FixedMeasure? {
    if fields.entry("id") == nil { fields.missing("id") }
    let id = fields.slug("id", of: "a measure", "Write the name of its file, as reading-age.")
    let title = fields.text("title")
    var values: [String: [String]] = [:]
    for name in FixedMeasure.keys {
      if FixedMeasure.isList(name) {
        let list = fields.texts(name)
        values[name] = list.isEmpty ? nil : list
      } else {
        values[name] = fields.text(name).map { [$0] }
      }
    }
    var days: [String: Day] = [:]
    let occasions = fields.maps("occasions") { inner -> (String, Day)? in
      if inner.entry("date") == nil { inner.missing("date") }
      let id = inner.required("id")
      return inner.day("date").map { (id, $0) }
    }
    for (id, day) in occasions { days[id] = day }
    return id.map { FixedMeasure(id: $0, title: title ?? $0.text, values: values, days: days) }
  }

  private static func change(_ fields: Fields) -> PlanChange? {
    if fields.entry("what") == nil { fields.missing("what") }
    let subject: PlanChange.Subject? = fields.choice("what")
    let measure = fields.text("measure")
    let key = fields.text("key")
    let (from, to) = (fields.text("from"), fields.text("to"))
    return subject.map { PlanChange($0, measure: measure, key: key, from: from, to: to) }
  }
}
