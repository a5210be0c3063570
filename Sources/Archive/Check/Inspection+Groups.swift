internal import Model
internal import Records

// Groups that a definition names and nobody is in.
extension Inspection {
  /// Before any figure of a group is recorded nobody can tell.
  func unknownGroups(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let people = measured.people
      let groups = Set(people.compactMap(\.group)).sorted()
      let subgroups = people.filter { $0.subgroup != nil }
      let values = Set(subgroups.compactMap(\.subgroup)).sorted()
      let named =
        measure.treatmentGroups.map { ("treatment_groups", $0) }
        + [measure.controlGroup].compactMap { $0 }.map { ("control_group", $0) }
      let focused = [("focus_subgroup", measure.focusSubgroup), ("reference_subgroup", measure.referenceSubgroup)]
        .compactMap { key, name in name.map { (key, $0) } }
      let lost =
        named.filter { !groups.isEmpty && !groups.contains($0.1) }.map { ($0, groups) }
        + focused.filter { _, name in
          !values.isEmpty
            && !subgroups.contains { $0.subgroup == name || "\($0.column ?? "")=\($0.subgroup ?? "")" == name }
        }.map { ($0, values) }
      return try lost.map { entry, known in
        try problem(
          .warning, "unknown_group", in: dossier.path(of: measure), at: .value(entry.0, reading: entry.1),
          "No row and no figure has “\(entry.1)”, which “\(entry.0)” names.",
          remedy: Nearest.question(for: entry.1, among: known) ?? "There are \(known.map { "“\($0)”" }.spokenAnd).")
      }
    }
  }
}

extension MeasuredFigures {
  /// Whom figures and sums are about.
  fileprivate var people: [(group: String?, column: String?, subgroup: String?)] {
    let keys: [Summary.Key] =
      switch summary?.rows {
      case .sums(let sums)?: sums.map(\.key)
      case .moves(let moves)?: moves.map(\.key)
      case .points(let points)?: points.map(\.key)
      case nil: []
      }
    return figures.map { ($0.group, $0.subgroupBy, $0.subgroup) } + keys.map { ($0.group, $0.subgroupBy, $0.subgroup) }
  }
}
