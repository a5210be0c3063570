package import Model

/// What a pack says of the meeting that it is made for, and of the one before.
package struct PackMeeting: Hashable, Sendable {
  /// The day of the meeting; nil when it is not set.
  package let date: Day?
  /// Its agenda and what else is recorded of it; nil when nothing is.
  package let record: Meeting?
  /// The day of the meeting before; nil for the first.
  package let previous: Day?
  /// What was taken on in the cluster, and either is open or was done since the meeting before.
  package let actions: [Action]

  package init(date: Day?, record: Meeting? = nil, previous: Day? = nil, actions: [Action] = []) {
    self.date = date
    self.record = record
    self.previous = previous
    self.actions = actions.filter { action in
      if let agreed = action.agreed, let date, agreed > date { return false }
      guard let done = action.done else { return true }
      return previous.map { done > $0 } ?? true
    }.sorted(by: Action.isInOrder)
  }

  /// Whether something dated so belongs to the time since the meeting before.
  func isSince(_ day: Day?) -> Bool {
    guard let day else { return false }
    return (previous.map { $0 < day } ?? true) && (date.map { day <= $0 } ?? true)
  }
}

/// Whether a pack is a draft, and what became of the figures of an earlier one.
package struct PackEdition: Hashable, Sendable {
  package let isDraft: Bool
  /// The day of the meeting whose pack was the last that was issued; nil for the first.
  package let since: Day?
  /// What was dated by then and is not as that pack had it, by enquiry.
  package let corrections: [EnquiryName: [Correction]]

  /// One figure or record that the earlier pack had otherwise, or not at all.
  package struct Correction: Hashable, Sendable {
    package let change: RecordedChange
    package let timing: RecordedChange.Timing

    package init(change: RecordedChange, timing: RecordedChange.Timing) {
      self.change = change
      self.timing = timing
    }
  }

  package init(isDraft: Bool = true, since: Day? = nil, corrections: [EnquiryName: [Correction]] = [:]) {
    self.isDraft = isDraft
    self.since = since
    self.corrections = corrections
  }
}
