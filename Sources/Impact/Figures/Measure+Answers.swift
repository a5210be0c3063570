package import Model

extension Measure {
  /// Whether the same people answered each time, said or taken for granted.
  package var isMatched: Bool { !marks.isDisjoint(with: [.matched, .matchingAssumed]) }

  /// Whether figures are counts of answers, so that changes are percentage points.
  var countsAnswers: Bool { scale == .binary || scale == .likert }

  /// Which answers count as yes, or as top answers of a scale of which these levels occur.
  package func countsAsYes(seen: [Double]) -> (Double) -> Bool { AnswerRule(self).rule(seen) }
}
