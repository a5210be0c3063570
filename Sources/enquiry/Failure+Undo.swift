internal import Archive
internal import Git
internal import Model

extension Failure {
  /// Why an action is not undone, and what can be done.
  init(undoing obstacle: UndoObstacle) {
    switch obstacle {
    case .merge:
      self.init(
        "This commit brought together what was saved apart; it is not undone as a whole.",
        hint: "Undo what it brought, one by one: enquiry history")
    case .beginning:
      self.init("This is the beginning of the folder's history, as far as it is here; nothing was before it.")
    case .nothing: self.init("This commit changed no record, so there is nothing to undo.")
    case .forgotten:
      self.init("What was forgotten is not brought back.", hint: "If it may be recorded after all, record it anew.")
    case .changedSince(let path, let entry):
      self.init(
        "\(path) was changed again since, on \(entry.day.spoken): “\(entry.subject)”. Nothing was undone.",
        hint: "Undo that first: enquiry undo \(entry.commit.short). Or change the record by hand: enquiry edit")
    case .neededBy(let problem):
      self.init(
        "Something saved later rests on it. Without it: \(problem.place.path): \(problem.message) Nothing was undone.",
        hint: "Undo or change that first: enquiry history")
    case .rowsGone(let measure):
      self.init(
        "This would bring back sums of \(measure) without their rows, which are gone from this machine.",
        hint: "Import the file again: enquiry measure import \(measure) FILE.csv")
    }
  }
}
