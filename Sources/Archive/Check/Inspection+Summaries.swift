internal import Model
internal import Records

// Summaries against the definition of their measure: nobody but the program writes them, so what does not fit was edited.
extension Inspection {
  func summariesAgainstDefinitions(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.filter { $0.summary != nil }.flatMap { measured -> [Problem] in
      let path = dossier.summaryPath(of: measured.measure)
      // What cannot be read was told when it was loaded.
      guard let source = try source(path), let table = summary(source) else { return [] }
      return try otherScale(table, measured.measure, path)
        + table.rows.flatMap { try problems(of: $0, measured.measure, path) }
    }
  }

  func summary(_ source: SourceText) -> SummaryTable? {
    do { return try RecordReader.summary(source).value } catch { return nil }
  }

  private func otherScale(_ table: SummaryTable, _ measure: Measure, _ path: String) throws -> [Problem] {
    let isOfNow = table.rows.contains { $0.content.origin.definition == measure.definition }
    guard isOfNow, table.kind != SummaryTable.Kind(measure.scale) else { return [] }
    return [
      try problem(
        .error, "summary_scale", in: path,
        "These sums are of another scale than the definition names (\(measure.scale.rawValue)).",
        remedy: "If the scale was written down wrongly, put the old one back and use “enquiry measure revise”.")
    ]
  }

  private func problems(of row: SummaryTable.Row, _ measure: Measure, _ path: String) throws -> [Problem] {
    var problems: [Problem] = []
    let listed = measure.occasions.map(\.id)
    let key = row.content.key
    for occasion in [key.from, key.to].compactMap(\.self) where !listed.isEmpty && !listed.contains(occasion) {
      problems.append(
        try problem(
          .error, "unknown_occasion", in: path, at: .line(row.text),
          "The measure has no point of measurement “\(occasion)”.",
          remedy: Nearest.question(for: occasion, among: listed)
            ?? "It has \(listed.spokenAnd); list it under occasions, as the import did."))
    }
    let known = measure.revisions.map(\.definition) + [measure.definition].compactMap(\.self)
    if let definition = row.content.origin.definition, !known.contains(definition) {
      problems.append(
        try problem(
          .warning, "unknown_definition", in: path, at: .line(row.text),
          "The measure never had a definition “\(definition)”.",
          remedy: Nearest.question(for: definition, among: known)
            ?? "Take the file back as it was saved: git restore \(path)"))
    }
    return problems
  }
}
