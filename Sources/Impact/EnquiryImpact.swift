package import Model
internal import Parallel

/// The impact of all measures of one enquiry, with the caution that none of them can know of itself.
package struct EnquiryImpact: Hashable, Sendable {
  /// In the order in which they were given.
  package let measures: [MeasureImpact]

  /// With three results or more (outcome measures times groups), one may stand out by luck: each outcome says so
  /// (specification section 9, MULTIPLE_MEASURES).
  package init(of measured: [MeasuredFigures]) {
    let alone = MeasureImpact.each(of: measured)
    let count = alone.reduce(0) { $0 + $1.countOfOutcomes }
    measures = alone.map { $0.amongOutcomes(count) }
  }
}

extension MeasureImpact {
  /// Each measure on its own, by all processors.
  package static func each(of measured: [MeasuredFigures]) -> [MeasureImpact] {
    Together.map(measured.count, inChunksOf: 8) { MeasureImpact(of: measured[$0]) }
  }

  /// Whether it is one of those among whose results one may stand out by luck.
  package var isOutcome: Bool { measure.purpose == .outcome }

  /// How many results it gives as an outcome: one for each group, and none as context or prior evidence.
  package var countOfOutcomes: Int { isOutcome ? main.countOfResults : 0 }

  /// From so many results on, one may stand out by luck.
  package static let manyOutcomes = 3

  /// The same with the caution of an outcome among so many results of its enquiry.
  package func amongOutcomes(_ count: Int) -> MeasureImpact {
    guard isOutcome, count >= MeasureImpact.manyOutcomes else { return self }
    return MeasureImpact(
      measure: measure, main: main.adding(Caution(.multipleMeasures, count: count)), earlier: earlier)
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
