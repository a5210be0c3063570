package import Model

extension RecordReader {
  /// The toolkit of one file.
  package static func toolkit(_ source: SourceText) throws(RecordError) -> Reading<Toolkit> {
    let matter = try FrontMatter(source)
    let fields = Fields(matter.root, in: source)
    fields.schema()
    for key in ["id", "note"] { _ = fields.text(key) }
    let title = fields.required("title")
    var interventions: [Toolkit.Intervention] = []
    let strands = fields.list("strands").map { item in
      let strand = Fields(item, in: source)
      let dimensions = strand.list("dimensions").map { dimension($0, source, &interventions, strand) }
      let made = Toolkit.Strand(id: strand.required("id"), title: strand.required("title"), dimensions: dimensions)
      fields.take(strand.finish())
      return made
    }
    let toolkit = Toolkit(
      title: title, source: fields.text("source"), strands: strands, interventions: interventions)
    return Reading(value: toolkit, problems: fields.finish())
  }

  private static func dimension(
    _ item: Node, _ source: SourceText, _ interventions: inout [Toolkit.Intervention], _ parent: Fields
  ) -> Toolkit.Dimension {
    let fields = Fields(item, in: source)
    let code = fields.required("id")
    var placements: [Toolkit.Placement] = []
    for entry in fields.list("interventions") {
      let inner = Fields(entry, in: source)
      let id = inner.required("id")
      let about = inner.text("about")
      if let same = inner.text("same") {
        _ = inner.text("title")
        placements.append(Toolkit.Placement(id: id, dimension: code, intervention: same))
      } else {
        interventions.append(Toolkit.Intervention(id: id, title: inner.required("title"), about: about))
        placements.append(Toolkit.Placement(id: id, dimension: code, intervention: id))
      }
      fields.take(inner.finish())
    }
    let dimension = Toolkit.Dimension(
      code: code, title: fields.required("title"), about: fields.text("about"), placements: placements)
    parent.take(fields.finish())
    return dimension
  }
}
