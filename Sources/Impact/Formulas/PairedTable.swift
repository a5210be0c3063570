/// The answers of the same people at two points: who stayed at yes, moved to it, left it, stayed at no.
package struct PairedTable: Hashable, Sendable {
  package let yesYes: Int
  package let noYes: Int
  package let yesNo: Int
  package let noNo: Int

  /// The table that two counts fix: it is known only when nobody or everybody said yes at one of the points.
  ///
  /// Nil in all other cases: the counts alone do not say who moved.
  init?(before: Proportion, after: Proportion) {
    guard before.n == after.n else { return nil }
    let n = before.n
    switch (before.yes, after.yes) {
    case (0, let yes): (yesYes, noYes, yesNo, noNo) = (0, yes, 0, n - yes)
    case (n, let yes): (yesYes, noYes, yesNo, noNo) = (yes, 0, n - yes, 0)
    case (let yes, 0): (yesYes, noYes, yesNo, noNo) = (0, 0, yes, n - yes)
    case (let yes, n): (yesYes, noYes, yesNo, noNo) = (yes, n - yes, 0, 0)
    default: return nil
    }
  }

  /// The table as counted, each cell 0 or more.
  init(yesYes: Int, noYes: Int, yesNo: Int, noNo: Int) {
    self.yesYes = yesYes
    self.noYes = noYes
    self.yesNo = yesNo
    self.noNo = noNo
  }

  package var n: Int { yesYes + noYes + yesNo + noNo }

  package var before: Computed<Proportion> { proportion(yes: yesYes + yesNo) }
  package var after: Computed<Proportion> { proportion(yes: yesYes + noYes) }

  private func proportion(yes: Int) -> Computed<Proportion> {
    Proportion(yes: yes, of: n).map { .value($0) } ?? .notComputed(.noMatchedParticipants)
  }
}

extension PairedTable: Tabulated {
  package var fields: [Field] {
    [
      Field("n", .count(n)),
      Field("yes_yes", .count(yesYes)),
      Field("no_yes", .count(noYes)),
      Field("yes_no", .count(yesNo)),
      Field("no_no", .count(noNo)),
      Field("p_before", before.map(\.share)),
      Field("p_after", after.map(\.share)),
      Field("change_pp", changePoints),
      Field("wilson_before", before.map(\.wilson)),
      Field("wilson_after", after.map(\.wilson)),
      Field("newcombe_paired_pp", Newcombe.paired(self, corrected: false).inPoints),
      Field("newcombe_paired_cc_pp", interval),
      Field("tango_pp", tangoInterval),
      Field("mcnemar", .nested(mcNemar.fields)),
    ]
  }

  /// Whether as many moved to yes as left it: for the detail view.
  package var mcNemar: McNemar { McNemar(gained: noYes, lost: yesNo) }

  /// Tango's score interval, in percentage points: for the detail view.
  package var tangoInterval: Computed<Interval> { Tango.interval(gained: noYes, lost: yesNo, n: n).inPoints }

  /// Those who moved to yes less those who left it, in percentage points.
  package var changePoints: Computed<Double> {
    n > 0 ? .value(100 * Double(noYes - yesNo) / Double(n)) : .notComputed(.noMatchedParticipants)
  }

  /// The main interval of the change, in percentage points: Newcombe's paired one with corrected φ.
  package var interval: Computed<Interval> { Newcombe.paired(self, corrected: true).inPoints }
}
