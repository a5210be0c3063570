/// Whom a result is about: everybody, a group, a subgroup, or a comparison of two of them.
package enum Stratum: Hashable, Sendable {
  /// `all`
  case all
  /// `group:target`
  case group(String)
  /// `subgroup:yes`, or `subgroup:pupil_premium=yes` among several columns
  case subgroup(Subgroup)
  /// `group:target|subgroup:yes`: a subgroup inside a group
  case cell(group: String, Subgroup)
  /// `target_vs_parallel-cohort`, inside a subgroup `target_vs_parallel-cohort|subgroup:yes`
  case between(treatment: String, control: String, within: Subgroup?)
  /// `yes_vs_no`, inside a group `yes_vs_no|group:target`
  case gap(focus: Subgroup, reference: Subgroup, within: String?)
  /// `yes_vs_all`: a subgroup against everybody, itself among them
  case gapToAll(focus: Subgroup, within: String?)

  /// What a group and a subgroup, where given, come to.
  package init(group: String?, subgroup: Subgroup?) {
    switch (group, subgroup) {
    case (nil, nil): self = .all
    case (let group?, nil): self = .group(group)
    case (nil, let subgroup?): self = .subgroup(subgroup)
    case (let group?, let subgroup?): self = .cell(group: group, subgroup)
    }
  }

  /// The key under `results`.
  package var key: String {
    switch self {
    case .all: "all"
    case .group(let name): "group:\(name)"
    case .subgroup(let subgroup): "subgroup:\(subgroup.key)"
    case .cell(let group, let subgroup): "group:\(group)|subgroup:\(subgroup.key)"
    case .between(let treatment, let control, let subgroup):
      "\(treatment)_vs_\(control)" + (subgroup.map { "|subgroup:\($0.key)" } ?? "")
    case .gap(let focus, let reference, let group):
      "\(focus.key)_vs_\(reference.key)" + (group.map { "|group:\($0)" } ?? "")
    case .gapToAll(let focus, let group): "\(focus.key)_vs_all" + (group.map { "|group:\($0)" } ?? "")
    }
  }

  /// The key under `warnings`, where comparisons also say what they are: `between:…`, `gap:…`.
  package var warningKey: String {
    switch self {
    case .between: "between:\(key)"
    case .gap, .gapToAll: "gap:\(key)"
    default: key
    }
  }

  /// The group that the people belong to, for strata of people.
  package var group: String? {
    switch self {
    case .group(let name), .cell(let name, _): name
    default: nil
    }
  }

  /// The subgroup that the people belong to, for strata of people.
  package var subgroup: Subgroup? {
    switch self {
    case .subgroup(let subgroup), .cell(_, let subgroup): subgroup
    default: nil
    }
  }
}
