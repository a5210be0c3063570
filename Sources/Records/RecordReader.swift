package import Model

/// Reads the records of programmes, alliances, clusters and enquiries.
package enum RecordReader {
  package static func programme(_ source: SourceText) throws(RecordError) -> Reading<Programme> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    let programme = Programme(name: fields.required("name"), isSample: fields.flag("sample") ?? false)
    return Reading(value: programme, problems: fields.finish())
  }

  package static func alliance(_ source: SourceText, slug: Slug) throws(RecordError) -> Reading<Alliance> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var alliance = Alliance(slug: slug, name: fields.required("name"))
    alliance.leadSchool = fields.text("lead_school")
    alliance.schools = schools(fields)
    alliance.source = fields.text("source")
    alliance.attribution = fields.text("attribution")
    return Reading(value: alliance, problems: fields.finish())
  }

  package static func cluster(_ source: SourceText, slug: Slug) throws(RecordError) -> Reading<Cluster> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var cluster = Cluster(slug: slug, name: fields.required("name"))
    cluster.facilitator = fields.text("facilitator")
    cluster.note = fields.text("note")
    for item in fields.list("alliances") {
      if let slug = item.text.flatMap({ Slug($0) }) {
        cluster.alliances.append(slug)
      } else {
        fields.report(
          "not_a_slug", at: item.range.lowerBound, "“\(item.text ?? "")” is no short name of an alliance.",
          "Write the name of its folder, as learn.")
      }
    }
    return Reading(value: cluster, problems: fields.finish())
  }

  package static func enquiry(_ source: SourceText, name: EnquiryName) throws(RecordError) -> Reading<Enquiry> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var enquiry = Enquiry(name: name, title: fields.required("title"))
    if let id = fields.text("id") {
      enquiry.id = EntryID(id)
      if enquiry.id == nil {
        fields.report(
          "not_an_id", at: fields.entry("id")?.value.range.lowerBound ?? 0, "“\(id)” is no id.",
          "An id has 8 of the characters \(String(EntryID.alphabet)).")
      }
    }
    enquiry.ownQuestion = fields.text("question")
    enquiry.practice = fields.text("practice")
    enquiry.forWhom = fields.text("for_whom")
    enquiry.outcome = fields.text("outcome")
    enquiry.period = fields.text("period")
    enquiry.success = fields.texts("success")
    enquiry.focus = fields.text("focus")
    enquiry.interventions = interventions(fields)
    enquiry.schools = schools(fields)
    enquiry.dose = dose(fields)
    enquiry.source = fields.text("source")
    enquiry.attribution = fields.text("attribution")
    enquiry.prose = matter.prose
    return Reading(value: enquiry, problems: fields.finish())
  }

  // MARK: - Parts

  private static func schools(_ fields: Fields) -> [School] {
    fields.list("schools").compactMap { item in
      if let name = item.text { return School(name: name) }
      let inner = Fields(item, in: fields.source)
      let school = School(name: inner.required("name"), phase: inner.text("phase"), part: inner.text("part"))
      fields.take(inner.finish())
      return school.name.isEmpty ? nil : school
    }
  }

  private static func interventions(_ fields: Fields) -> [InterventionChoice] {
    fields.list("interventions").compactMap { item in
      if let id = item.text { return .toolkit(id) }
      let inner = Fields(item, in: fields.source)
      if inner.entry("own") == nil, let id = inner.text("id") {
        fields.take(inner.finish())
        return .toolkit(id)
      }
      let own = InterventionChoice.own(title: inner.required("own"), support: inner.text("support"))
      fields.take(inner.finish())
      return own
    }
  }

  private static func dose(_ fields: Fields) -> Dose? {
    guard let entry = fields.entry("dose") else { return nil }
    let inner = Fields(entry.value, in: fields.source)
    let minutes = inner.number("minutes_per_day")
    let days = inner.number("days_per_week")
    fields.take(inner.finish())
    guard let minutes, let days else {
      fields.report(
        "dose", at: entry.keyRange.lowerBound, "“dose” needs two numbers.",
        "Write minutes_per_day: and days_per_week: below it.")
      return nil
    }
    return Dose(minutesPerDay: minutes, daysPerWeek: days)
  }
}
