internal import Archive
internal import Model
internal import Records

/// Names of groups, pupil groups and schools in a file of rows: they go into the record, and must be nobody's.
struct ImportLabels {
  private let telling: [(label: RowTable.Label, sighting: Identifiers.Sighting)]

  /// - Parameter book: the names that are known, those of this file among them.
  init(_ source: RowFile, book: NameBook) {
    let mapping = source.mapping
    let columns = mapping.subgroups.map(\.column) + [mapping.group, mapping.school].compactMap(\.self)
    telling = source.table.labels(in: columns).compactMap { label in
      Identifiers.sighting(inLabel: label.text, isSchool: label.column == mapping.school, book: book).map {
        (label, $0)
      }
    }
  }

  /// What must not be kept without a reason, as `“Tom Reed” stands in the code book: lines 3, 5 and 4 more.`
  var refused: [String] { sentences { !$0.isDoubtful } }

  /// What may well be something else.
  var doubtful: [String] { sentences(where: \.isDoubtful) }

  private func sentences(where isMeant: (Identifiers.Sighting) -> Bool) -> [String] {
    telling.filter { isMeant($0.sighting) }.map { label, sighting in
      let lines = label.lines.map(String.init)
      let more = label.count - lines.count
      let place = "\(label.count == 1 ? "line" : "lines") \((lines + (more > 0 ? ["\(more) more"] : [])).spokenAnd)"
      let named = sighting.words == label.text ? "" : " in “\(label.text)”"
      return "\(sighting.sentence)\(named), \(place)."
    }
  }
}

extension ImportSteps {
  /// Refuses names of people among those of groups and schools.
  mutating func refuseNamedGroups(_ source: RowFile) throws {
    var names = try place.workspace.names(of: place.name)
    if let book { names.add(book.names) }
    let labels = ImportLabels(source, book: names)
    notes += labels.doubtful.map { $0 + " Names of groups stand in the record." }
    if labels.refused.isEmpty { return }
    looksLikeIdentifiers = true
    if asked.reason != nil {
      notes += labels.refused
      return
    }
    throw Failure(
      labels.refused.joined(separator: " ")
        + " Names of groups and schools would stand in the record. Nothing was written.",
      hint:
        "Call the group otherwise in the file, as “intervention”. If it names nobody, say why: --not-identifiers \"…\"",
      code: .refusedForPrivacy)
  }
}
