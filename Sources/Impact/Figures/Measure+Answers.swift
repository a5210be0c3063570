package import Model

extension Measure {
  /// Whether the same people answered each time, said or taken for granted.
  package var isMatched: Bool { !marks.isDisjoint(with: [.matched, .matchingAssumed]) }

  /// Whether figures are counts of answers, so that changes are percentage points.
  var countsAnswers: Bool { scale == .binary || scale == .likert }

  /// Which answers count as yes, or as the top answers of a scale; nil where the definition does not say which these are.
  package var countsAsYes: ((Double) -> Bool)? {
    AnswerRule(self).isYes.value.map { isYes in { isYes($0) } }
  }
}
