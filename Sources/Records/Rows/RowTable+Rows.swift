package import Model

extension RowTable {
  /// The rows one by one, with the line of each; what is wrong is left out and told.
  ///
  /// Names of groups, occasions and the like that the definition has are spelt as there. Of two different values of a
  /// person at one occasion neither is taken.
  package func rows(_ mapping: RowMapping, of measure: Measure) -> RowReading<[ParticipantRow]> {
    var conventions = RowConventions(self, mapping)
    if let open = conventions.decide(self, mapping, measure) {
      return RowReading(value: nil, problems: [open], more: 0, rejected: [], newOccasions: [])
    }
    var collector = RowCollector(self, mapping, measure, conventions)
    forEachRow { cells, isOverfull, scanner in
      collector.take(cells, isOverfull, scanner)
      return true
    }
    return collector.reading()
  }
}

/// Makes rows of cells, and compares them with the rows before.
private struct RowCollector {
  private let table: RowTable
  private let mapping: RowMapping
  private let measure: Measure
  private let values: RowValueReader
  private let names: OccasionNames
  private let conventions: RowConventions
  private let spellings: [String: String]

  private var rows: [ParticipantRow] = []
  private var complaints: RowComplaints
  private var people: [ParticipantRow.Person: Known] = [:]
  /// The codes that stand in a row without a school, although the table has a column for it.
  private var schools: [String: [String: String]] = [:]
  private var occasions: [String] = []
  /// Rows that say again what an earlier one says, each with the position of that one.
  private var repeated: [(row: ParticipantRow, place: Int)] = []
  /// The positions of rows that a later one contradicts.
  private var torn: Set<Int> = []
  private var sums: SumLines
  /// Of each spelling met: the name it stands for, nil for none.
  private var nameOf: [String: String?] = [:]
  /// Of each spelling met: the occasion it stands for.
  private var occasionOf: [String: String] = [:]
  private var wordColumns = WordColumns()

  /// What the rows before say of a person.
  private struct Known {
    /// By column: what it says and on which line.
    var parts: [String: (text: String, line: Int)] = [:]
    /// By occasion: the position of the row.
    var values: [String: Int] = [:]
  }

  init(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure, _ conventions: RowConventions) {
    self.table = table
    self.mapping = mapping
    self.measure = measure
    self.conventions = conventions
    values = RowValueReader(measure, decimalMark: conventions.decimalMark)
    names = OccasionNames(of: measure)
    sums = SumLines(mapping)
    complaints = RowComplaints(table)
    let known =
      measure.treatmentGroups
      + [measure.controlGroup, measure.focusSubgroup, measure.referenceSubgroup].compactMap(\.self)
    spellings = Dictionary(known.map { (SpokenName($0).key, $0) }) { first, _ in first }
    if case .wide(let columns) = mapping.shape { occasions = columns.map(\.name) }
    if let school = mapping.school { collectSchools(school) }
  }

  /// The schools that each code is met in, to fill the cells that name none.
  private mutating func collectSchools(_ school: Int) {
    var found: [String: [String: String]] = [:]
    table.forEachRow { cells, _, _ in
      guard let participant = mapping.participant, let name = name(cells[school]) else { return true }
      found[ParticipantRow.Person.folded(table.text(cells[participant])), default: [:]][SpokenName(name).key] = name
      return true
    }
    schools = found
  }

  private mutating func name(_ cell: RowCell) -> String? {
    let text = table.text(cell)
    if let name = nameOf[text] { return name }
    let spoken = SpokenName(text)
    let name = spoken.isMissing ? nil : spellings[spoken.key] ?? spoken.text
    nameOf[text] = .some(name)
    return name
  }

