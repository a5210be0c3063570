import Model

/// One enquiry: what it asks and tries, then its cycles, figures and logs.
struct SpreadRegion {
  let contents: PackContents
  let alliance: Alliance
  let enquiry: PackEnquiry

  var value: Value {
    let record = enquiry.dossier.enquiry
    let interventions = InterventionTitles(toolkit: contents.toolkit)
    return .fields([
      "anchor": .text(record.name.description),
      "enquiry": .text(record.title),
      "alliance": .text(alliance.name),
      "question": .text(orAbsent: record.question),
      "unreadable": .text(orAbsent: enquiry.unreadable.joined(separator: "; ")),
      "practice": .text(orAbsent: Wording.capitalised(record.practice ?? "")),
      "interventions": .section(record.interventions.map(interventions.value)),
      "schools": .text(orAbsent: record.schools.map(Wording.school).joined(separator: "; ")),
      "success": .section(texts: enquiry.verdicts.map(\.sentence)),
      "dose": record.dose.map { .text(Wording.dose($0)) } ?? .absent,
      "plan": PlanRegion.line(enquiry),
      "background": .prose(orAbsent: record.prose[.background], headings: 4),
      "origin": Origin(source: record.source, attribution: record.attribution).value,
      "cycles": CyclesRegion(contents: contents, enquiry: enquiry).value,
      "figures": FiguresRegion(enquiry: enquiry).value,
      "logs": LogsRegion(audience: contents.audience, frameworks: contents.frameworks, enquiry: enquiry).value,
    ])
  }
}
