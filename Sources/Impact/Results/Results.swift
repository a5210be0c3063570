/// The results of one comparison of occasions, family by family, each with its strata.
///
/// A new family is one more property and one more line in `families`: JSON, reasons and paths follow.
package struct Results: Hashable, Sendable {
  package internal(set) var summary = Strata<OccasionSummary>()
  package internal(set) var paired = Strata<PairedChange>()
  package internal(set) var binary = Strata<YesNoChange>()
  package internal(set) var likert = Strata<LikertChange>()
  package internal(set) var reported = Strata<ReportedChange>()
  package internal(set) var ratio = Strata<RatioGain>()
  package internal(set) var between = Strata<GroupComparison>()
  package internal(set) var binaryBetween = Strata<YesNoComparison>()
  /// Of levels that are compared by their averages, the top answers besides; no family of its own.
  package internal(set) var topBoxBetween = Strata<YesNoComparison>()
  package internal(set) var gap = Strata<SubgroupGap>()
  package internal(set) var gapToAll = Strata<GapToAll>()
  package internal(set) var series = Strata<SeriesImpact>()
  /// What was asked for and has no figures at all, as a named comparison group: family, stratum, reason.
  package internal(set) var absences: [Absence] = []

  package struct Absence: Hashable, Sendable {
    package let family: String
    package let stratum: Stratum
    package let reason: Reason
  }

  init() {}

  /// All families that have results, or lack some that were asked for, by the names that JSON gives them, in its order.
  package var families: [Family] {
    let all = [
      family("summary", summary), family("paired", paired), family("binary", binary), family("likert", likert),
      family("reported", reported), family("ratio", ratio), family("between", between),
      family("binary_between", binaryBetween), Family("gap", gap, []) + family("gap", gapToAll),
      family("series", series),
    ]
    return all.filter { !$0.entries.isEmpty }
  }

  private func family(_ name: String, _ strata: Strata<some Tabulated>) -> Family { Family(name, strata, absences) }

  /// Everything that is not computed, by its dotted path below `results`, as `paired.all.mean_change_ci`.
  package var notComputed: [(path: String, reason: Reason)] { notComputed(in: families) }

  /// The same where the families are at hand, since listing them computes them.
  package func notComputed(in families: [Family]) -> [(path: String, reason: Reason)] {
    families.flatMap { Results.missing(in: $0.entries, at: $0.name) }
  }

  private static func missing(in fields: [Field], at path: String) -> [(path: String, reason: Reason)] {
    fields.flatMap { field -> [(path: String, reason: Reason)] in
      switch field.value {
      case .missing(let reason): [("\(path).\(field.key)", reason)]
      case .nested(let parts): missing(in: parts, at: "\(path).\(field.key)")
      case .list(let parts):
        parts.enumerated().flatMap { missing(in: $1, at: "\(path).\(field.key).\($0)") }
      case .count, .counts, .number, .interval, .text, .flag: []
      }
    }
  }
}
