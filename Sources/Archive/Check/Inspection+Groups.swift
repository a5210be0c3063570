internal import Model
internal import Records

// Groups that a definition names and no row is of.
extension Inspection {
  /// While all groups that have rows are named, the others may still come.
  ///
  /// The sums are made from rows, so that a slip is mended in the definition; figures written by hand are looked at one by one.
  func unrecordedGroups(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.flatMap { measured -> [Problem] in
      let measure = measured.measure
      let keys = measured.summary?.keys ?? []
      let groups =
        measure.treatmentGroups.map { ("treatment_groups", $0) } + [("control_group", measure.controlGroup)].named
      let subgroups = [
        ("focus_subgroup", measure.focusSubgroup), ("reference_subgroup", measure.referenceSubgroup),
      ].named
      let lost =
        unmet(groups, by: keys.compactMap { key in key.group.map { [$0] } })
        + unmet(subgroups, by: keys.compactMap { key in key.subgroup.map { [$0, "\(key.subgroupBy ?? "")=\($0)"] } })
      return try lost.map { key, name, known in
        try problem(
          .warning, "unrecorded_group", in: dossier.path(of: measure), at: .value(key, reading: name),
          "No row is of “\(name)”, which “\(key)” names.",
          remedy: Nearest.question(for: name, among: known) ?? "There are rows of \(known.spokenAnd).")
      }
    }
  }

  func contradictedDesigns(_ dossier: Dossier) throws -> [Problem] {
    try dossier.measures.map(\.measure).filter { $0.design == .oneGroup && $0.controlGroup != nil }.map { measure in
      try problem(
        .warning, "design_contradicted", in: dossier.path(of: measure), at: .value("design", reading: "one_group"),
        "“design: one_group” and a comparison group contradict each other.",
        remedy:
          "Say how the group was chosen: convenience, previous_cohort, matched or randomised; or take out control_group."
      )
    }
  }

  /// The names that nobody goes by, where somebody goes by a name that is not there, and what people go by.
  private func unmet(
    _ named: [(key: String, name: String)], by people: [[String]]
  ) -> [(key: String, name: String, known: [String])] {
    let names = named.map(\.name)
    guard people.contains(where: { !$0.contains(where: names.contains) }) else { return [] }
    let known = Set(people.map { $0[0] }).sorted()
    return named.filter { entry in !people.contains { $0.contains(entry.name) } }.map { ($0.key, $0.name, known) }
  }
}

extension [(String, String?)] {
  fileprivate var named: [(key: String, name: String)] { compactMap { key, name in name.map { (key, $0) } } }
}
