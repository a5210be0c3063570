/// One entry of the evidence log: `evidence/<date>-<kind>-<id>.md`.
package struct EvidenceEntry: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case survey, interview
    case focusGroup = "focus_group"
    case observation
    case workSample = "work_sample"
    case assessment
    case learningLog = "learning_log"
    case externalReport = "external_report"
    case headteacherFeedback = "headteacher_feedback"
    case other

    /// As people say it: `focus group`.
    package var spoken: String { rawValue.split(separator: "_").joined(separator: " ") }
  }

  package var note: LogNote
  package var kind: Kind

  package init(note: LogNote, kind: Kind) {
    self.note = note
    self.kind = kind
  }
}

/// One entry of the leadership log: `leadership/<date>-<id>.md`.
package struct LeadershipEntry: Hashable, Sendable {
  package var note: LogNote
  /// Ids of key messages, `km1` … `km13`; coding is optional.
  package var keyMessages: [String]

  package init(note: LogNote, keyMessages: [String] = []) {
    self.note = note
    self.keyMessages = keyMessages
  }
}

/// What all log entries have.
package struct LogNote: Hashable, Sendable {
  package var id: EntryID
  /// Nil when the day is not published or not known.
  package var date: Day?
  package var share: Share
  package var school: String?
  /// The role of the person who saw it, never a name.
  package var role: String?
  package var source: String?
  package var attribution: String?
  package var text: String

  package init(id: EntryID, date: Day?, share: Share, text: String) {
    self.id = id
    self.date = date
    self.share = share
    self.text = text
  }

  /// Entries by day, those without a day first, then by id.
  package static func isInOrder(_ one: LogNote, _ other: LogNote) -> Bool {
    if one.date != other.date {
      guard let first = one.date, let second = other.date else { return one.date == nil }
      return first < second
    }
    return one.id < other.id
  }
}
