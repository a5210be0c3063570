/// Two groups as a plan has them: how many people, and what makes their difference easier or harder to see.
package struct PlannedGroups: Hashable, Sendable {
  package let treatment: Int
  package let control: Int
  /// The correlation of the result with an earlier test that the analysis allows for, between −1 and 1; nil without one.
  package let correlation: Double?
  /// The classes or schools that were chosen whole; nil when people were chosen one by one.
  package let clusters: PlannedClusters?

  package init(treatment: Int, control: Int, correlation: Double? = nil, clusters: PlannedClusters? = nil) {
    self.treatment = treatment
    self.control = control
    self.correlation = correlation
    self.clusters = clusters
  }

  /// How sharply a plan sees.
  struct Precision: Hashable, Sendable {
    /// Of the difference, in standard deviations of the result.
    let standardError: Double
    let df: Double
    /// 1 + (m − 1)ρ
    let designEffect: Double
  }

  /// √((1/n_T + 1/n_C)·(1 − r²)·(1 + (m − 1)ρ)) with m people in a cluster on average. N − 2 degrees of freedom, N the clusters
  /// where there are any; one less with an earlier test.
  var precision: Computed<Precision> {
    guard treatment >= 2, control >= 2 else { return .notComputed(.groupNBelowTwo) }
    let (t, c, r) = (Double(treatment), Double(control), correlation ?? 0)
    var (designEffect, units) = (1.0, t + c)
    guard r.magnitude < 1 else { return .notComputed(.inconsistentFigures) }
    if let clusters {
      guard clusters.treatment >= 2, clusters.control >= 2 else { return .notComputed(.groupNBelowTwo) }
      guard clusters.treatment <= treatment, clusters.control <= control, (0...1).contains(clusters.alikeness) else {
        return .notComputed(.inconsistentFigures)
      }
      units = Double(clusters.treatment) + Double(clusters.control)
      designEffect = 1 + ((t + c) / units - 1) * clusters.alikeness
    }
    let df = units - (correlation == nil ? 2 : 3)
    let standardError = ((1 / t + 1 / c) * (1 - r * r) * designEffect).squareRoot()
    return .value(Precision(standardError: standardError, df: df, designEffect: designEffect))
  }
}

/// Classes or schools that were chosen whole, and how alike the people in one are.
package struct PlannedClusters: Hashable, Sendable {
  package let treatment: Int
  package let control: Int
  /// ρ, the intraclass correlation, 0 to 1.
  package let alikeness: Double

  package init(treatment: Int, control: Int, alikeness: Double) {
    self.treatment = treatment
    self.control = control
    self.alikeness = alikeness
  }
}
