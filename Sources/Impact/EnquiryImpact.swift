package import Model

/// The impact of all measures of one enquiry, with the caution that none of them can know of itself.
package struct EnquiryImpact: Hashable, Sendable {
  /// In the order in which they were given.
  package let measures: [MeasureImpact]

  /// With three results or more (outcome measures times groups), one may stand out by luck: each outcome says so
  /// (specification section 9, MULTIPLE_MEASURES).
  package init(of measured: [MeasuredFigures]) {
    let alone = measured.map { MeasureImpact(of: $0.measure, figures: $0.figures) }
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
  /// How many groups of people have a result, comparisons between groups not counted.
  fileprivate var countOfResults: Int {
    cautions.count { entry in
      switch entry.stratum {
      case .all, .group, .subgroup, .cell: true
      case .between, .gap, .gapToAll: false
      }
    }
  }

  fileprivate func adding(_ caution: Caution) -> ComparisonImpact {
    guard let first = cautions.first else { return self }
    let more = StratumCautions(stratum: first.stratum, cautions: (first.cautions + [caution]).sorted())
    return ComparisonImpact(comparison: comparison, results: results, cautions: [more] + cautions.dropFirst())
  }
}
