package import Model

/// What only all rows of a table say together, for a person to look at before they are taken in.
package struct RowSurvey {
  /// With the order of dates that the rows settle.
  package private(set) var mapping: RowMapping
  /// Points of measurement in a column that the definition has not, in the order of time.
  package private(set) var newOccasions: [String] = []
  /// How dates and numbers are read where that could be otherwise, a sentence each.
  package private(set) var remarks: [String] = []
  /// What the rows leave open.
  package private(set) var problem: Problem?

  /// The occasions as they are written, in their order, each with its first line.
  private var written: [(text: String, line: Int)] = []
  private var seen: Set<String> = []

  init(_ table: RowTable, _ mapping: RowMapping, _ measure: Measure) {
    self.mapping = mapping
    var conventions = RowConventions(table, mapping)
    problem = conventions.decide(table, mapping, measure)
    if problem != nil { return }
    self.mapping.dayOrder = conventions.dayOrder
    var oddities = ValueOddities(mapping, RowValueReader(measure, decimalMark: conventions.decimalMark))
    let occasion: Int? = if case .long(let occasion, _) = mapping.shape { occasion } else { nil }
    table.forEachRow { cells, isOverfull, scanner in
      if isOverfull || scanner.fault != nil { return true }
      if let occasion, !cells[occasion].isEmpty { note(table.text(cells[occasion]), scanner.line) }
      oddities.take(table, cells, scanner.line)
      return true
    }
    problem = oddities.problem(table)
    if problem != nil { return }
    remarks = [conventions.remark].compactMap(\.self) + daysInWords() + oddities.remarks(measure)
    let occasions = named(conventions, measure)
    newOccasions = occasions.filter { name in !measure.occasions.contains { $0.id == name } }
    remarks += [OccasionNames(of: measure).orderRemark(on: occasions)].compactMap(\.self)
  }

  private mutating func note(_ occasion: String, _ line: Int) {
    if seen.insert(occasion).inserted { written.append((SpokenName(occasion).text, line)) }
  }

  /// How days are written where they are not written alike, or not as days.
  private func daysInWords() -> [String] {
    var remarks: [String] = []
    func day(_ text: String) -> Day? { WrittenDay(text)?.day(mapping.dayOrder) }
    var forms: [WrittenDay.Form: (text: String, line: Int)] = [:]
    for cell in written {
      if let form = WrittenDay.form(of: cell.text), forms[form] == nil { forms[form] = cell }
    }
    if forms.count > 1 { remarks.append(RowWords.forms(forms.values.sorted { $0.line < $1.line })) }
    if let counted = forms[.counted], let day = day(counted.text) {
      remarks.append(RowWords.counted(counted.text, day))
    }
    if let short = written.first(where: { WrittenDay.hasShortYear($0.text) }), let day = day(short.text) {
      remarks.append(RowWords.shortYear(short.text, day))
    }
    return remarks
  }

  /// In the order of time.
  private func named(_ conventions: RowConventions, _ measure: Measure) -> [String] {
    let names = OccasionNames(of: measure)
    var spellings: [String: String] = [:]
    let said = written.compactMap { conventions.occasion($0.text, names, isSeries: measure.scale == .series) }
    let headings: [String] = if case .wide(let columns) = mapping.shape { columns.map(\.name) } else { [] }
    for name in said + headings where !SpokenName(name).isMissing {
      let key = SpokenName(name).key
      spellings[key] = OccasionNames.spelling(of: spellings[key] ?? name, name)
    }
    let found = Array(spellings.values)
    return names.order(of: found).map { found[$0] }
  }
}

extension RowTable {
  /// Reads all rows for what only they say together.
  package func survey(_ mapping: RowMapping, of measure: Measure) -> RowSurvey { RowSurvey(self, mapping, measure) }
}

extension ColumnSearch {
  /// Headings of a wide table that speak against what their columns are taken for, which only an option can do: `After` as
  /// before, or a later day as the earlier time.
  var contradictions: [String] {
    occasions.compactMap { occasion in
      let heading = table.header[occasion.column]
      guard let meant = OccasionNames.usualStep(occasion.name), let said = step(inHeading: heading), said != meant
      else { return nil }
      return "“\(heading)” is taken for \(occasion.name), which its heading speaks against."
    } + turnedDays
  }

  private func step(inHeading heading: String) -> Int? {
    let words = ColumnSearch.key(heading).split { !$0.isLetter }.map(String.init)
    let steps = Set(words.compactMap { OccasionNames.usualStep($0) })
    return steps.count == 1 ? steps.first : nil
  }

  private var turnedDays: [String] {
    let order = names.order(of: occasions.map(\.name)).map { occasions[$0] }
    let dated = order.compactMap { occasion in
      day(inHeading: table.header[occasion.column]).map { (occasion: occasion, day: $0) }
    }
    return zip(dated, dated.dropFirst()).filter { $0.day > $1.day }.map { earlier, later in
      "“\(table.header[earlier.occasion.column])” is taken for \(earlier.occasion.name) and "
        + "“\(table.header[later.occasion.column])” for \(later.occasion.name), although \(earlier.day.spoken) comes after "
        + "\(later.day.spoken)."
    }
  }

  /// The day that a heading is or ends with: `Score 2014-09-05`, `Test 5 Sept 2014`.
  private func day(inHeading heading: String) -> Day? {
    let words = heading.split(separator: " ")
    return [words.count, 3, 1].lazy.compactMap { count in
      WrittenDay(words.suffix(count).joined(separator: " "))?.day(dayOrder)
    }.first
  }
}
