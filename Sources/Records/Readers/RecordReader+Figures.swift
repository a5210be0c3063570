package import Model

extension RecordReader {
  /// The figures of a measure; rows with something wrong are left out and reported, the others count.
  package static func figures(_ source: SourceText) throws(RecordError) -> Reading<[Figure]> {
    let table = try CSVTable(source)
    var problems = headerProblems(table)
    guard problems.allSatisfy({ $0.severity != .error }) else { return Reading(value: [], problems: problems) }
    var figures: [Figure] = []
    var seen: [Figure.Key: Int] = [:]
    var rows: [Int: [String]] = [:]
    for row in table.rows {
      if let problem = table.doubledHeader(row) {
        problems.append(problem)
        continue
      }
      var cells = FigureCells(table: table, row: row)
      let figure = cells.figure()
      if let first = seen[figure.key], let at = row.first?.range.lowerBound {
        cells.problems.append(source.doubledFigure(at: at, first: first, saysSame: rows[first] == row.map(\.text)))
      }
      if seen[figure.key] == nil, let at = row.first?.range.lowerBound {
        seen[figure.key] = at
        rows[at] = row.map(\.text)
      }
      if cells.problems.allSatisfy({ $0.severity != .error }) { figures.append(figure) }
      problems += cells.problems
    }
    return Reading(value: figures, problems: problems)
  }

  private static func headerProblems(_ table: CSVTable) -> [Problem] {
    var problems: [Problem] = []
    if table.header.count > 200 {
      return [
        table.source.problem(
          .error, "too_many_columns", at: table.source.start, "The first line names \(table.header.count) columns.",
          "A file of figures has 200 at most.")
      ]
    }
    if table.header.count == 1, table.header[0].text.contains(";") {
      return [
        table.source.problem(
          .error, "semicolons", at: table.source.start, "The cells are kept apart by semicolons.",
          "Save the file again with commas between the cells.")
      ]
    }
    if table.column("occasion") == nil {
      problems.append(
        table.source.problem(
          .error, "missing_column", at: table.source.start, "There is no column “occasion”.",
          "The first line names the columns: occasion,n,mean,sd …"))
    }
    return problems + columnProblems(table)
  }

  private static func columnProblems(_ table: CSVTable) -> [Problem] {
    var seen: Set<String> = []
    return table.header.compactMap { field in
      let name = field.text.trimmingBlanks
      if !seen.insert(name).inserted {
        return table.source.problem(
          .error, "doubled_column", at: field.range.lowerBound, "The column “\(name)” stands here a second time.",
          "Give each column its own name.")
      }
      guard !Figure.columns.contains(name) else { return nil }
      return table.source.problem(
        .hint, "unknown_column", at: field.range.lowerBound,
        "The program does not know the column “\(name)”; it is kept.",
        Nearest.question(for: name, among: Figure.columns) ?? "Nothing needs doing if it is a column of your own.")
    }
  }
}

extension CSVTable {
  /// What is wrong with a row that names the columns once more; nil for any other.
  fileprivate func doubledHeader(_ row: [Field]) -> Problem? {
    let names = row.map(\.text.trimmingBlanks)
    guard let column = column("occasion"), column < names.count, names[column] == "occasion",
      names.allSatisfy({ $0.isEmpty || Figure.columns.contains($0) || self.column($0) != nil }),
      let at = row.first?.range.lowerBound
    else { return nil }
    return source.problem(
      .error, "doubled_header", at: at, "This line names the columns once more, as the first line does.",
      "A merge of texts leaves both where one side added a column: keep one, and below it each figure once, with its cells in its columns."
    )
  }
}

extension SourceText {
  fileprivate func doubledFigure(at offset: Int, first: Int, saysSame: Bool) -> Problem {
    problem(
      .error, "doubled_figure", at: offset,
      "This figure stands here a second time\(saysSame ? "" : ", with other numbers"); the first is in line \(place(first).line).",
      saysSame
        ? "Keep one of the two rows."
        : "Keep the row that is right: a merge of texts leaves both where two people recorded it.")
  }
}

