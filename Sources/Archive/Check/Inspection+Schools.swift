internal import Model
internal import Records

// Schools: who took part when, and how they are called.
extension Inspection {
  /// Figures and entries of a school that are dated after it left.
  func recordedAfterLeaving(_ dossier: Dossier) throws -> [Problem] {
    let changes = SchoolChanges(dossier.participation)
    var problems: [Problem] = []
    func report(_ school: String?, _ day: Day?, _ path: String, _ spot: RecordSpot, _ what: String) throws {
      guard let school, let day, let left = changes.left(school, before: day) else { return }
      problems.append(
        try problem(
          .warning, "after_leaving", in: path, at: spot,
          "\(school) left on \(left.spoken), and \(what) is dated \(day.spoken).",
          remedy: "Correct one of the days; or record that it came back: enquiry participation add"))
    }
    for measured in dossier.measures {
      let days = Dictionary(
        measured.measure.occasions.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
      for figure in measured.figures {
        try report(
          figure.school, days[figure.occasion] ?? nil, dossier.figuresPath(of: measured.measure),
          .cell("school", of: figure.key), "“\(figure.occasion)”")
      }
    }
    let leaving = Set(dossier.participation.filter { $0.kind == .left || $0.kind == .joined }.map(\.note.id))
    for placed in dossier.notes where !leaving.contains(placed.note.id) {
      try report(placed.note.school, placed.note.date, placed.path, .value("school"), "this entry")
    }
    return problems
  }

  /// Schools of figures that the enquiry does not list; and near misses of names that it or its alliance lists.
  func unlistedSchools(_ dossier: Dossier) throws -> [Problem] {
    let enquiry = dossier.enquiry
    let joined = dossier.participation.filter { $0.kind == .joined }.compactMap(\.note.school)
    let alliance = alliances.first { $0.slug == enquiry.name.alliance }
    let allied = (alliance?.schools.map(\.name) ?? []) + (alliance?.leadSchool.map { [$0] } ?? [])
    let listed = enquiry.schools.map(\.name) + joined
    var problems: [Problem] = []
    func report(_ school: String, _ path: String, _ spot: RecordSpot, among known: [String], or remedy: String?) throws
    {
      // Names of schools are alike for the most part, “School”; more than one slip is another school.
      let meant = Nearest.oneSlip(from: school, among: known).map(Nearest.question)
      guard !known.contains(school), let remedy = meant ?? remedy else { return }
      problems.append(
        try problem(
          .hint, "unlisted_school", in: path, at: spot, "“\(school)” is not among the schools that are listed.",
          remedy: remedy))
    }
    for (index, school) in enquiry.schools.enumerated() {
      try report(
        school.name, dossier.enquiryPath, .value("schools.\(index)", reading: school.name), among: allied, or: nil)
    }
    for measured in dossier.measures {
      for figure in measured.figures {
        guard let school = figure.school, !listed.isEmpty else { continue }
        try report(
          school, dossier.figuresPath(of: measured.measure), .cell("school", of: figure.key), among: listed,
          or: "Add it to schools: in enquiry.md.")
      }
    }
    for placed in dossier.notes {
      guard let school = placed.note.school else { continue }
      try report(school, placed.path, .value("school"), among: listed + allied, or: nil)
    }
    return problems
  }

  func doubledSchools(_ dossier: Dossier) throws -> [Problem] {
    try doubledSchools(dossier.enquiry.schools, in: dossier.enquiryPath)
  }

  func doubledSchoolsOfAlliances() throws -> [Problem] {
    try alliances.flatMap { try doubledSchools($0.schools, in: Layout.allianceFile($0.slug)) }
  }

  private func doubledSchools(_ schools: [School], in path: String) throws -> [Problem] {
    var seen: Set<String> = []
    return try schools.enumerated().compactMap { index, school in
      guard !seen.insert(school.name.lowercased()).inserted else { return nil }
      return try problem(
        .warning, "doubled_school", in: path, at: .value("schools.\(index)", reading: school.name),
        "“\(school.name)” is listed a second time.",
        remedy: "Keep one of the two: a merge of texts leaves both where two people added it.")
    }
  }
}

/// When schools as a whole joined and left.
private struct SchoolChanges {
  private var days: [String: [(day: Day, isIn: Bool)]] = [:]

  init(_ entries: [ParticipationEntry]) {
    // A group or a person that leaves takes no school along.
    for entry in entries where entry.group == nil && entry.note.role == nil {
      guard let school = entry.note.school, let day = entry.note.date, entry.kind == .left || entry.kind == .joined
      else { continue }
      days[school.lowercased(), default: []].append((day, entry.kind == .joined))
    }
  }

  /// The day on which a school had left that was out on another day; nil when it was in, or nobody knows.
  func left(_ school: String, before day: Day) -> Day? {
    let before = (days[school.lowercased()] ?? []).filter { $0.day < day }
    // Of a day on which it left and joined, nobody knows the order.
    guard let last = before.map(\.day).max(), !before.contains(where: { $0.day == last && $0.isIn }) else { return nil }
    let joinsOnTheDay = (days[school.lowercased()] ?? []).contains { $0.day == day && $0.isIn }
    return joinsOnTheDay ? nil : last
  }
}
