package import Model

/// All that can be computed from the figures of one measure, and all that cannot.
///
/// The stages: `Ledger` sorts the figures by stratum and occasion, checks each (`Reading`) and adds schools up (`Pooling`);
/// `Comparison` says which occasions to compare; `BeforeAfter` is one stratum at both; each result type of `Results` computes
/// its quantities from it; `CautionRules` attaches what weakens them. Rows of participants and run charts, in a later issue,
/// enter as further families of `Results`; whoever reads results need not change.
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
    let ledger = Ledger(measure: measure, figures: figures)
    let comparisons = Comparison.all(of: measure, figures: figures)
    self.measure = measure
    main = ComparisonImpact(comparisons[comparisons.count - 1], of: ledger, isMain: true)
    earlier = comparisons.dropLast().map { ComparisonImpact($0, of: ledger, isMain: false) }
  }

  init(measure: Measure, main: ComparisonImpact, earlier: [ComparisonImpact]) {
    self.measure = measure
    self.main = main
    self.earlier = earlier
  }

  /// Whether the figures were known before the enquiry and are no result of it.
  package var isPriorEvidence: Bool { measure.purpose == .priorEvidence }
}
