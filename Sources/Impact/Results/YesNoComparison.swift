import RealModule

/// A group against its comparison group in yes/no answers (specification section 4).
package struct YesNoComparison: Tabulated {
  /// Answers at the later occasion.
  package let treatment: Computed<Proportion>
  package let control: Computed<Proportion>
  /// Treatment − comparison at the later occasion, in percentage points.
  package let difference: Computed<Double>
  /// Newcombe's interval of it.
  package let interval: Computed<Interval>
  /// Change of one group less the change of the other, in percentage points.
  package let differenceInChanges: Computed<Difference>

  init(treatment: BeforeAfter, control: BeforeAfter) {
    let isAlike = GroupComparison.areAlike(treatment.after, control.after)
    let (one, other) = (treatment.after.answers, control.after.answers)
    let both = isAlike ? one : .notComputed(.definitionsDiffer)
    self.treatment = one
    self.control = other
    difference = both.with(other) { Computed<Double>(finite: 100 * ($0.share - $1.share)) }
    interval = both.with(other) { Newcombe.unpaired(from: $1, to: $0) }.inPoints
    differenceInChanges = treatment.gainInPoints.with(control.gainInPoints) { one, other in
      guard isAlike else { return .notComputed(.definitionsDiffer) }
      return Computed<Double>(finite: one - other).map { Difference(estimate: $0, without: .needsIndividualData) }
    }
  }

  /// 2 asin √p_T − 2 asin √p_C, for the detail view.
  private var cohensH: Computed<Double> {
    treatment.with(control) { one, other in
      Computed<Double>(finite: 2 * Double.asin(one.share.squareRoot()) - 2 * Double.asin(other.share.squareRoot()))
    }
  }

  package var fields: [Field] {
    [
      Field("n_t", treatment.map(\.n)),
      Field("n_c", control.map(\.n)),
      Field("x_t", treatment.map(\.yes)),
      Field("x_c", control.map(\.yes)),
      Field("p_t", treatment.map(\.share)),
      Field("p_c", control.map(\.share)),
      Field("difference_pp", difference),
      Field("newcombe_pp", interval),
      Field("cohens_h", cohensH),
      Field("did_pp", differenceInChanges),
    ]
  }
}
