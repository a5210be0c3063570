/// A cluster's termly meeting: `clusters/<cluster>/meetings/<date>.md`.
package struct Meeting: Hashable, Sendable {
  package var cluster: Slug
  package var date: Day
  /// The time at which it starts, as `13:30`; nil when not recorded.
  package var starts: TimeOfDay?
  /// How long it lasts, in minutes; nil when not recorded.
  package var minutes: Int?
  package var place: String?
  /// In the order in which it is gone through.
  package var agenda: [AgendaItem] = []
  package var attendance: [Attendance] = []
  /// The pages that their alliances have looked at and agreed.
  package var agreed: [AgreedPage] = []
  /// What was said of each enquiry.
  package var discussed: [Discussion] = []
  /// The day of the next meeting; nil when it is not set.
  package var next: Day?
  package var source: String?
  package var attribution: String?
  /// Decisions and themes, as people wrote them.
  package var prose = Prose()

  package init(cluster: Slug, date: Day) {
    self.cluster = cluster
    self.date = date
  }

  /// What was said of an enquiry; nil when nothing is recorded.
  package func discussion(of enquiry: EnquiryName) -> Discussion? { discussed.first { $0.enquiry == enquiry } }

  /// How an enquiry's page was agreed; nil when it was not. Of several the last counts.
  package func agreement(on enquiry: EnquiryName) -> AgreedPage? { agreed.last { $0.enquiry == enquiry } }
}

/// One part of a meeting.
package struct AgendaItem: Hashable, Sendable {
  package var item: String
  /// 1 or more.
  package var minutes: Int
  /// The enquiry that it is about; nil for what is about all.
  package var enquiry: EnquiryName?
  /// What is done in it, in a sentence.
  package var about: String?

  package init(item: String, minutes: Int, enquiry: EnquiryName? = nil, about: String? = nil) {
    self.item = item
    self.minutes = minutes
    self.enquiry = enquiry
    self.about = about
  }
}

/// Somebody who was there, or sent apologies: a role, never a name.
package struct Attendance: Hashable, Sendable {
  package var role: String
  package var school: String?
  package var isApology: Bool

  package init(role: String, school: String? = nil, isApology: Bool = false) {
    self.role = role
    self.school = school
    self.isApology = isApology
  }
}

/// Which role agreed an enquiry's page, and when.
package struct AgreedPage: Hashable, Sendable {
  package var enquiry: EnquiryName
  package var role: String
  package var date: Day?

  package init(enquiry: EnquiryName, role: String, date: Day? = nil) {
    self.enquiry = enquiry
    self.role = role
    self.date = date
  }
}

/// What a meeting said of one enquiry: peer challenge, what is refined, what was decided.
package struct Discussion: Hashable, Sendable {
  package var enquiry: EnquiryName
  /// What peers thought strong.
  package var warm: String?
  /// What peers asked or doubted.
  package var cool: String?
  /// What the alliance will do differently.
  package var refinement: String?
  package var decision: String?

  package init(
    enquiry: EnquiryName, warm: String? = nil, cool: String? = nil, refinement: String? = nil, decision: String? = nil
  ) {
    self.enquiry = enquiry
    self.warm = warm
    self.cool = cool
    self.refinement = refinement
    self.decision = decision
  }
}

/// A half-termly call of the facilitator with an alliance: `clusters/<cluster>/check-ins/<date>-<alliance>-<id>.md`.
///
/// The team that may read it by default is the facilitator and that alliance.
package struct CheckIn: Hashable, Sendable {
  package var note: LogNote
  package var cluster: Slug
  package var alliance: Slug
  /// What the alliance asks of others.
  package var asks: [String] = []
  /// What it can offer to others.
  package var offers: [String] = []

  package init(note: LogNote, cluster: Slug, alliance: Slug) {
    self.note = note
    self.cluster = cluster
    self.alliance = alliance
  }
}

/// What somebody took on: `clusters/<cluster>/actions/<id>.md`.
package struct Action: Hashable, Sendable {
  package var id: EntryID
  package var cluster: Slug
  /// What will be done, in a sentence.
  package var what: String
  /// Who does it: a role, never a name.
  package var owner: String?
  package var school: String?
  package var alliance: Slug?
  package var enquiry: EnquiryName?
  /// The day of the meeting or call at which it was agreed.
  package var agreed: Day?
  package var due: Day?
  /// Nil while it is open.
  package var done: Day?
  /// How it went.
  package var outcome: String?

  package init(id: EntryID, cluster: Slug, what: String) {
    self.id = id
    self.cluster = cluster
    self.what = what
  }

  package var isOpen: Bool { done == nil }

  /// By the day they are due, those without one last, then by id.
  package static func isInOrder(_ one: Action, _ other: Action) -> Bool {
    let (first, second) = (one.due?.daysSince1970 ?? .max, other.due?.daysSince1970 ?? .max)
    return first == second ? one.id < other.id : first < second
  }
}

extension Meeting {
  /// Whether anything was recorded of what was said at it.
  package var isRecorded: Bool {
    !attendance.isEmpty || !discussed.isEmpty || prose[.decisions] != nil || prose[.themes] != nil
  }

  /// `13:30 to 15:30`, `13:30`; nil when it is not recorded.
  package var timeSpoken: String? {
    guard let starts else { return nil }
    let end = minutes.flatMap(starts.later)
    return end.map { "\(starts) to \($0)" } ?? starts.description
  }
}

extension Action {
  /// Whether it is open and its day is over.
  package func isLate(on today: Day) -> Bool { isOpen && due.map { $0 < today } ?? false }

  /// `project lead, Elm School`; nil where nobody is named.
  package var ownerSpoken: String? {
    let parts = [owner, school].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
