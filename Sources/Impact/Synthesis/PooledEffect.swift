package import Model

/// The effects of several enquiries of one design put together: random effects, for they differ in truth and not by chance alone.
///
/// τ² by DerSimonian and Laird 1986, the interval by Hartung and Knapp 2001 (as metafor's `method = "DL", test = "knha"`).
package struct PooledEffect: Tabulated {
  /// Three or more.
  package let count: Int
  /// Σwg/Σw with w = 1/(variance + τ²), in standard deviations.
  package let estimate: Double
  /// g ± t(k−1)·√(Σw(g − estimate)²/((k−1)Σw)): Hartung and Knapp.
  package let interval: Computed<Interval>
  /// The same, but never narrower than the chance within the studies makes it (factor at least 1; Knapp and Hartung 2003).
  ///
  /// Three studies that happen to agree shrink the plain interval to a point; this one stays honest. Show it.
  package let cautiousInterval: Computed<Interval>
  /// estimate ± z/√Σw.
  package let normalInterval: Computed<Interval>
  /// Where the true effect of one more such enquiry lies: t(k−2)·√(τ² + 1/Σw) about the estimate (Higgins et al. 2009).
  package let predictionInterval: Computed<Interval>
  /// The variance of the true effects between studies, 0 or more.
  package let tauSquared: Double
  /// Cochran's Q about the mean of fixed effects; its degrees of freedom are k − 1.
  package let q: Double
  /// max(0, (Q − (k−1))/Q), in percent: how much of what is seen to differ is not chance.
  package let iSquared: Double
  /// Σg/variance / Σ1/variance.
  package let fixedEstimate: Double

  /// The studies of each design, in the order of first mention, and what they come to.
  ///
  /// Effects of different designs measure different things, so that they are never put together.
  package static func byDesign(_ studies: [StudyEffect]) -> [DesignSynthesis] {
    var order: [Measure.Design] = []
    for study in studies where !order.contains(study.design) { order.append(study.design) }
    return order.map { design in DesignSynthesis(design: design, studies: studies.filter { $0.design == design }) }
  }

  /// One or two studies are listed, not pooled; designs that differ are not pooled either.
  package static func of(_ studies: [StudyEffect]) -> Computed<PooledEffect> {
    guard Set(studies.map(\.design)).count <= 1 else { return .notComputed(.designsDiffer) }
    guard studies.count >= 3 else { return .notComputed(.fewerThanThreeStudies) }
    let pooled = PooledEffect(studies)
    return [pooled.estimate, pooled.tauSquared, pooled.q].allSatisfy(\.isFinite)
      ? .value(pooled) : .notComputed(.outOfRange)
  }

  private init(_ studies: [StudyEffect]) {
    let k = Double(studies.count)
    let fixed = Weighted(studies, extra: 0)
    let heterogeneity = fixed.squares
    let spread = fixed.total - fixed.sumOfSquaredWeights / fixed.total
    let tau = max(0, (heterogeneity - (k - 1)) / spread)
    let random = Weighted(studies, extra: tau)
    let se = (1 / random.total).squareRoot()
    let factor = (random.squares / (k - 1)).squareRoot()
    let t = StudentT(df: k - 1).upperQuantile(0.025)
    func about(_ half: Double) -> Computed<Interval> { Computed(random.mean - half, random.mean + half) }
    count = studies.count
    estimate = random.mean
    interval = about(t * factor * se)
    cautiousInterval = about(t * max(1, factor) * se)
    normalInterval = about(Normal.z975 * se)
    predictionInterval = about(StudentT(df: k - 2).upperQuantile(0.025) * (tau + se * se).squareRoot())
    tauSquared = tau
    q = heterogeneity
    iSquared = heterogeneity > 0 ? max(0, 100 * (heterogeneity - (k - 1)) / heterogeneity) : 0
    fixedEstimate = fixed.mean
  }

  package var fields: [Field] {
    [
      Field("k", .count(count)),
      Field("estimate", .number(estimate)),
      Field("ci_hk", interval),
      Field("ci_hk_cautious", cautiousInterval),
      Field("ci_normal", normalInterval),
      Field("prediction_interval", predictionInterval),
      Field("tau2", .number(tauSquared)),
      Field("q", .number(q)),
      Field("i2_pct", .number(iSquared)),
      Field("fixed_estimate", .number(fixedEstimate)),
    ]
  }

  /// A mean by weights 1/(variance + extra).
  private struct Weighted {
    let total: Double
    let sumOfSquaredWeights: Double
    let mean: Double
    /// Σw(g − mean)²
    let squares: Double

    init(_ studies: [StudyEffect], extra: Double) {
      let weights = studies.map { 1 / ($0.variance + extra) }
      let total = weights.reduce(0, +)
      let mean = zip(weights, studies).reduce(0) { $0 + $1.0 / total * $1.1.g }
      self.total = total
      self.mean = mean
      sumOfSquaredWeights = weights.reduce(0) { $0 + $1 * $1 }
      squares = zip(weights, studies).reduce(0) { $0 + $1.0 * ($1.1.g - mean) * ($1.1.g - mean) }
    }
  }
}

/// The enquiries of one design, and what they come to together where there are three or more.
package struct DesignSynthesis: Hashable, Sendable {
  package let design: Measure.Design
  package let studies: [StudyEffect]

  /// `studies_lt_3` for one or two: they stand beside each other.
  package var pooled: Computed<PooledEffect> { PooledEffect.of(studies) }
}
