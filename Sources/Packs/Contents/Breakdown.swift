import Model

/// What figures and sums split the people by: a pack shows all rows of a breakdown, or none.
enum Breakdown: Hashable {
  case total, groups, schools
  /// By a column; nil for pupil groups of no named column.
  case subgroups(String?)

  init(_ figure: Figure) {
    if figure.subgroup != nil || figure.subgroupBy != nil {
      self = .subgroups(figure.subgroupBy)
    } else if figure.school != nil {
      self = .schools
    } else {
      self = figure.group == nil ? .total : .groups
    }
  }

  /// Of sums all schools are taken together, since a pack shows no school alone.
  init(_ key: Summary.Key) {
    if key.subgroup != nil {
      self = .subgroups(key.subgroupBy)
    } else {
      self = key.group == nil ? .total : .groups
    }
  }

  /// As it is named where it is left out: `The figures by group`.
  var words: String { "The figures" + (parts.map { " by \($0)" } ?? "") }

  /// Where only the counts are left out of those who moved: `Who went up and down, by group`.
  var wordsOfMoves: String { "Who went up and down" + (parts.map { ", by \($0)" } ?? "") }

  private var parts: String? {
    switch self {
    case .total: nil
    case .groups: "group"
    case .schools: "school"
    case .subgroups(let column): column.map { $0.split(separator: "_").joined(separator: " ") } ?? "pupil group"
    }
  }
}
