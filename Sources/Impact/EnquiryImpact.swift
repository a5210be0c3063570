package import Model

/// The impact of all measures of one enquiry, with the caution that none of them can know of itself.
package struct EnquiryImpact: Hashable, Sendable {
  /// In the order in which they were given.
  package let measures: [MeasureImpact]

  /// With three results or more (outcome measures times groups), one may stand out by luck: each outcome says so
  /// (specification section 9, MULTIPLE_MEASURES).
  package init(of measured: [MeasuredFigures]) {
    let alone = Together.map(measured.count, inChunksOf: 8) { MeasureImpact(of: measured[$0]) }
    let count = alone.filter(\.isOutcome).reduce(0) { $0 + $1.main.countOfResults }
    guard count >= 3 else {
      measures = alone
      return
    }
    let caution = Caution(.multipleMeasures, count: count)
    measures = alone.map { $0.isOutcome ? $0.adding(caution) : $0 }
  }
}

extension MeasureImpact {
  fileprivate var isOutcome: Bool { measure.purpose == .outcome }

  /// The same with one more caution on its first stratum.
  fileprivate func adding(_ caution: Caution) -> MeasureImpact {
    MeasureImpact(measure: measure, main: main.adding(caution), earlier: earlier)
  }
}

extension ComparisonImpact {
  /// How many groups have a result of their own: those that are compared with a comparison group, else all groups, else one.
  fileprivate var countOfResults: Int {
    let strata = cautions.map(\.stratum)
    let compared = strata.count { if case .between(_, _, nil) = $0 { true } else { false } }
    let groups = strata.count { if case .group = $0 { true } else { false } }
    return compared > 0 ? compared : max(groups, strata.isEmpty ? 0 : 1)
  }

  fileprivate func adding(_ caution: Caution) -> ComparisonImpact {
    guard let first = cautions.first else { return self }
    let more = StratumCautions(stratum: first.stratum, cautions: (first.cautions + [caution]).sorted())
    return ComparisonImpact(comparison: comparison, results: results, cautions: [more] + cautions.dropFirst())
  }
}
