internal import Model
internal import Records

/// What became of groups that are too small to stand in the record.
enum SmallCells {
  /// A sentence for the schools that stand together, one for those that are left out, one for each comparison and each column.
  static func sentences(_ notes: [Summary.SmallCellNote]) -> [String] {
    var pooled: Set<[String?]> = []
    var out: [[String?]: Set<String>] = [:]
    var others: [String] = []
    for note in notes {
      switch note {
      case .pooled(let schools, _, _): pooled.insert(schools)
      case .leftOut(let schools, let breakdown, _): out[schools, default: []].insert(named(breakdown))
      case .comparisonLeftOut(let schools, let span, let beside):
        others.append(
          "Too few were absent from one of them to show it: \(named(span))\(place(schools)). It is left out of the record, "
            + "since beside \(named(beside)) it would tell what those few had.")
      case .columnLeftOut(let schools, let column, let beside, _):
        others.append(
          "Too few people are told apart by \(beside) and \(column) together, so \(column) is left out of the record"
            + "\(place(schools)).")
      }
    }
    var sentences: [String] = []
    if !pooled.isEmpty { sentences.append("Too few people alone, so added up together: \(named(pooled)).") }
    for (schools, cells) in out.sorted(by: { named([$0.key]) < named([$1.key]) }) {
      sentences.append(
        "Fewer than \(Summary.leastPeople) people in some cells of \(cells.sorted().spokenAnd), so these are left out of the "
          + "record\(place(schools)).")
    }
    return sentences + NewName.unique(others)
  }

  private static func named(_ lists: Set<[String?]>) -> String {
    lists.map { $0.map { $0 ?? "no school" }.spokenAnd }.sorted().joined(separator: "; ")
  }

  /// `groups`, `pp`, `pp in each group`
  private static func named(_ breakdown: Summary.Breakdown) -> String {
    guard let column = breakdown.column else { return breakdown.byGroup ? "the groups" : "the whole" }
    return column + (breakdown.byGroup ? " in each group" : "")
  }

  private static func named(_ span: Summary.Span) -> String {
    span.to.map { "\(span.from) → \($0)" } ?? span.from
  }

  /// ` at Ash and Elm`; nothing where rows name no school.
  private static func place(_ schools: [String?]) -> String {
    schools == [nil] ? "" : " (\(schools.map { $0 ?? "no school" }.spokenAnd))"
  }
}
