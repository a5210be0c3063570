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
  /// The measures that it bears on, by their ids.
  package var measures: [String]
  /// What it is coded to: claims, levels of impact, beneficiaries, schemes of one's own.
  package var codes: [Code]
  /// Whether it was still felt at a later look; nil when nobody looked.
  package var isStillFelt: Bool?

  package init(note: LogNote, kind: Kind, measures: [String] = [], codes: [Code] = []) {
    self.note = note
    self.kind = kind
    self.measures = measures
    self.codes = codes
  }
}

/// One entry of the leadership log: `leadership/<date>-<id>.md`.
package struct LeadershipEntry: Hashable, Sendable {
  package var note: LogNote
  /// What it is coded to: key messages, claims, behaviours, a challenge, schemes of one's own; coding is optional.
  package var codes: [Code]
  /// What was done about the challenge: the id of a response of the framework, or words of one's own.
  package var response: String?

  package init(note: LogNote, codes: [Code] = []) {
    self.note = note
    self.codes = codes
  }
}

/// A school, a role or a group joined, left or changed its part, or the practice was adapted:
/// `participation/<date>-<kind>-<id>.md`. The text says why.
package struct ParticipationEntry: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case joined, left, changed, adapted

    /// As people say it.
    package var spoken: String {
      switch self {
      case .joined: "joined"
      case .left: "left"
      case .changed: "changed its part"
      case .adapted: "adapted the practice"
      }
    }
  }

  /// Whether what was adapted is what makes the practice work, or may differ from place to place.
  package enum Element: String, Sendable, CaseIterable { case core, adaptable }

  package var note: LogNote
  package var kind: Kind
  /// The people it is about, as "year 7 tutors"; nil when it is a whole school.
  package var group: String?
  /// The part played from now on, as `lead`.
  package var part: String?
  /// Of an adaptation: which part of the practice it touches; nil when not recorded.
  package var element: Element?

  package init(note: LogNote, kind: Kind) {
    self.note = note
    self.kind = kind
  }
}

/// A researcher's coding of somebody else's entry: `codings/<date>-<entry>-<id>.md`. The text says why.
package struct Coding: Hashable, Sendable {
  package var note: LogNote
  /// The entry that is coded.
  package var entry: EntryID
  package var codes: [Code]

  package init(note: LogNote, entry: EntryID, codes: [Code] = []) {
    self.note = note
    self.entry = entry
    self.codes = codes
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
  /// The cycle it belongs to, by its id; nil when it names none.
  package var cycle: String?
  /// Published files that go with it, by their names in the enquiry's `files/`.
  package var files: [String] = []
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

extension [Code] {
  /// The ids of one framework, in their order.
  package func ids(of framework: Slug) -> [String] { filter { $0.framework == framework }.map(\.id) }
}
