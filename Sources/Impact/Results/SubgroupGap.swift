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
  /// Gap after − gap before: negative when it narrowed. In the unit, or a share; with Welch's interval where people were
  /// counted.
  package let change: Computed<Difference>
  private let isCounted: Bool

  init(focus: BeforeAfter, reference: BeforeAfter, measure: Measure) {
    let isCounted = focus.isCounted
    let countsAnswers = isCounted ? measure.scale == .binary : focus.countsAnswers(measure)
    let obstacle = GroupComparison.obstacle(focus, reference)
    self.isCounted = isCounted
    self.countsAnswers = countsAnswers
    nFocus = focus.smallestN
    nReference = reference.smallestN
    before = Gap(
      focus: focus.start(measure), reference: reference.start(measure), obstacle: obstacle, measure: measure,
      countsAnswers: countsAnswers, isCounted: isCounted)
    after = Gap(
      focus: focus.end(measure), reference: reference.end(measure), obstacle: obstacle, measure: measure,
      countsAnswers: countsAnswers, isCounted: isCounted)
    guard !isCounted else {
      let (ahead, behind) = measure.direction == .lowerIsBetter ? (focus, reference) : (reference, focus)
      change = GroupComparison.differenceInChanges(ahead, behind, obstacle)
      return
    }
    let sign = measure.direction == .lowerIsBetter ? -1.0 : 1.0
    let gains =
      countsAnswers
      ? (focus.gainInPoints(measure).map { $0 / 100 }, reference.gainInPoints(measure).map { $0 / 100 })
      : (focus.gain, reference.gain)
    change = gains.0.with(gains.1) { focus, reference in
      if let obstacle { return .notComputed(obstacle) }
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
    let keys = ["estimate", "se", "df", "ci"]
    var fields = [
      Field("n_focus", nFocus),
      Field("n_reference", nReference),
      Field("gap_before", before.difference.withoutTest(keys)),
      Field("gap_after", after.difference.withoutTest(keys)),
      Field("gap_change", change.withoutTest(keys)),
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
    fields.append(Field("pct_of_gap_closed", percentClosed))
    guard isCounted else { return fields }
    return fields + [
      Field("gap_before_all_available", before.ofAll), Field("gap_after_all_available", after.ofAll),
    ]
  }
}

extension BeforeAfter {
  fileprivate func start(_ measure: Measure) -> Gap.End {
    Gap.End(
      reading: before, sample: sampleBefore,
      answers: isCounted && paths != nil ? table(measure).flatMap(\.before) : before.answers)
  }

  fileprivate func end(_ measure: Measure) -> Gap.End {
    Gap.End(
      reading: after, sample: sampleAfter,
      answers: isCounted && paths != nil ? table(measure).flatMap(\.after) : after.answers)
  }
}
