package import Model

extension Chart {
  /// Who saw what: the outcome measures and the evidence log by who could see it.
  ///
  /// Nil where neither is recorded. What does not say who saw it is told below, and stands in no column.
  package static func triangulation(of measures: [Measure], evidence: [EvidenceEntry]) -> Chart? {
    let outcomes = measures.filter { $0.purpose == .outcome }
    let ids = Set(outcomes.map(\.id.text))
    var rows = outcomes.map { measure in
      Matter(
        label: measure.title, measure: measure, entries: evidence.filter { $0.measures.contains(measure.id.text) })
    }
    let rest = evidence.filter { ids.isDisjoint(with: $0.measures) }
    if !rest.isEmpty {
      rows.append(Matter(label: "Other evidence", measure: nil, entries: rest))
    }
    let cells = rows.map { row in Witness.allCases.map(row.words) }
    let remark = unseen(outcomes, evidence)
    let picture = GridPicture(
      columns: Witness.allCases.map(\.spoken),
      rows: zip(rows, cells).map { GridPicture.Row(label: $0.label, cells: $1) }, remark: remark)
    let table = FigureTable(
      columns: ["What"] + Witness.allCases.map { MeasureWords.sentence($0.spoken) },
      rows: zip(rows, cells).map { [$0.label] + $1.map { $0.isEmpty ? "nothing recorded" : $0 } })
    return Chart(
      title: title(cells), opening: ["Who saw what.", remark].filter { !$0.isEmpty }.joined(separator: " "),
      table: table,
      picture: .grid(picture))
  }

  /// "Seen by pupils and teachers themselves; nothing yet from an observer or mentor or from outside"
  private static func title(_ cells: [[String]]) -> String {
    let seen = Witness.allCases.enumerated().filter { index, _ in cells.contains { !$0[index].isEmpty } }.map(\.element)
    let missing = Witness.allCases.filter { !seen.contains($0) }
    if seen.isEmpty { return "Who saw it is not recorded yet" }
    let told = "Seen by \(listed(seen, "and"))"
    return missing.isEmpty ? told : "\(told); nothing yet from \(listed(missing, "or"))"
  }

  private static func listed(_ witnesses: [Witness], _ joint: String) -> String {
    let names = witnesses.map { joint == "and" ? $0.seenBy : $0.missing }
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(joint) \(last)"
  }

  /// "1 survey does not say who answered."; empty where all do.
  private static func unseen(_ outcomes: [Measure], _ evidence: [EvidenceEntry]) -> String {
    let entries = evidence.count { Witness(of: $0) == nil }
    let measures = outcomes.count { Witness(of: $0) == nil }
    let told = [
      measures > 0 ? Wording.count(measures, "measure", "measures") : nil,
      entries > 0 ? Wording.count(entries, "entry of evidence", "entries of evidence") : nil,
    ].compactMap(\.self)
    guard !told.isEmpty else { return "" }
    return
      "\(MeasureWords.sentence(told.joined(separator: " and "))) \(measures + entries == 1 ? "does" : "do") not say who saw it."
  }

  /// A row of the grid: a measure with the evidence that bears on it.
  private struct Matter {
    let label: String
    let measure: Measure?
    let entries: [EvidenceEntry]

    /// What one kind of witness has to say: `figures, 2 entries`; empty where it has nothing.
    func words(_ witness: Witness) -> String {
      let own = entries.count { Witness(of: $0) == witness }
      let figures = measure.flatMap(Witness.init(of:)) == witness ? "figures" : nil
      let told = own > 0 ? Wording.count(own, "entry", "entries") : nil
      return [figures, told].compactMap(\.self).joined(separator: ", ")
    }
  }
}
