package import Model

/// What a cluster pack says, as values: whatever its audience may not see has been taken out, and is only counted.
package struct PackContents: Sendable {
  package let cluster: Cluster
  /// The day of the meeting; nil when it is not set.
  package let meeting: Day?
  /// Who reads it: what is shared less far than this never reaches a page.
  package let audience: Share
  /// In agenda order.
  package let alliances: [PackAlliance]
  /// Where the titles of interventions come from.
  package let toolkit: Toolkit
  /// Where the words for codes come from; a code that none has stands as it is.
  package let frameworks: Frameworks
  package let basis: PackBasis

  /// Keeps of every enquiry what is shared as far as the audience.
  package init(
    cluster: Cluster, meeting: Day?, audience: Share = .cluster, alliances: [PackAlliance], toolkit: Toolkit,
    frameworks: Frameworks = Frameworks([]), basis: PackBasis
  ) {
    self.cluster = cluster
    self.meeting = meeting
    self.audience = audience
    self.alliances = alliances.map { $0.shared(with: audience) }
    self.toolkit = toolkit
    self.frameworks = frameworks
    self.basis = basis
  }
}
