import Model

/// How an enquiry is meant to work, stage by stage, and where nothing is tied to what is stated.
struct ChainRegion {
  let enquiry: PackEnquiry

  var value: Value {
    let theory = enquiry.dossier.enquiry.theory
    guard !theory.isEmpty else { return .absent }
    return .fields([
      "title": .text(enquiry.dossier.enquiry.title),
      "stages": .list(TheoryOfChange.Stage.allCases.map { stage($0, theory[$0]) }),
    ])
  }

  private func stage(_ stage: TheoryOfChange.Stage, _ statements: [TheoryOfChange.Statement]) -> Value {
    .fields([
      "stage": .text(Wording.capitalised(stage.spoken)),
      "statements": .section(statements.map { self.statement($0, stage) }),
    ])
  }

  private func statement(_ statement: TheoryOfChange.Statement, _ stage: TheoryOfChange.Stage) -> Value {
    .fields(["text": .text(statement.text), "tied": .text(tied(statement, stage))])
  }

  /// What shows a statement; measures and entries that these readers do not see are not named.
  private func tied(_ statement: TheoryOfChange.Statement, _ stage: TheoryOfChange.Stage) -> String {
    let titles = statement.measures.compactMap { id in
      enquiry.dossier.measures.first { $0.measure.id.text == id }?.measure.title
    }
    let ids = Set(
      enquiry.dossier.evidence.map(\.note.id.text) + enquiry.dossier.leadership.map(\.note.id.text)
        + enquiry.dossier.participation.map(\.note.id.text))
    let forIt = statement.evidenceFor.count(where: ids.contains)
    let against = statement.evidenceAgainst.count(where: ids.contains)
    let parts = [
      titles.isEmpty ? nil : "measured by \(titles.joined(separator: ", "))",
      forIt == 0 ? nil : "\(Wording.count(forIt, "entry", "entries")) for it",
      against == 0 ? nil : "\(Wording.count(against, "entry", "entries")) against it",
    ].compactMap { $0 }
    if !parts.isEmpty { return Wording.capitalised(parts.joined(separator: "; ")) + "." }
    let isTied = !statement.measures.isEmpty || !statement.evidenceFor.isEmpty || !statement.evidenceAgainst.isEmpty
    if isTied { return "Tied to records that are not shared with these readers." }
    return stage == .assumptions ? "No evidence for or against it yet." : "Nothing shows it yet."
  }
}
