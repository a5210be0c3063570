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
      dossier: dossier, problems: loaded.problems,
      plan: PlanText(
        enquiry: dossier.enquiry, toolkit: try snapshot.toolkit().value,
        frameworks: try snapshot.frameworks().value),
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
  let plan: PlanText
  let unsaved: [String]
  let kind = "enquiry"

  func text(_ page: Page) -> String {
    var parts = [plan.text(page), cycles(page), measures(page)]
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
