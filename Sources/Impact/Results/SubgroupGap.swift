import Model

/// How far one subgroup is behind another, before and after (specification section 6).
///
/// Values are turned so that larger is better: a positive gap means that the focus subgroup is behind. Continuous gaps are in
/// the unit; gaps of yes/no shares are written as shares (0 to 1) and in percentage points.
package struct SubgroupGap: Tabulated {
  package let countsAnswers: Bool
  package let nFocus: Computed<Int>
  package let nReference: Computed<Int>
  package let before: Gap
  package let after: Gap
  /// Gap after − gap before: negative when it narrowed. In the unit, or a share.
  package let change: Computed<Difference>

  init(focus: BeforeAfter, reference: BeforeAfter, measure: Measure) {
    let countsAnswers = focus.countsAnswers(measure)
    self.countsAnswers = countsAnswers
    nFocus = focus.smallestN
    nReference = reference.smallestN
    before = Gap(focus: focus.before, reference: reference.before, measure: measure, countsAnswers: countsAnswers)
    after = Gap(focus: focus.after, reference: reference.after, measure: measure, countsAnswers: countsAnswers)
    let sign = measure.direction == .lowerIsBetter ? -1.0 : 1.0
    let isAlike = GroupComparison.areAlike(focus.after, reference.after)
    let gains =
      countsAnswers
      ? (focus.gainInPoints.map { $0 / 100 }, reference.gainInPoints.map { $0 / 100 })
      : (focus.gain, reference.gain)
    change = gains.0.with(gains.1) { focus, reference in
      guard isAlike else { return .notComputed(.definitionsDiffer) }
      return Computed<Double>(finite: sign * (reference - focus)).map {
        Difference(estimate: $0, without: .needsIndividualData)
      }
    }
  }

  /// −100·change/gap before; only where there was a gap to close.
  package var percentClosed: Computed<Double> {
    change.with(before.difference) { change, before in
      before.estimate > 0
        ? Computed<Double>(finite: -100 * change.estimate / before.estimate) : .notComputed(.noGapBefore)
    }
  }

  package var fields: [Field] {
    var fields = [
      Field("n_focus", nFocus),
      Field("n_reference", nReference),
      Field("gap_before", before.difference),
      Field("gap_after", after.difference),
      Field("gap_change", change),
    ]
    if countsAnswers {
      fields += [
        Field("gap_before_pp", before.points),
        Field("gap_after_pp", after.points),
        Field("gap_change_pp", change.map(\.estimate).inPoints),
        Field("gap_before_newcombe_pp", before.newcombe),
        Field("gap_after_newcombe_pp", after.newcombe),
      ]
    } else {
      fields += [Field("gap_before_g", before.g), Field("gap_after_g", after.g)]
    }
    return fields + [Field("pct_of_gap_closed", percentClosed)]
  }
}