  mutating func take(_ cells: [RowCell], _ isOverfull: Bool, _ scanner: RowScanner) {
    let line = scanner.line
    if let fault = scanner.fault { return complaints.reject(table.problem(of: fault), line: line) }
    if isOverfull {
      return complaints.reject("too_many_cells", at: scanner.rowStart, line: line) {
        (
          "This row has more cells than the first line has headings, so its values may stand in the wrong columns.",
          "Put a cell that holds a comma in quotation marks, or take the extra cells away."
        )
      }
    }
    guard var row = person(cells, scanner) else { return }
    row.line = line
    switch mapping.shape {
    case .long(let occasion, let value): takeLong(row, cells[occasion], cells[value], in: value)
    case .wide(let columns):
      for column in columns {
        row.occasion = column.name
        take(row, cells[column.column], in: column.column)
      }
    }
  }

  /// The row without occasion and value; nil when it does not say who it is about.
  private mutating func person(_ cells: [RowCell], _ scanner: RowScanner) -> ParticipantRow? {
    var row = ParticipantRow(participant: "", occasion: "", value: nil, line: scanner.line)
    if let column = mapping.participant {
      let name = SpokenName(table.text(cells[column]))
      row.participant = name.isMissing ? "" : name.text
      if name.isMissing, measure.scale != .series {
        complaints.reject("no_participant", at: cells[column].start, line: scanner.line) {
          ("This row does not say who it is about.", "Write the code of the person, or delete the row.")
        }
        return nil
      }
      if sums.take(row.participant) {
        complaints.reject("not_a_person", at: cells[column].start, line: scanner.line) {
          RowWords.notAPerson(row.participant)
        }
        return nil
      }
    }
    if let column = mapping.group { row.group = name(cells[column]) }
    for subgroup in mapping.subgroups { row.subgroups[subgroup.name] = name(cells[subgroup.column]) }
    guard let school = mapping.school else { return row }
    row.school = name(cells[school])
    guard row.school == nil, let known = schools[ParticipantRow.Person.folded(row.participant)] else { return row }
    if known.count > 1 {
      complaints.reject("PARTICIPANT_INCONSISTENT", at: cells[school].start, line: scanner.line) {
        (
          "This row names no school, and “\(row.participant)” is a code in more than one: \(known.values.sorted().spokenAnd).",
          "Write the school in this row."
        )
      }
      return nil
    }
    row.school = known.first?.value
    return row
  }

  private mutating func takeLong(_ row: ParticipantRow, _ occasion: RowCell, _ value: RowCell, in column: Int) {
    var row = row
    let written = table.text(occasion)
    guard let name = occasionOf[written] ?? self.occasion(SpokenName(written)) else {
      return rejectOccasion(SpokenName(written), at: occasion.start, line: row.line)
    }
    occasionOf[written] = name
    row.occasion = name
    take(row, value, in: column)
  }

  /// The occasion that words stand for; nil when they stand for none.
  private mutating func occasion(_ written: SpokenName) -> String? {
    if written.isMissing { return nil }
    guard let name = conventions.occasion(written.text, names, isSeries: measure.scale == .series) else { return nil }
    let key = SpokenName(name).key
    guard let known = occasions.firstIndex(where: { SpokenName($0).key == key }) else {
      occasions.append(name)
      return name
    }
    let kept = OccasionNames.spelling(of: occasions[known], name)
    if kept != occasions[known] { respell(occasions[known], as: kept) }
    occasions[known] = kept
    return kept
  }

  /// Gives the rows before the spelling of their occasion that a later row has.
  private mutating func respell(_ name: String, as kept: String) {
    for index in rows.indices where rows[index].occasion == name { rows[index].occasion = kept }
    for (written, occasion) in occasionOf where occasion == name { occasionOf[written] = kept }
    for person in people.keys {
      if let place = people[person]?.values.removeValue(forKey: name) { people[person]?.values[kept] = place }
    }
  }

  private mutating func rejectOccasion(_ written: SpokenName, at offset: Int, line: Int) {
    if written.isMissing {
      complaints.reject("no_occasion", at: offset, line: line) {
        ("This row does not say when the value was measured.", "Write the occasion, as before or after, or a date.")
      }
    } else {
      complaints.reject("not_a_day", at: offset, line: line) {
        ("“\(written.text)” is no day.", "A series has a date in each row: write it as 2014-09-05.")
      }
    }
  }

