internal import Model
internal import Records

extension RowFile {
  // MARK: - The proposal

  /// What each column is taken for, for a person to look at.
  ///
  /// - Parameter isCoded: random codes are kept in the place of what the column of participants says.
  func description(_ page: Page, rows: Int, isCoded: Bool) -> String {
    let taken = proposal.taken.map { taken in
      [
        "  “\(taken.heading)”",
        taken.isOccasion ? "values at \(taken.role)" : RowFile.spoken(taken.role, isCoded: isCoded),
      ]
    }
    var lines = ["\(name): \(rows.counted("row")), read like this:", page.table(taken)]
    if !newPoints.isEmpty { lines.append(page.wrapped("New points of measurement: \(RowFile.few(newPoints)).")) }
    lines += [notRead].compactMap { $0.map { page.wrapped($0) } }
    lines += remarks.map { page.wrapped($0) }
    return lines.joined(separator: "\n")
  }

  /// Which columns are left alone; nil where none is.
  var notRead: String? {
    proposal.ignored.isEmpty ? nil : "Not read: \(RowFile.few(proposal.ignored.map { "“\($0)”" }))."
  }

  /// The first twelve, and how many more there are.
  private static func few(_ names: [String]) -> String {
    names.count > 12 ? names.prefix(12).joined(separator: ", ") + " and \(names.count - 12) more" : names.spokenAnd
  }

  /// The options that would read the file like this; two points of measurement with names of the file's own are before
  /// and after, as a start.
  ///
  /// - Parameter codeColumns: of which codes are made.
  func suggestion(_ codeColumns: [String]) -> String {
    let own = proposal.taken.filter { $0.isOccasion && proposal.newOccasions.contains($0.role) }
    let isPair = own.count == 2 && !own.contains { OccasionNames.isUsual($0.role) }
    let taken = proposal.taken.filter { codeColumns.isEmpty || $0.role != "participant" }
    let wishes = taken.map { taken in
      let place = isPair ? own.firstIndex(of: taken) : nil
      return "\(place.map { ["before", "after"][$0] } ?? taken.role)=\(taken.heading)"
    }
    let options = wishes.map { "--column \(Failure.quoted($0))" }
    let who = codeColumns.isEmpty ? [] : [CodeColumns(headings: codeColumns).options]
    return (who + options).joined(separator: " ")
  }

  /// How the file is read with two points of measurement exchanged.
  func otherWayRound(_ from: String, _ to: String) -> String {
    guard case .wide(let columns) = mapping.shape, let one = columns.first(where: { $0.name == from }),
      let other = columns.first(where: { $0.name == to })
    else { return "If they are, correct the column of times in the file, and import it again." }
    let options = ["\(from)=\(table.header[other.column])", "\(to)=\(table.header[one.column])"]
    return "To read it the other way round: \(options.map { "--column \(Failure.quoted($0))" }.joined(separator: " "))"
  }

  private static func spoken(_ role: String, isCoded: Bool) -> String {
    switch role {
    case "participant": isCoded ? "names, replaced by random codes" : "who it is (a code)"
    case "occasion": "when it was measured"
    case "value": "the value"
    case "group", "school": "the \(role)"
    case "subgroup": "the pupil group"
    default: "the pupil group: \(role)"
    }
  }

  // MARK: - Who people are

  /// What is in the columns that would be kept and tells who somebody is.
  ///
  /// - Parameter isCoded: the column of participants was replaced by codes.
  func identifiers(isCoded: Bool) -> [Identifiers.Finding] {
    var roles: [Int: Identifiers.Role] = [:]
    for column in mapping.valueColumns { roles[column] = .value }
    if case .long(let occasion, _) = mapping.shape { roles[occasion] = .occasion }
    for column in mapping.subgroups.map(\.column) + [mapping.group].compactMap(\.self) { roles[column] = .group }
    if let school = mapping.school { roles[school] = .school }
    if let participant = mapping.participant, !isCoded { roles[participant] = .participant }
    var tallies = Dictionary(
      uniqueKeysWithValues: roles.map { column, role in
        (column, Identifiers.Tally(heading: table.header[column], column: column + 1, role: role))
      })
    table.forEachCell(in: roles.keys.sorted()) { column, cell in tallies[column]?.add(cell) }
    return tallies.keys.sorted().flatMap { tallies[$0]?.findings ?? [] }
  }

  /// The points of measurement that would be new, as the file calls them.
  func newOccasions(of measure: Measure) -> [String] {
    guard case .long(let occasion, _) = mapping.shape else { return proposal.newOccasions }
    let known = Set(measure.occasions.flatMap { [$0.id, $0.label].compactMap(\.self) }.map { SpokenName($0).key })
    var found: Set<String> = []
    table.forEachCell(in: [occasion]) { _, cell in found.insert(String(decoding: cell, as: UTF8.self)) }
    return found.filter { !known.contains(SpokenName($0).key) }.sorted()
  }

  /// What is asked of codes that may tell who somebody is; nil where they are none of these.
  ///
  /// - Parameter isCoded: the column of participants is replaced by codes.
  func question(isCoded: Bool) -> String? {
    guard let participant = mapping.participant, !isCoded else { return nil }
    var tally = CodeDoubt.Tally()
    table.forEachCell(in: [participant]) { _, cell in tally.add(cell) }
    guard let doubt = tally.doubt else { return nil }
    let heading = table.header[participant]
    let cells = tally.filled == 1 ? "the only cell is" : "all \(tally.filled) cells are"
    let (form, meant) =
      switch doubt {
      case .initials: ("two or three capital letters", "initials")
      case .admissionNumbers: ("numbers of four to six digits", "admission numbers")
      }
    return
      "Column \(participant + 1), “\(heading)”: \(cells) \(form). Are these \(meant)? Then somebody can tell who is "
      + "who: --code-column \(Failure.quoted(heading)) keeps random codes instead."
  }
}
