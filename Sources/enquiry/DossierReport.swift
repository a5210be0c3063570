internal import Archive
internal import Model

/// One enquiry with its cycles, measures and logs.
///
/// What is kept for oneself is shown to its owner, marked so; as JSON, which travels further, it is only counted.
struct DossierReport: Report {
  let dossier: Dossier
  let own: PrivateEntries
  let problems: [Problem]
  let plan: PlanText
  /// Nil where the plan was never fixed.
  let changes: PlanChanges?
  let unsaved: [String]
  /// Where it is read from; nil for one of the folder's own.
  let source: Source.Reading?
  let kind = "enquiry"

  func text(_ page: Page) -> String {
    let evidence = (dossier.evidence + own.evidence).sorted { LogNote.isInOrder($0.note, $1.note) }
    let leadership = (dossier.leadership + own.leadership).sorted { LogNote.isInOrder($0.note, $1.note) }
    let participation = (dossier.participation + own.participation).sorted { LogNote.isInOrder($0.note, $1.note) }
    var parts = [plan.text(page), changes.map { ChangesText(of: $0).text(page) } ?? "", cycles(page), measures(page)]
    parts += log(
      "EVIDENCE LOG", evidence.map { LogList.text($0.note, $0.kind.spoken, page, ties: $0.ties(plan.frameworks)) },
      none: source?.isShared == true ? "Nothing of the evidence log is shared." : "Nothing is in the evidence log.")
    parts += log(
      "LEADERSHIP LOG",
      leadership.map { LogList.text($0.note, "", page, ties: $0.ties(plan.frameworks)) },
      none: source?.isShared == true
        ? "Nothing of the leadership log is shared." : "Nothing is in the leadership log.")
    if !participation.isEmpty {
      parts.append("WHO TOOK PART")
      parts += participation.map { LogList.text($0.note, $0.spoken, page) }
    }
    parts.append(
      source.map { page.wrapped("Read \($0.spoken)\($0.isShared ? ": what is shared" : "").") }
        ?? "Folder: \(Layout.enquiry(dossier.enquiry.name))")
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
      lines += cycleKeys(cycle).map { page.wrapped($0, first: "  ", indent: 4) }
      for section in cycle.prose.sections where !section.text.isEmpty {
        lines += (section.heading.map { ["  " + $0] } ?? []) + [page.prose(section.text, indent: 4)]
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// Days, what was tried, how it turned out, the decision and what lasts: what is recorded of them.
  private func cycleKeys(_ cycle: Cycle) -> [String] {
    let days = [("opened", cycle.opened), ("reviewed", cycle.reviewed), ("closed", cycle.closed)]
      .compactMap { word, day in day.map { "\(word) \($0.spoken)" } }
    let tried = cycle.interventions.map { plan.toolkit[$0]?.title ?? $0 }
    let lasting = cycle.sustainability.map { factor in
      plan.frameworks.spoken(Code(.sustainability, factor.factor)) + (factor.note.map { ": \($0)" } ?? "")
    }
    let all: [(String, [String])] = [
      ("", days), ("Tried: ", tried), ("It turned out: ", cycle.turnedOut.map { [$0.spoken] } ?? []),
      ("Decision: ", cycle.decision.map { [$0.spoken] } ?? []), ("It rests on: ", lasting),
    ]
    return all.filter { !$0.1.isEmpty }.map { NewName.capitalised($0.0 + $0.1.joined(separator: "; ")) }
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
    let keys: [String: JSON] = [
      "enquiry": .object(dossier.enquiry.json),
      "path": .text(Layout.enquiryFile(dossier.enquiry.name)),
      "participation": .list(dossier.participation.map { .object($0.json) }),
      "private": .count(own.evidence.count + own.leadership.count + own.participation.count),
      "cycles": .list(dossier.cycles.enumerated().map { .object($1.json(number: $0 + 1)) }),
      "measures": .list(dossier.measures.map { .object($0.json) }),
      "evidence": .list(dossier.evidence.map { .object($0.json) }),
      "leadership": .list(dossier.leadership.map { .object($0.json) }),
      "unsaved": .texts(unsaved), "problems": .list(problems.map(ProblemText.json)),
    ]
    return keys.merging(source?.json ?? [:]) { old, _ in old }.merging(changes.map { ChangesText(of: $0).json } ?? [:])
    { old, _ in old }
  }
}
