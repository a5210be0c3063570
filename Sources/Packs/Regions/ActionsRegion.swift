import Model

/// What was taken on, as a table in the order of the days by which it is due.
struct ActionsRegion {
  let meeting: PackMeeting
  let actions: [Action]

  var value: Value { .section(actions.map(row)) }

  /// Each on a line of its own, as a spread tells them.
  var lines: [String] {
    actions.map { "\($0.what) (\(ActionsRegion.owner(of: $0)); \($0.due?.spoken ?? "no day set")): \(state(of: $0))" }
  }

  private func row(_ action: Action) -> Value {
    .fields([
      "what": .text(action.what),
      "who": .text(ActionsRegion.owner(of: action)),
      "due": .text(action.due?.spoken ?? "no day set"),
      "state": .text(state(of: action)),
    ])
  }

  static func owner(of action: Action) -> String {
    let owner = [action.owner, action.school].compactMap { $0 }.joined(separator: ", ")
    return owner.isEmpty ? "nobody named yet" : owner
  }

  private func state(of action: Action) -> String {
    if let done = action.done { return "done on \(done.spoken)" }
    guard let due = action.due, let date = meeting.date, due < date else { return "open" }
    return "open, was due before this meeting"
  }
}
