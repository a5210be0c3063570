package import Model

extension RowTable {
  /// How the table would be read: columns by their headings, a row a value or a row a participant.
  ///
  /// - Parameter wishes: what the person has said about columns; it wins.
  package func proposal(for measure: Measure, wishes: [RowMappingWish] = []) -> RowProposal {
    var search = ColumnSearch(self, measure)
    search.take(wishes)
    return search.proposal()
  }
}

/// Finds out which column is what.
struct ColumnSearch {
  let table: RowTable
  let measure: Measure
  let names: OccasionNames
  /// Of each column: its heading as it is compared.
  let keys: [String]
  /// The column of each role that has one.
  var roles: [String: Int] = [:]
  /// Columns of a wide table, in their order.
  var occasions: [RowMapping.Named] = []
  var decimalMark: DecimalMark?
  var dayOrder: DayOrder?
  var people: Set<String> = []
  var remarks: [String] = []
  var isExact = true
  /// The occasions of which the person has said the column.
  var wished: Set<String> = []
  var problems: [Problem] = []
  private var gaps: [RowProposal.Gap] = []

  static let plainRoles = ["participant", "group", "subgroup", "school", "occasion", "value"]

  /// What else people call a column; found only to be asked about.
  private static let otherNames: [String: [String]] = [
    "participant": [
      "participants", "participant id", "participant code", "pupil", "pupil id", "pupil code", "student", "student id",
      "student code", "child", "code", "id", "respondent", "teacher", "teacher code", "class", "unique id",
    ],
    "group": ["groups", "condition", "arm", "treatment group", "intervention group", "trial group"],
    "subgroup": ["sub group", "subgroups", "sub groups"],
    "school": ["school name", "school code", "setting"],
    "occasion": ["occasions", "time", "time point", "timepoint", "when", "wave", "date", "term", "test", "phase"],
    "value": ["values", "score", "scores", "result", "results", "mark", "marks", "answer", "response", "rating"],
  ]

  init(_ table: RowTable, _ measure: Measure) {
    self.table = table
    self.measure = measure
    names = OccasionNames(of: measure)
    keys = table.header.map(ColumnSearch.key)
  }

  /// Headings that differ in capitals, accents, blanks, `_` and `-` only are the same.
  static func key(_ heading: String) -> String {
    String(SpokenName(heading).key.map { "_-–—".contains($0) ? " " : $0 }).split(separator: " ").joined(separator: " ")
  }

  var allRoles: [String] { Self.plainRoles + measure.subgroupColumns.filter { !Self.plainRoles.contains($0) } }
  var subgroupRoles: [String] {
    ["subgroup"] + measure.subgroupColumns.filter { !Self.plainRoles.contains($0) }
  }
  private var takenColumns: Set<Int> { Set(roles.values).union(occasions.map(\.column)) }

  // MARK: - Wishes

  mutating func take(_ wishes: [RowMappingWish]) {
    for wish in wishes {
      switch ColumnSearch.key(wish.role) {
      case "decimal", "decimals": decimalMark = choice(wish) ?? decimalMark
      case "date", "dates": dayOrder = choice(wish) ?? dayOrder
      default: takeColumn(wish)
      }
    }
  }

  /// Words that people use for `participant`; accepted, and never printed.
  private static let wordsForPerson: Set<String> = ["person", "pupil", "code"]

  private mutating func takeColumn(_ wish: RowMappingWish) {
    let role = role(of: wish.role)
    if role == nil, let meant = slip(wish.role) {
      return report("unknown_role", "“\(wish.role)” is nothing that a column can be.", Nearest.question(meant))
    }
    let isHeading = keys.contains(ColumnSearch.key(wish.heading))
    if role == "participant", !isHeading, RowMapping.isDoubtful(wish.heading) {
      people.insert(SpokenName(wish.heading).key)
      return
    }
    guard let column = column(of: wish) else { return }
    if let role {
      roles[role] = column
    } else {
      wished.insert(names.name(of: wish.role))
      occasions.append(RowMapping.Named(name: names.name(of: wish.role), column: column))
    }
  }

