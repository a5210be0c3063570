package import Model

extension RecordReader {
  /// - Parameter id: the framework's id, as its file is called.
  package static func framework(_ source: SourceText, id: Slug) throws(RecordError) -> Reading<Framework> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    let written = fields.required("id")
    if fields.entry("id")?.value.text?.isEmpty == true { fields.missing("id") }
    if !written.isEmpty, written != id.text {
      fields.report(
        "other_id", at: fields.entry("id")?.value.range.lowerBound ?? source.start,
        "This framework calls itself “\(written)”, but its file is called “\(id)”.", "Give both the same name.")
    }
    let groups = fields.maps("groups") { label($0) }
    let framework = Framework(
      id: id, title: fields.required("title"), about: fields.text("about"), source: fields.text("source"),
      note: fields.text("note"), groups: groups, entries: entries(fields, Set(groups.map(\.id))))
    if fields.entry("entries") == nil { fields.missing("entries") }
    return Reading(value: framework, problems: fields.finish())
  }

  private static func label(_ inner: Fields) -> Framework.Label {
    Framework.Label(id: inner.required("id"), title: inner.required("title"))
  }

  private static func entries(_ fields: Fields, _ groups: Set<String>) -> [Framework.Entry] {
    var seen: Set<String> = []
    return fields.maps("entries") { inner in
      let entry = Framework.Entry(
        id: inner.required("id"), title: inner.required("title"), group: inner.text("group"),
        about: inner.text("about"), question: inner.text("question"),
        responses: inner.maps("responses") { label($0) })
      if !entry.id.isEmpty, !seen.insert(entry.id).inserted {
        inner.report(
          "doubled_id", at: inner.start, "The id “\(entry.id)” stands here a second time.", "Give each its own id.")
      }
      if let group = entry.group, !groups.contains(group) {
        inner.report(
          "unknown_group", at: inner.entry("group")?.value.range.lowerBound ?? inner.start,
          "There is no group “\(group)” above.",
          Nearest.question(for: group, among: groups.sorted()) ?? "List it under groups.")
      }
      return entry
    }
  }
}
