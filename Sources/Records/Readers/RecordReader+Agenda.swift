package import Model

extension RecordReader {
  /// `templates/meeting/agenda.yaml`, the program's own or that of a folder.
  package static func agenda(_ source: SourceText) throws(RecordError) -> Reading<AgendaTemplate> {
    let fields = Fields(try FrontMatter(source).root, in: source)
    fields.schema()
    let minutes = fields.whole("minutes", atLeast: 1) ?? 120
    let parts = fields.maps("parts", part)
    let ofEach = parts.count { if case .ofEachEnquiry = $0.length { true } else { false } }
    if ofEach > 1 || ofEach == parts.count {
      fields.report(
        "agenda_parts", at: fields.entry("parts")?.value.range.lowerBound ?? fields.start,
        "An agenda needs a part with minutes of its own, and one part at most for each enquiry.",
        "Write minutes: with each part but one.")
    }
    return Reading(value: AgendaTemplate(minutes: minutes, parts: parts), problems: fields.finish())
  }

  private static func part(_ inner: Fields) -> AgendaTemplate.Part {
    let (item, about) = (inner.required("item"), inner.text("about"))
    guard inner.flag("of_each_enquiry") ?? false else {
      let minutes = inner.whole("minutes", atLeast: 1)
      if inner.entry("minutes") == nil { inner.missing("minutes") }
      return AgendaTemplate.Part(
        item: item, about: about, length: .minutes(minutes ?? 1, takesRest: inner.flag("takes_rest") ?? false))
    }
    let steps = inner.maps("steps") { step in
      AgendaTemplate.Step(step.required("step"), share: step.whole("share", atLeast: 1) ?? 1)
    }
    let least = max(inner.whole("least", atLeast: 1) ?? 1, steps.count)
    return AgendaTemplate.Part(item: item, about: about, length: .ofEachEnquiry(least: least, steps: steps))
  }
}
