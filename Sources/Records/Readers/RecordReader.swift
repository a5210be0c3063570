package import Model

/// Reads records: the text of a file into a value, and all that is wrong with it.
package enum RecordReader {
  package static func programme(_ source: SourceText) throws(RecordError) -> Reading<Programme> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var programme = Programme(name: fields.required("name"), isSample: fields.flag("sample") ?? false)
    programme.calendar = calendar(fields)
    programme.privateStore = fields.text("private_store")
    programme.logo = fields.pathInFolder("logo")
    programme.colour = fields.colour("colour")
    programme.sources = sources(fields)
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
    cluster.alliances = fields.slugs("alliances", of: "an alliance", "Write the name of its folder, as learn.")
    return Reading(value: cluster, problems: fields.finish())
  }

  // MARK: - Parts

  static func schools(_ fields: Fields) -> [School] {
    fields.maps("schools", orText: { School(name: $0) }) { inner in
      let school = School(
        name: inner.required("name"), phase: inner.text("phase"), part: inner.text("part"), link: inner.text("link"))
      return school.name.isEmpty ? nil : school
    }
  }
}
