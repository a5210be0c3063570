package import Model

/// All that can be computed from the figures of one measure, and all that cannot.
///
/// The stages: `Evidence` finds what is known of each stratum. Of people who were counted, in rows or in their summary,
/// `CountedLedger` adds the schools up (`Counted`, exact sums); of figures entered by hand `Ledger` checks each (`Reading`)
/// and puts schools together (`Pooling`). `Comparison` says which occasions to compare; `BeforeAfter` is one stratum at both,
/// from either source; each result type of `Results` computes its quantities from it; `CautionRules` attaches what weakens them.
///
/// Written as JSON it is `{"results": …, "not_computed": {…}, "warnings": {…}}` for the main comparison, the last one. With
/// more than two occasions the earlier ones stand under `comparisons`, as a list of the same objects with `from` and `to`.
package struct MeasureImpact: Hashable, Sendable {
  package let measure: Measure
  /// The last comparison, or the one that the definition asks for.
  package let main: ComparisonImpact
  /// The other comparisons, in the order of their occasions; empty with two occasions.
  package let earlier: [ComparisonImpact]

  /// Figures that contradict their measure or each other are not used, and said so.
  package init(of measure: Measure, figures: [Figure]) {
    self.init(of: MeasuredFigures(measure: measure, figures: figures))
  }

  /// Where people were counted, in rows or in a summary of them, figures of the same people give way.
  package init(of measured: MeasuredFigures) {
    let evidence = Evidence(measured)
    let comparisons = evidence.comparisons
    measure = measured.measure
    main = ComparisonImpact(comparisons[comparisons.count - 1], of: evidence, isMain: true)
    earlier = comparisons.dropLast().map { ComparisonImpact($0, of: evidence, isMain: false) }
  }

  init(measure: Measure, main: ComparisonImpact, earlier: [ComparisonImpact]) {
    self.measure = measure
    self.main = main
    self.earlier = earlier
  }
}
