package import Model

/// What one enquiry found, as it enters a synthesis: an effect in standard deviations and how sure it is.
package struct StudyEffect: Hashable, Sendable {
  /// The enquiry, or its measure.
  package let id: String
  /// Hedges' g, positive for better.
  package let g: Double
  /// The square of its standard error, above 0.
  package let variance: Double
  package let design: Measure.Design

  /// Nil for numbers that cannot be pooled: not finite, or a variance that is not above zero.
  package init?(id: String, g: Double, variance: Double, design: Measure.Design) {
    guard g.isFinite, variance.isFinite, variance > 0, (1 / variance).isFinite else { return nil }
    self.id = id
    self.g = g
    self.variance = variance
    self.design = design
  }

  /// g ± z·√variance: for the list of studies.
  package var interval: Computed<Interval> {
    let half = Normal.z975 * variance.squareRoot()
    return Computed<Interval>(g - half, g + half)
  }
}