/// The cells of one row of figures.
private struct FigureCells {
  let table: CSVTable
  let row: [CSVTable.Field]
  var problems: [Problem] = []

  init(table: CSVTable, row: [CSVTable.Field]) {
    self.table = table
    self.row = row
    if row.count > table.header.count {
      report(
        "too_many_cells", row[table.header.count].range.lowerBound,
        "This row has \(row.count) cells and the first line names \(table.header.count) columns.",
        "Put a cell that holds a comma in quotation marks.")
    }
  }

  mutating func figure() -> Figure {
    var figure = Figure(occasion: text("occasion") ?? "")
    if figure.occasion.isEmpty {
      report("missing_occasion", start, "This row does not say when it was measured.", "Write before or after.")
    }
    figure.group = text("group")
    figure.subgroupBy = text("subgroup_by")
    figure.subgroup = text("subgroup")
    if (figure.subgroupBy == nil) != (figure.subgroup == nil) {
      report(
        "half_subgroup", start, "A pupil group needs both subgroup_by and subgroup.",
        "Write for example pupil_premium and yes.")
    }
    figure.school = text("school")
    figure.definition = text("definition")
    figure.n = whole("n")
    figure.mean = number("mean")
    figure.sd = number("sd")
    figure.count = whole("count")
    figure.of = whole("of")
    figure.change = number("change")
    figure.elapsedMonths = number("elapsed_months")
    figure.source = text("source")
    figure.note = text("note")
    if let word = text("moved") {
      figure.moved = Figure.Moved(rawValue: word)
      if figure.moved == nil {
        report("not_a_choice", at("moved"), "“\(word)” is no direction.", "Write up, down or same.")
      }
    }
    checkTogether(figure)
    return figure
  }

  private mutating func checkTogether(_ figure: Figure) {
    if let sd = figure.sd, sd.mantissa < 0 {
      report("negative_sd", at("sd"), "A standard deviation cannot be below nought.", "Check the figure.")
    }
    if let months = figure.elapsedMonths, months.mantissa <= 0 {
      report("elapsed", at("elapsed_months"), "The months between two measurements are above nought.", "Check them.")
    }
    if (figure.count == nil) != (figure.of == nil) {
      report("half_count", start, "A count needs both “count” and “of”.", "Write for example 1 and 16.")
    }
    if let count = figure.count, let of = figure.of, count > of {
      report("count_over", at("count"), "\(count) of \(of) is more than all of them.", "Check the two numbers.")
    }
  }

  private var start: Int { row.first?.range.lowerBound ?? table.source.start }

  private func field(_ name: String) -> CSVTable.Field? {
    guard let column = table.column(name), column < row.count else { return nil }
    return row[column]
  }

  private func at(_ name: String) -> Int { field(name)?.range.lowerBound ?? start }

  private func text(_ name: String) -> String? {
    guard let text = field(name)?.text.trimmingBlanks, !text.isEmpty else { return nil }
    return text
  }

  private mutating func number(_ name: String) -> ExactNumber? {
    guard let word = text(name) else { return nil }
    if let number = ExactNumber(word) { return number }
    report("not_a_number", at(name), "“\(word)” is no number.", NumberRemedy.sentence(for: word))
    return nil
  }

  private mutating func whole(_ name: String) -> Int? {
    guard let number = number(name) else { return nil }
    if let whole = number.whole, whole >= 0 { return whole }
    report("not_whole", at(name), "“\(number)” is no number of people.", "Write a whole number from 0 up.")
    return nil
  }

  private mutating func report(_ code: String, _ offset: Int, _ message: String, _ remedy: String) {
    problems.append(table.source.problem(.error, code, at: offset, message, remedy))
  }
}
