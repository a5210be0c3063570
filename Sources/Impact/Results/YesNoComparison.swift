import Model
import RealModule

/// A group against its comparison group in yes/no answers (specification section 4).
package struct YesNoComparison: Tabulated {
  /// Answers at the later occasion.
  package let treatment: Computed<Proportion>
  package let control: Computed<Proportion>
  /// How many they are: nought where people were counted and none of a group was measured both times.
  let nTreatment: Computed<Int>
  let nControl: Computed<Int>
  /// Treatment − comparison at the later occasion, in percentage points.
  package let difference: Computed<Double>
  /// Newcombe's interval of it.
  package let interval: Computed<Interval>
  /// Change of one group less the change of the other, in percentage points.
  package let differenceInChanges: Computed<Difference>

  init(treatment: BeforeAfter, control: BeforeAfter, measure: Measure) {
    let obstacle = GroupComparison.obstacle(treatment, control)
    let (one, other) = (treatment.answersAfter(measure), control.answersAfter(measure))
    let both = obstacle.map { Computed<Proportion>.notComputed($0) } ?? one
    self.treatment = one
    self.control = other
    nTreatment = treatment.hasNobodyMatched ? .value(0) : one.map(\.n)
    nControl = control.hasNobodyMatched ? .value(0) : other.map(\.n)
    difference = both.with(other) { Computed<Double>(finite: 100 * ($0.share - $1.share)) }
    interval = both.with(other) { Newcombe.unpaired(from: $1, to: $0) }.inPoints
    if treatment.isCounted, measure.scale == .likert {
      // Who moved to a top answer and who away, not how far along the levels.
      differenceInChanges = treatment.table(measure).with(control.table(measure)) { one, other in
        if let obstacle { return .notComputed(obstacle) }
        return Difference(one.sampleOfChange, minus: other.sampleOfChange).inPoints
      }
      return
    }
    guard !treatment.isCounted else {
      let shares = GroupComparison.differenceInChanges(treatment, control, obstacle)
      differenceInChanges = shares.flatMap(\.inPoints)
      return
    }
    differenceInChanges = treatment.gainInPoints(measure).with(control.gainInPoints(measure)) { one, other in
      if let obstacle { return .notComputed(obstacle) }
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
      Field("n_t", nTreatment),
      Field("n_c", nControl),
      Field("x_t", nTreatment.value == 0 ? .value(0) : treatment.map(\.yes)),
      Field("x_c", nControl.value == 0 ? .value(0) : control.map(\.yes)),
      Field("p_t", treatment.map(\.share)),
      Field("p_c", control.map(\.share)),
      Field("difference_pp", difference),
      Field("newcombe_pp", interval),
      Field("cohens_h", cohensH),
      Field("did_pp", differenceInChanges.withoutTest(["estimate", "ci", "se", "df"])),
    ]
  }
}

extension BeforeAfter {
  /// The answers at the end of those who are compared.
  fileprivate func answersAfter(_ measure: Measure) -> Computed<Proportion> {
    isCounted ? table(measure).flatMap(\.after) : after.answers
  }
}

extension PairedTable {
  /// Each person's change: 1 to yes, −1 away, 0 for the others.
  fileprivate var sampleOfChange: Sample {
    let (count, moved) = (Double(n), Double(noYes + yesNo))
    let mean = Double(noYes - yesNo) / count
    let variance = n < 2 ? nil : max(0, moved - count * mean * mean) / (count - 1)
    return Sample(n: n, mean: mean, sd: variance?.squareRoot())
  }
}

extension Computed<Difference> {
  /// Only these of its quantities, in this order.
  func withoutTest(_ keys: [String]) -> Field.Value {
    switch self {
    case .notComputed(let reason): .missing(reason)
    case .value(let difference):
      .nested(keys.compactMap { key in difference.fields.first { $0.key == key } })
    }
  }
}
