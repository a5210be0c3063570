package import Model

extension Measure {
  /// Whether the same people answered each time, said or taken for granted.
  package var isMatched: Bool { !marks.isDisjoint(with: [.matched, .matchingAssumed]) }

  /// Whether figures are counts of answers, so that changes are percentage points.
  var countsAnswers: Bool { scale == .binary || scale == .likert }
}
