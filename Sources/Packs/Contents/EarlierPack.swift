package import Model

/// What an issued pack knew of one enquiry: with its readers enough to work out anew what it showed.
package struct EarlierPack: Sendable {
  package let audience: PackAudience
  /// The measures as they were recorded when it was issued.
  package let measures: [MeasuredFigures]

  package init(for audience: PackAudience, measures: [MeasuredFigures]) {
    self.audience = audience
    self.measures = measures
  }
}
