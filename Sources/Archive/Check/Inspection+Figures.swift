internal import Model
internal import Records

// Figures against the definition of their measure.
extension Inspection {
  func figuresWithoutMeasure(_ dossier: Dossier) throws -> [Problem] {
    let name = dossier.enquiry.name
    var problems: [Problem] = []
    for location in try snapshot.locations(of: name, in: "measures") {
      let id: Slug
      switch location {
      case .figures(_, let measure), .summary(_, let measure): id = measure
      default: continue
      }
      if try snapshot.exists(Layout.measure(name, id)) { continue }
      problems.append(
        problem(
          .error, "figures_without_measure", of: location.path, "These figures belong to no measure.",
          remedy: "Delete the file, if a merge left it where one side took the measure away. Else define it: "
            + "enquiry measure new \(id) -e \(name)"))
    }
    return problems
  }

  /// Points of measurement that the definition does not list: in the figures, and in what is to be compared.
  func unknownOccasions(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let listed = measure.occasions.map(\.id)
      let recorded = measured.figures.map(\.occasion)
      var problems: [Problem] = []
      for figure in measured.figures where !listed.isEmpty && !listed.contains(figure.occasion) {
        problems.append(
          try unknownOccasion(
            figure.occasion, listed, in: dossier.figuresPath(of: measure), at: .cell("occasion", of: figure.key)))
      }
      // Before anything is listed or recorded nobody can tell.
      let known = listed.isEmpty ? recorded : listed
      for occasion in measure.compare where !known.isEmpty && !known.contains(occasion) {
        problems.append(
          try unknownOccasion(
            occasion, known, in: dossier.path(of: measure), at: .value("compare", reading: occasion)))
      }
      return problems
    }
  }

  /// Words for before and after that figures are not compared by, where the definition lists no points of measurement.
  func otherWordsForOccasions(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.filter(\.measure.occasions.isEmpty).flatMap { measured -> [Problem] in
      let recorded = Set(measured.figures.map(\.occasion))
      return try measured.figures.compactMap { figure -> Problem? in
        let plain = figure.occasion.lowercased()
        let usual = ["before", "after"].contains(plain) ? plain : ["pre": "before", "post": "after"][plain]
        // A baseline is compared as well as what was before; both at once are two points of measurement.
        let start = plain == "baseline" && (recorded.contains("before") || plain != figure.occasion) ? "before" : nil
        guard let meant = usual ?? start, meant != figure.occasion else { return nil }
        return try problem(
          .hint, "unknown_occasion", in: dossier.figuresPath(of: measured.measure),
          at: .cell("occasion", of: figure.key),
          "“\(figure.occasion)” is a point of measurement of its own, beside before and after.",
          remedy: Nearest.question(meant))
      }
    }
  }

  private func unknownOccasion(
    _ occasion: String, _ known: [String], in path: String, at spot: RecordSpot
  ) throws -> Problem {
    var choices: [String] = []
    for id in known where !choices.contains(id) { choices.append(id) }
    return try problem(
      .error, "unknown_occasion", in: path, at: spot, "The measure has no point of measurement “\(occasion)”.",
      remedy: Nearest.question(for: occasion, among: choices)
        ?? "It has \(choices.spokenAnd); list it under occasions if it is another one.")
  }

  /// Definitions that the measure never had.
  func unknownDefinitions(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let known = measure.revisions.map(\.definition) + (measure.definition.map { [$0] } ?? [])
      return try measured.figures.compactMap { figure -> Problem? in
        guard let definition = figure.definition, !known.contains(definition) else { return nil }
        return try problem(
          .warning, "unknown_definition", in: dossier.figuresPath(of: measure),
          at: .cell("definition", of: figure.key), "The measure never had a definition “\(definition)”.",
          remedy: Nearest.question(for: definition, among: known) ?? "Leave the cell empty for the first definition.")
      }
    }
  }

  /// Groups and pupil groups that the definition does not name where it names any.
  func unlistedGroups(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let groups = measure.treatmentGroups + (measure.controlGroup.map { [$0] } ?? [])
      let values = [measure.focusSubgroup, measure.referenceSubgroup].compactMap { $0 }
      return try measured.figures.flatMap { figure -> [Problem] in
        let path = dossier.figuresPath(of: measure)
        var problems: [Problem] = []
        func look(_ column: String, _ word: String?, _ known: [String], _ message: String, _ remedy: String?) throws {
          guard let word, !known.isEmpty, !known.contains(word) else { return }
          guard let remedy = Nearest.question(for: word, among: known) ?? remedy else { return }
          problems.append(
            try problem(
              .warning, "unlisted_group", in: path, at: .cell(column, of: figure.key), message, remedy: remedy))
        }
        try look(
          "group", figure.group, groups, "The definition names no group “\(figure.group ?? "")”.",
          "It names \(groups.spokenAnd); without its name there the group is compared with no other.")
        try look(
          "subgroup_by", figure.subgroupBy, measure.subgroupColumns,
          "The definition does not tell pupil groups apart by “\(figure.subgroupBy ?? "")”.",
          "It names \(measure.subgroupColumns.spokenAnd) under subgroup_columns.")
        // A pupil group may have more values than the two that are compared: only a slip is worth a word.
        try look(
          "subgroup", figure.subgroup, values, "The definition names no pupil group “\(figure.subgroup ?? "")”.", nil)
        return problems
      }
    }
  }
}