  /// The role that a word stands for; nil for a point of measurement.
  private func role(of word: String) -> String? {
    let key = ColumnSearch.key(word)
    if let role = allRoles.first(where: { ColumnSearch.key($0) == key }) { return role }
    return names.id(of: word) == nil && Self.wordsForPerson.contains(key) ? "participant" : nil
  }

  /// The role that was meant by a word with a slip, which would else be a new point of measurement; nil where none was.
  private func slip(_ word: String) -> String? {
    if names.id(of: word) != nil || OccasionNames.isUsual(word) { return nil }
    return Nearest.oneSlip(from: ColumnSearch.key(word), among: Self.plainRoles + ["decimal", "dates"])
  }

  private mutating func choice<Choice: RawRepresentable & CaseIterable>(_ wish: RowMappingWish) -> Choice?
  where Choice.RawValue == String {
    if let choice = Choice(rawValue: wish.heading.lowercased()) { return choice }
    report(
      "not_a_choice", "“\(wish.heading)” is not a value of “\(wish.role)”.",
      "It can be \(Choice.allCases.map(\.rawValue).spokenOr).")
    return nil
  }

  private mutating func column(of wish: RowMappingWish) -> Int? {
    let found = keys.indices.filter { keys[$0] == ColumnSearch.key(wish.heading) }
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      let meant = Nearest.question(for: wish.heading, among: table.header.filter { !$0.isEmpty }).map { $0 + " " } ?? ""
      report(
        "unknown_column", "The table has no column “\(wish.heading)”.",
        meant + "Its columns are \(table.header.filter { !$0.isEmpty }.map { "“\($0)”" }.spokenAnd).")
    } else {
      reportTwins(wish.heading, found)
    }
    return nil
  }

  mutating func reportTwins(_ heading: String, _ columns: [Int]) {
    report(
      "two_columns", "\(columns.count) columns have the heading “\(heading)”.",
      "Give each column a heading of its own in the file.", at: columns.last)
  }

  mutating func report(_ code: String, _ message: String, _ remedy: String, at column: Int? = nil) {
    let cell = table.headerCells[column ?? 0]
    problems.append(table.problem(.error, code, at: cell.start, message, remedy))
  }

  // MARK: - Roles

  mutating func findRoles() {
    for role in allRoles where roles[role] == nil {
      let free = keys.indices.filter { !takenColumns.contains($0) }
      let named = free.filter { keys[$0] == ColumnSearch.key(role) }
      if named.count > 1 { reportTwins(table.header[named[0]], named) }
      if let column = named.first { roles[role] = column }
    }
  }

  /// Finds a role by other names, of which the person is asked.
  mutating func findByOtherNames(_ role: String) {
    guard roles[role] == nil, let others = Self.otherNames[role] else { return }
    let free = keys.indices.filter { !takenColumns.contains($0) }
    // The names stand in the order in which they are likely.
    for other in others {
      guard let column = free.first(where: { keys[$0] == other }) else { continue }
      roles[role] = column
      isExact = false
      return
    }
  }

  // MARK: - The whole

  mutating func proposal() -> RowProposal {
    findRoles()
    let isLong = wished.isEmpty && roles["value"] != nil && roles["occasion"] != nil
    if !isLong, roles["value"] == nil { findOccasions() }
    if !isLong, occasions.isEmpty {
      findByOtherNames("value")
      findByOtherNames("occasion")
      if roles["value"] == nil || roles["occasion"] == nil { findLikelyOccasions() }
    }
    for role in ["participant", "group", "subgroup", "school"] { findByOtherNames(role) }
    occasions.sort { $0.column < $1.column }
    // Where words about columns were wrong, that is said alone: they may be what is missing.
    let isOpen = problems.isEmpty
    let shape = shape()
    if isOpen, roles["participant"] == nil, measure.scale != .series {
      reportMissing(
        .participant, "No column says who each row is about.",
        "Name it “participant” in the file, or say which it is\(choices).")
    }
    let mapping = problems.isEmpty ? shape.map(mapping) : nil
    let used = mapping.map { Set($0.columns) } ?? takenColumns
    return RowProposal(
      mapping: mapping, isExact: isExact && mapping != nil, taken: taken(),
      ignored: table.header.indices.filter { !used.contains($0) && !table.header[$0].isEmpty }.map { table.header[$0] },
      newOccasions: occasions.map(\.name).filter { name in !measure.occasions.contains { $0.id == name } },
      remarks: remarks + contradictions + absentSubgroups, problems: problems, gaps: gaps)
  }

  /// What the definition tells pupil groups apart by, and no column is.
  private var absentSubgroups: [String] {
    let absent = measure.subgroupColumns.filter { roles[$0] == nil }.map { "“\($0)”" }
    guard let first = measure.subgroupColumns.first(where: { roles[$0] == nil }) else { return [] }
    return [
      "The definition tells pupil groups apart by \(absent.spokenAnd), but no column is called so. If another holds it: "
        + "--column \(first)=HEADING"
    ]
  }

  private mutating func reportMissing(_ kind: RowProposal.Gap.Kind, _ message: String, _ remedy: String) {
    let free = freeColumns.filter { column in keys.count { $0 == keys[column] } == 1 }
    let valued = free.filter(holdsValues)
    let others = free.filter { !valued.contains($0) }
    let likely = kind == .value || kind == .values ? valued + others : others + valued
    gaps.append(RowProposal.Gap(kind: kind, headings: likely.map { table.header[$0] }))
    report("missing_column", message, remedy)
  }

  /// `: the columns that nothing is known of are “Form” and “Set”`; nothing where there are none.
  private var choices: String {
    let free = freeColumns.map { "“\(table.header[$0])”" }
    if free.isEmpty { return "" }
    let list =
      free.count > 12 ? free.prefix(12).joined(separator: ", ") + " and \(free.count - 12) more" : free.spokenAnd
    return ": \(free.count == 1 ? "the only other column is" : "the other columns are") \(list)"
  }

  private mutating func shape() -> RowMapping.Shape? {
    if !occasions.isEmpty { return .wide(occasions) }
    if let occasion = roles["occasion"], let value = roles["value"] { return .long(occasion: occasion, value: value) }
    guard problems.isEmpty else { return nil }
    if roles["value"] != nil {
      reportMissing(
        .occasion, "No column says when each value was measured.",
        "Name it “occasion” in the file, or say which it is\(choices).")
    } else if roles["occasion"] != nil {
      reportMissing(
        .value, "No column holds the values.", "Name it “value” in the file, or say which it is\(choices).")
    } else {
      reportMissing(
        .values, "No column holds values that were measured.",
        "Either have the columns participant, occasion and value, or one column for each occasion, as participant, before "
          + "and after; or say which is which\(choices).")
    }
    return nil
  }

  private func mapping(_ shape: RowMapping.Shape) -> RowMapping {
    RowMapping(
      participant: roles["participant"], group: roles["group"], school: roles["school"],
      subgroups: subgroupRoles.compactMap { role in roles[role].map { RowMapping.Named(name: role, column: $0) } },
      shape: shape, decimalMark: decimalMark, dayOrder: dayOrder, people: people)
  }

  private func taken() -> [RowProposal.Taken] {
    let isWide = !occasions.isEmpty
    let plain = allRoles.filter { !isWide || !["occasion", "value"].contains($0) }.compactMap { role in
      roles[role].map { RowProposal.Taken(heading: table.header[$0], role: role, isOccasion: false) }
    }
    let wide = occasions.map { RowProposal.Taken(heading: table.header[$0.column], role: $0.name, isOccasion: true) }
    return plain + wide
  }
}