  private mutating func take(_ row: ParticipantRow, _ cell: RowCell, in column: Int) {
    var row = row
    let text = table.text(cell)
    switch values.read(text) {
    case .missing: break
    case .value(let value):
      row.value = value.number
      wordColumns.noteNumber(column)
    case .undecided: return reject(.notANumber, text, row, cell, in: column)
    case .wrong(let fault): return reject(fault, text, row, cell, in: column)
    }
    compare(row, cell)
  }

  private mutating func reject(
    _ fault: RowValue.Fault, _ text: String, _ row: ParticipantRow, _ cell: RowCell, in column: Int
  ) {
    let code = fault == .outOfScale || fault == .percentOfYesNo ? "VALUE_OUT_OF_SCALE" : "NON_NUMERIC_VALUE"
    if fault == .notANumber {
      wordColumns.noteWord(column, text, line: row.line)
    } else {
      wordColumns.noteNumber(column)
    }
    complaints.reject(code, at: cell.start, line: row.line, column: WordColumns.tag(column)) {
      RowWords.fault(fault, text, measure)
    }
  }

  /// Holds a row against those before it, and takes it when they agree.
  private mutating func compare(_ row: ParticipantRow, _ cell: RowCell) {
    let person = row.person
    // Taken out and put back, so that nothing is copied.
    var known = people.removeValue(forKey: person) ?? Known()
    defer { people[person] = known }
    let parts = [("group", row.group)] + mapping.subgroups.map { ($0.name, row.subgroups[$0.name]) }
    for case (let column, let text?) in parts {
      if let before = known.parts[column], before.text != text, SpokenName(before.text).key != SpokenName(text).key {
        return complaints.reject("PARTICIPANT_INCONSISTENT", at: cell.start, line: row.line) {
          RowWords.torn(row, column: column, firstLine: before.line, first: before.text, second: text)
        }
      }
      known.parts[column] = known.parts[column] ?? (text, row.line)
    }
    if let value = row.value {
      if let place = known.values[row.occasion] {
        return rejectTwin(row, value, cell, ofRowAt: place)
      }
      known.values[row.occasion] = rows.count
    }
    rows.append(row)
  }

  private mutating func rejectTwin(_ row: ParticipantRow, _ value: ExactNumber, _ cell: RowCell, ofRowAt place: Int) {
    let twin = rows[place]
    let first = twin.value?.reduced ?? value
    // A row that stands twice is no conflict: it counts once.
    if first == value.reduced { return repeated.append((row, place)) }
    torn.insert(place)
    complaints.reject("DUPLICATE_OBSERVATION", at: cell.start, line: row.line) {
      RowWords.twice(row, firstLine: twin.line, first: first.description, second: value.reduced.description)
    }
    complaints.reject(line: twin.line)
  }

  mutating func reading() -> RowReading<[ParticipantRow]> {
    wordColumns.tell(complaints: &complaints, table, mapping, measure)
    let lines = complaints.rejected
    var used = rows.filter { !lines.contains($0.line) }
    var isKept: Set<Int> = []
    // Where the first of two like rows is rejected for something else, the other still says it.
    for (row, place) in repeated where lines.contains(rows[place].line) && !lines.contains(row.line) {
      if !torn.contains(place), isKept.insert(place).inserted { used.append(row) }
    }
    let new = names.order(of: occasions).map { occasions[$0] }.filter { name in
      !measure.occasions.contains { $0.id == name }
    }
    return RowReading(
      value: used, problems: complaints.problems, more: complaints.more, rejected: lines.sorted(), newOccasions: new,
      remarks: RowWords.repeated(repeated.map { (rows[$0.place].line, $0.row.line) }).map { [$0] } ?? [])
  }
}
