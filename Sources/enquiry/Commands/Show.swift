internal import ArgumentParser
internal import Archive
internal import Model

struct Show: Act {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show everything about an enquiry.")

  @Argument(help: "The enquiry, by its short name; else the one you chose with “use”.")
  var slug: String?

  @OptionGroup var enquiry: EnquiryOption
  @OptionGroup var read: ReadOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let snapshot = try context.workspace().snapshot(read.view)
    let name = try EnquiryName.named(slug ?? enquiry.slug, in: snapshot)
    let loaded = try snapshot.dossier(name)
    guard let dossier = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
    return DossierReport(
      dossier: dossier, problems: loaded.problems, toolkit: try snapshot.toolkit().value,
      unsaved: try snapshot.unsaved(below: [Layout.enquiry(name)]))
  }
}

extension EnquiryName {
  /// The enquiry that is named, else the chosen one.
  static func named(_ slug: String?, in snapshot: Snapshot) throws -> EnquiryName {
    if let slug { return try snapshot.find(enquiry: slug) }
    return try snapshot.currentEnquiry()
  }
}

/// One enquiry with its cycles, measures and logs.
struct DossierReport: Report {
  let dossier: Dossier
  let problems: [Problem]
  let toolkit: Toolkit
  let unsaved: [String]
  let kind = "enquiry"

  func text(_ page: Page) -> String {
    var parts = [plan(page), cycles(page), measures(page)]
    parts += log(
      "EVIDENCE LOG", dossier.evidence.map { LogList.text($0.note, $0.kind.spoken, page) },
      none: "Nothing is in the evidence log.")
    parts += log(
      "LEADERSHIP LOG",
      dossier.leadership.map { LogList.text($0.note, $0.codes.ids(of: .keyMessages).joined(separator: ", "), page) },
      none: "Nothing is in the leadership log.")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  func talk(_ page: Page) -> String {
    var lines = problems.filter { $0.severity == .error }.map(ProblemText.text)
    if !unsaved.isEmpty {
      lines.append(page.wrapped("With edits by hand that are not saved yet in \(unsaved.joined(separator: ", "))."))
    }
    return lines.joined(separator: "\n")
  }

  private func plan(_ page: Page) -> String {
    let enquiry = dossier.enquiry
    let missing = "not recorded"
    var lines = ["\(enquiry.title.uppercased())  (\(enquiry.name))", ""]
    lines.append(page.field("Question", enquiry.question ?? missing))
    lines.append(page.field("Trying", enquiry.practice ?? missing))
    lines.append(page.field("Toolkit", interventions.isEmpty ? missing : interventions.joined(separator: "\n")))
    for (label, value) in [
      ("With whom", enquiry.forWhom), ("To improve", enquiry.outcome), ("When", enquiry.period),
    ] {
      lines.append(page.field(label, value ?? missing))
    }
    lines.append(page.field("Success is", enquiry.success.isEmpty ? missing : enquiry.success.joined(separator: "\n")))
    let schools = enquiry.schools.map { school in school.name + (school.part.map { " (\($0))" } ?? "") }
    lines.append(page.field("Schools", schools.isEmpty ? missing : schools.joined(separator: "\n")))
    lines.append(page.field("Focus", enquiry.focus ?? missing))
    if let source = enquiry.source { lines.append(page.field("Source", source)) }
    if let attribution = enquiry.attribution { lines.append(page.field("Attribution", attribution)) }
    for heading in [Heading.background, .notes] {
      if let text = enquiry.prose[heading] { lines += ["", heading.rawValue, page.prose(text, indent: 2)] }
    }
    return lines.joined(separator: "\n")
  }

  private var interventions: [String] {
    dossier.enquiry.interventions.map { choice in
      switch choice {
      case .toolkit(let id): toolkit[id].map { "\($0.title) (\(id))" } ?? "\(id), which the toolkit does not have"
      case .own(let title, let support): title + (support.map { "; supported by: \($0)" } ?? " (one of its own)")
      }
    }
  }

  private func cycles(_ page: Page) -> String {
    if dossier.cycles.isEmpty { return "No cycle is recorded." }
    return dossier.cycles.enumerated().map { index, cycle in
      var lines = ["CYCLE \(index + 1)  \(cycle.period.spoken) · \(cycle.standing)"]
      for heading in Heading.allCases {
        guard let text = cycle.prose[heading] else { continue }
        lines += ["  " + heading.rawValue, page.prose(text, indent: 4)]
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func measures(_ page: Page) -> String {
    if dossier.measures.isEmpty { return "Nothing is measured yet." }
    let table = MeasureList(name: dossier.enquiry.name, measures: dossier.measures, problems: []).text(page)
    return "MEASURES\n" + table
  }

  private func log(_ title: String, _ entries: [String], none: String) -> [String] {
    entries.isEmpty ? [none] : [title] + entries
  }

  var json: [String: JSON] {
    [
      "enquiry": .object(dossier.enquiry.json),
      "cycles": .list(dossier.cycles.enumerated().map { .object($1.json(number: $0 + 1)) }),
      "measures": .list(dossier.measures.map { .object($0.json) }),
      "evidence": .list(dossier.evidence.map { .object($0.json) }),
      "leadership": .list(dossier.leadership.map { .object($0.json) }),
      "unsaved": .texts(unsaved), "problems": .list(problems.map(ProblemText.json)),
    ]
  }
}
