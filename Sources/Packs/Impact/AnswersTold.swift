import Impact

/// The counts that a sentence about answers tells: of the same people where they are known, else of everybody each time.
struct AnswersTold {
  let before: (yes: Int, of: Int)
  let after: (yes: Int, of: Int)
  /// In percentage points.
  let change: Double
  let interval: Interval?

  init?(_ answers: YesNoChange) {
    if let table = answers.paired.value, table.n > 0, let change = table.changePoints.value {
      before = (table.yesYes + table.yesNo, table.n)
      after = (table.yesYes + table.noYes, table.n)
      self.change = change
    } else if let start = answers.before.value, let end = answers.after.value, let change = answers.change.value {
      before = (start.yes, start.n)
      after = (end.yes, end.n)
      self.change = change
    } else {
      return nil
    }
    interval = answers.interval.value
  }
}
