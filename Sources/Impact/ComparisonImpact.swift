/// What follows from the figures of two occasions: results, and the cautions that go with each stratum.
package struct ComparisonImpact: Hashable, Sendable {
  package let comparison: Comparison
  package let results: Results
  /// The heaviest first; strata in the order of the results.
  package let cautions: [StratumCautions]

  /// The cautions of one stratum, the heaviest first.
  package struct StratumCautions: Hashable, Sendable {
    package let stratum: Stratum
    package let cautions: [Caution]
  }

  /// `isMain`: whether the elapsed months of the definition are about this comparison.
  init(_ comparison: Comparison, of evidence: Evidence, isMain: Bool) {
    self.comparison = comparison
    var assembly = Assembly(comparison, evidence: evidence, isMain: isMain)
    assembly.addSeries()
    assembly.addPeople()
    assembly.addGroups()
    assembly.addGaps()
    results = assembly.results
    cautions = assembly.cautions
  }

  init(comparison: Comparison, results: Results, cautions: [StratumCautions]) {
    self.comparison = comparison
    self.results = results
    self.cautions = cautions
  }

  /// The cautions of one stratum, the heaviest first; empty when it has none.
  package func cautions(of stratum: Stratum) -> [Caution] {
    cautions.first { $0.stratum == stratum }?.cautions ?? []
  }
}
