internal import Model

extension RecordReader {
  /// The summary of a measure; rows with something wrong are left out and reported, the others count.
  package static func summary(_ source: SourceText) throws(RecordError) -> Reading<SummaryTable> {
    let table = try CSVTable(source)
    let header = table.header.map(\.text.trimmingBlanks)
    guard let kind = SummaryTable.Kind.allCases.first(where: { SummaryTable.columns($0) == header }) else {
      return Reading(value: nil, problems: [source.strangeHeader(header)])
    }
    var problems: [Problem] = []
    var rows: [SummaryTable.Row] = []
    var seen: [SummaryKey: Int] = [:]
    for fields in table.rows {
      guard let first = fields.first, let last = fields.last else { continue }
      var cells = SummaryCells(table: table, fields: fields)
      let content = cells.content(kind)
      if let earlier = seen.updateValue(first.range.lowerBound, forKey: SummaryKey(content)) {
        cells.report(
          "doubled_row", at: first.range.lowerBound,
          "This row stands here a second time; the first is in line \(source.place(earlier).line).",
          "Keep the rows of one import: a merge of texts leaves both where two machines added up the same school.")
      }
      problems += cells.problems
      guard cells.problems.isEmpty else { continue }
      rows.append(SummaryTable.Row(content, text: source.string(first.range.lowerBound..<last.range.upperBound)))
    }
    let whole = SummaryTable(kind, rows: rows)
    problems += CountedTwice(rows).found.map { row, schools, other in
      source.countedTwice(schools, at: seen[SummaryKey(row.content)], first: seen[SummaryKey(other.content)])
    }
    problems += SummaryTotals(whole).tooManyInParts.map { row in
      source.problem(
        .error, "summary_contradiction", at: seen[SummaryKey(row.content)] ?? source.start,
        "The groups below this row hold more people than the row itself.", SummaryCells.remedy)
    }
    return Reading(value: whole, problems: problems)
  }
}

extension SourceText {
  fileprivate func countedTwice(_ school: String?, at offset: Int?, first: Int?) -> Problem {
    problem(
      .error, "counted_twice", at: offset ?? start,
      "\(school.map { "The people of \($0)" } ?? "The people without a school") are counted here and in line "
        + "\(place(first ?? start).line).",
      "Keep the rows of one import, then import the rows of the others again: a merge of texts leaves both where two machines "
        + "pooled small schools otherwise.")
  }

  fileprivate func strangeHeader(_ header: [String]) -> Problem {
    let all = Set(SummaryTable.Kind.allCases.flatMap(SummaryTable.columns))
    let known = header.filter(all.contains).count
    return problem(
      .error, "summary_columns", at: start,
      known == 0 ? "This is no summary of a measure." : "The columns are not those of a summary, in their order.",
      "Summaries are made by “enquiry measure import”: take this one back, git restore \(path), and record figures of "
        + "your own with “enquiry measure record”.")
  }
}

/// What no two rows of a summary share.
private struct SummaryKey: Hashable {
  let key: Summary.Key
  let definition: String?
  let levels: [Summary.Move.Level]

  init(_ content: SummaryTable.Content) {
    key = content.key
    definition = content.origin.definition
    levels = content.levels
  }
}

/// Rows of whole schools against those of their groups.
private struct SummaryTotals {
  let table: SummaryTable

  init(_ table: SummaryTable) { self.table = table }

  private struct Whole: Hashable {
    let definition: String?
    let key: Summary.Key
  }

  /// Rows of everybody that have fewer people than the groups of the same school together.
  var tooManyInParts: [SummaryTable.Row] {
    var everybody: [Whole: (row: SummaryTable.Row, people: Int)] = [:]
    var parts: [Whole: Int] = [:]
    for row in table.rows where row.content.key.subgroup == nil {
      var key = row.content.key
      let isPart = key.group != nil
      key.group = nil
      let whole = Whole(definition: row.content.origin.definition, key: key)
      if isPart {
        parts[whole, default: 0] += row.content.people
      } else {
        everybody[whole] = (everybody[whole]?.row ?? row, (everybody[whole]?.people ?? 0) + row.content.people)
      }
    }
    return everybody.filter { $0.value.people < parts[$0.key] ?? 0 }.map(\.value.row).sorted()
  }
}

extension SummaryTable.Content {
  /// How many people it counts, at the start where there are two occasions.
  fileprivate var people: Int {
    switch self {
    case .sums(let sums): sums.nFrom
    case .move(let move): move.n
    case .point(let point): point.n
    }
  }
}
