import Model
import Records

/// The merge of figures as it is defined, on dictionaries of what the cells mean: slow, without order, without layout.
struct SlowFiguresMerge {
  struct Name: Hashable {
    let key: Figure.Key
    let number: Int
  }
  typealias Row = [String: String]
  typealias Rows = [Name: Row]

  private(set) var rows: Rows = [:]
  /// What both say, of rows that are in question.
  private(set) var open: [Name: Set<Row?>] = [:]

  init(bases: [Rows?], _ ours: Rows, _ theirs: Rows) {
    for name in Set(ours.keys).union(theirs.keys) {
      let (one, other) = (ours[name], theirs[name])
      let before = Set(bases.map { $0?[name] })
      let known = before.count == 1
      let base = known ? before.first ?? nil : nil
      if one == other || (known && base == other) {
        rows[name] = one
      } else if known && base == one {
        rows[name] = other
      } else if base == nil, one == nil || other == nil {
        rows[name] = one ?? other
      } else {
        open[name] = [one, other]
      }
    }
  }

  /// What each row may be in the merged file, counted there: where one of a key is gone, the next has its number.
  var choices: [Name: Set<Row?>] {
    let all = rows.mapValues { [$0] as Set<Row?> }.merging(open) { one, _ in one }
    let keys = Dictionary(grouping: all.keys, by: \.key)
    return keys.values.reduce(into: [:]) { choices, names in
      for (number, name) in names.sorted(by: { $0.number < $1.number }).enumerated() {
        choices[Name(key: name.key, number: number)] = all[name]
      }
    }
  }

  /// What a file says: rows by what they are of, cells as they are meant.
  static func read(_ source: SourceText) throws -> Rows {
    let table = try CSVTable(source)
    var rows: Rows = [:]
    for fields in table.rows {
      var row: Row = [:]
      for (heading, field) in zip(table.header, fields) {
        let column = heading.text.trimmingBlanks
        let text = field.text.replacing("\r\n", with: "\n").trimmingBlanks
        let isNumber = ["n", "mean", "sd", "count"].contains(column)
        if !text.isEmpty { row[column] = isNumber ? ExactNumber(text)?.reduced.description ?? text : text }
      }
      var figure = Figure(occasion: row["occasion"] ?? "")
      figure.school = row["school"]
      var number = 0
      while rows[Name(key: figure.key, number: number)] != nil { number += 1 }
      rows[Name(key: figure.key, number: number)] = row
    }
    return rows
  }
}
