internal import Model
internal import Records

// Ids that name nothing.
extension Inspection {
  /// Measures that entries, the theory of change and the success criteria name.
  func unknownMeasures(_ dossier: Dossier) throws -> [Problem] {
    let name = dossier.enquiry.name
    var known: [String] = []
    for case .measure(_, let id) in try snapshot.locations(of: name, in: "measures") { known.append(id.text) }
    var named: [(id: String, path: String, key: String)] = []
    for entry in dossier.evidence { named += entry.measures.map { ($0, entry.path(in: name), "measures") } }
    for (key, statement) in dossier.enquiry.theory.placed {
      named += statement.measures.map { ($0, dossier.enquiryPath, "\(key).measures") }
    }
    for (index, criterion) in dossier.enquiry.success.enumerated() {
      named += criterion.measure.map { [($0, dossier.enquiryPath, "success.\(index).measure")] } ?? []
    }
    return try named.filter { !known.contains($0.id) }.map { id, path, key in
      try problem(
        .error, "unknown_measure", in: path, at: .value(key, reading: id), "This enquiry has no measure “\(id)”.",
        remedy: Nearest.question(for: id, among: known) ?? "Define it: enquiry measure new \(id) -e \(name)")
    }
  }

  /// Entries that the theory of change rests on.
  func unknownEntries(_ dossier: Dossier) throws -> [Problem] {
    let name = dossier.enquiry.name
    let known = try Layout.entryFolders.flatMap { folder in
      try snapshot.locations(of: name, in: folder).compactMap { $0.id?.text }
    }
    return try dossier.enquiry.theory.placed.flatMap { key, statement in
      let named =
        statement.evidenceFor.map { ($0, "\(key).evidence_for") }
        + statement.evidenceAgainst.map { ($0, "\(key).evidence_against") }
      return try named.filter { !known.contains($0.0) }.map { id, key in
        try problem(
          .error, "unknown_entry", in: dossier.enquiryPath, at: .value(key, reading: id),
          "No entry of this enquiry has the id “\(id)”.",
          remedy: Nearest.question(for: id, among: known) ?? "Write the id from the name of the entry's file.")
      }
    }
  }

  /// Codings whose entry is in no enquiry of the folder.
  func codingsOfNothing() throws -> [Problem] {
    guard !codings.isEmpty else { return [] }
    let known = Set(try entryPaths().map(\.id))
    return codings.filter { !known.contains($0.entry) }.map { coding in
      let path = Layout.Location.coding(coding.note.date, entry: coding.entry, coding.note.id).path
      return problem(
        .error, "unknown_entry", of: path,
        "The entry “\(coding.entry)” that this coding is about is not in the folder.",
        remedy: Nearest.question(for: coding.entry.text, among: known.map(\.text).sorted())
          ?? "Correct the id in the file's name, or delete the coding.")
    }
  }

  /// Cycles that entries name.
  func unknownCycles(_ dossier: Dossier) throws -> [Problem] {
    let known = dossier.cycles.map(\.id.text)
    return try dossier.notes.compactMap { placed in
      guard let id = placed.note.cycle, !known.contains(id) else { return nil }
      let choices = dossier.cycles.prefix(3).map { "\($0.id) (\($0.period.spoken))" }
      return try problem(
        .error, "unknown_cycle", in: placed.path, at: .value("cycle"), "No cycle of this enquiry has the id “\(id)”.",
        remedy: Nearest.question(for: id, among: known)
          ?? (choices.isEmpty ? "Take the line away, or open a cycle." : "There are: \(choices.spokenAnd)."))
    }
  }

  /// Interventions of the enquiry and of its cycles. A cycle lists ids and titles alike: what is written like an id is one.
  func unknownInterventions(_ dossier: Dossier) throws -> [Problem] {
    var named: [(id: String, path: String)] = []
    for case .toolkit(let id) in dossier.enquiry.interventions { named.append((id, dossier.enquiryPath)) }
    for cycle in dossier.cycles {
      named += cycle.interventions.filter(looksLikePlacement).map { ($0, dossier.path(of: cycle)) }
    }
    return try named.filter { toolkit[$0.id] == nil }.map { id, path in
      try problem(
        .error, "unknown_intervention", in: path, at: .value("interventions", reading: id),
        "The toolkit has no intervention “\(id)”.",
        remedy: toolkit.nearestID(to: id).map(Nearest.question) ?? "List one of your own as “- own: its title”.")
    }
  }

  /// Letters, perhaps a point, and digits: `men.5`, `MEN5`.
  private func looksLikePlacement(_ text: String) -> Bool {
    let letters = text.prefix { $0.isLetter }
    let rest = text.dropFirst(letters.count)
    let digits = rest.first == "." ? rest.dropFirst() : rest
    return (2...4).contains(letters.count) && (1...2).contains(digits.count) && digits.allSatisfy(\.isNumber)
  }

  /// Alliances that clusters name.
  func unknownMembers() throws -> [Problem] {
    try clusters.flatMap { cluster in
      try cluster.alliances.filter { !allianceSlugs.contains($0) }.map { member in
        try problem(
          absence, "unknown_alliance", in: Layout.clusterFile(cluster.slug),
          at: .value("alliances", reading: member.text), "There is no alliance “\(member)”.",
          remedy: try remedy(forUnknown: member))
      }
    }
  }

  func remedy(forUnknown alliance: Slug) throws -> String {
    if let source = try snapshot.unreadKeeper(of: alliance) { return "Fetch it: enquiry source fetch \(source)" }
    if let question = Nearest.question(for: alliance.text, among: allianceSlugs.map(\.text)) { return question }
    return absence == .hint
      ? "It may be one of a source: enquiry source fetch"
      : "Make it: enquiry alliance new \(alliance) --name NAME; or name where it is: enquiry source add"
  }

  /// Every record with an id of its own, by the names of the files alone.
  func entryPaths() throws -> [(id: EntryID, path: String)] {
    try enquiryNames.flatMap { name in
      try Layout.entryFolders.flatMap { folder in
        try snapshot.locations(of: name, in: folder).compactMap { location in location.id.map { ($0, location.path) } }
      }
    }
  }
}

extension TheoryOfChange {
  /// Every statement with its place in the record, as `theory_of_change.outputs.0`.
  var placed: [(key: String, statement: Statement)] {
    Stage.allCases.flatMap { stage in
      self[stage].enumerated().map { ("theory_of_change.\(stage.rawValue).\($0.offset)", $0.element) }
    }
  }
}
