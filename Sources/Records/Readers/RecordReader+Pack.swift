package import Model

extension RecordReader {
  /// A pack that was issued; the day and for whom it is stand in the file's name.
  package static func pack(
    _ source: SourceText, cluster: Slug, meeting: Day, edition: PackIssue.Edition
  ) throws(RecordError) -> Reading<PackIssue> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    var issue = PackIssue(
      cluster: cluster, meeting: meeting, edition: edition, commit: fields.required("commit"),
      program: fields.required("program"), sha256: fields.required("sha256"),
      supersedes: fields.text("supersedes").flatMap { PackIssue.Edition($0) })
    issue.sources = fields.maps("sources") { inner in
      PackIssue.Source(name: inner.required("name"), commit: inner.required("commit"))
    }
    return Reading(value: issue, problems: fields.finish())
  }

  /// What schools and alliances are called in packs of a cluster; a name that stands twice counts where it stands first.
  package static func pseudonyms(_ source: SourceText) throws(RecordError) -> Reading<Pseudonyms> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    let names = Pseudonyms(schools: fields.texts("schools"), alliances: fields.texts("alliances"))
    for key in ["schools", "alliances"] {
      var seen: Set<String> = []
      for item in fields.list(key) {
        guard let name = item.text, !seen.insert(name.folded).inserted else { continue }
        fields.report(
          "doubled_pseudonym", at: item.range.lowerBound, "“\(name)” stands here twice; the first place counts.",
          "Delete this line; nobody's letter changes by that.", severity: .warning)
      }
    }
    return Reading(value: names, problems: fields.finish())
  }
}
