import Model

/// By what figures and sums tell people apart: a pack shows all rows of a breakdown, or none.
struct Breakdown: Hashable {
  enum Part: Hashable {
    case groups, schools
    /// By a column; nil for pupil groups of no named column.
    case subgroups(String?)
  }

  /// None where everybody is taken together; several where they are crossed.
  let parts: Set<Part>

  init(_ parts: some Sequence<Part>) { self.parts = Set(parts) }

  static let total = Breakdown([])

  var isOfPupils: Bool { parts.contains { if case .subgroups = $0 { true } else { false } } }

  /// Whether the figures of this one add up to those of the other, as groups by school to schools.
  func isWithin(_ other: Breakdown) -> Bool { parts.isSuperset(of: other.parts) }

  /// As it is named where it is left out: `The figures by group`.
  var words: String { "The figures" + (parts.isEmpty ? "" : " by \(names)") }

  /// Where only the counts are left out of those who moved: `Who went up and down, by group`.
  var wordsOfMoves: String { "Who went up and down" + (parts.isEmpty ? "" : ", by \(names)") }

  private var names: String { parts.sorted { $0.order < $1.order }.map(\.name).joined(separator: " and ") }
}

extension Breakdown.Part {
  fileprivate var name: String {
    switch self {
    case .groups: "group"
    case .schools: "school"
    case .subgroups(let column): column.map { $0.split(separator: "_").joined(separator: " ") } ?? "pupil group"
    }
  }

  fileprivate var order: String {
    switch self {
    case .schools: "1"
    case .groups: "2"
    case .subgroups: "3 \(name)"
    }
  }
}

/// Whom a figure is about: what people are told apart by, with the name of their part, as people mean it.
typealias Who = [Breakdown.Part: String]

extension Who {
  var breakdown: Breakdown { Breakdown(keys) }
}

extension Figure {
  var who: Who {
    var who: Who = [:]
    who[.groups] = group?.folded
    who[.schools] = school?.folded
    if subgroup != nil || subgroupBy != nil { who[.subgroups(subgroupBy)] = subgroup?.folded ?? "" }
    return who
  }
}

extension Summary.Key {
  /// All schools are taken together, since a pack shows no school alone.
  var who: Who {
    var who: Who = [:]
    who[.groups] = group?.folded
    if let subgroup { who[.subgroups(subgroupBy)] = subgroup.folded }
    return who
  }
}
