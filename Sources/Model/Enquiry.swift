/// What one alliance sets out to find: `enquiry.md`.
package struct Enquiry: Hashable, Sendable {
  package var name: EnquiryName
  /// Stays the same when the folder is renamed.
  package var id: EntryID?
  package var title: String
  /// The question in the alliance's own words; nil when it is put together from the six answers.
  package var ownQuestion: String?
  /// What will be tried.
  package var practice: String?
  /// With whom.
  package var forWhom: String?
  /// What should improve.
  package var outcome: String?
  /// By when, or over which time.
  package var period: String?
  /// What would count as success.
  package var success: [SuccessCriterion]
  /// Area of focus, for looking across enquiries: an id of the framework of focus areas, or words of one's own.
  package var focus: String?
  /// The schools' priorities that it serves.
  package var priorities: [String] = []
  /// The strands of improvement that it is tagged with.
  package var strands: [String] = []
  /// The role of the head who stands behind it.
  package var sponsor: String?
  /// The roles of the senior leaders who carry it.
  package var champions: [String] = []
  package var risks: [Risk] = []
  package var costs: [Cost] = []
  /// What else goes on at the same time and could explain a change.
  package var concurrent: [String] = []
  package var theory = TheoryOfChange()
  package var interventions: [InterventionChoice]
  package var schools: [School]
  package var dose: Dose?
  /// Where published facts come from.
  package var source: String?
  /// How the enquiry was tied to its alliance when the source does not say, as "inferred from …".
  package var attribution: String?
  package var prose: Prose

  package init(name: EnquiryName, title: String) {
    self.name = name
    self.title = title
    success = []
    interventions = []
    schools = []
    prose = Prose()
  }

  /// The research question: as worded, or put together from what is tried, with whom, and what should improve.
  package var question: String? {
    if let ownQuestion { return ownQuestion }
    guard let practice else { return nil }
    var words = "What difference does \(practice)"
    words += outcome.map { " make to \($0)" } ?? " make"
    words += forWhom.map { " for \($0)" } ?? ""
    words += period.map { ", \($0)" } ?? ""
    return words + "?"
  }
}

/// What could go wrong, and what will be done then.
package struct Risk: Hashable, Sendable {
  package var risk: String
  package var response: String?

  package init(risk: String, response: String? = nil) {
    self.risk = risk
    self.response = response
  }
}

/// What it costs: days of cover, money, or both.
package struct Cost: Hashable, Sendable {
  package var item: String
  /// Days for which a teacher is released, 0 or more.
  package var coverDays: ExactNumber?
  /// In pounds, 0 or more.
  package var money: ExactNumber?
  package var note: String?

  package init(item: String, coverDays: ExactNumber? = nil, money: ExactNumber? = nil, note: String? = nil) {
    self.item = item
    self.coverDays = coverDays
    self.money = money
    self.note = note
  }
}

/// The name of an enquiry: its alliance and its own short name, `learn/paired-reading`.
package struct EnquiryName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let alliance: Slug
  package let slug: Slug

  package init(alliance: Slug, slug: Slug) {
    self.alliance = alliance
    self.slug = slug
  }

  package var description: String { "\(alliance)/\(slug)" }

  /// Reads `learn/paired-reading`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let alliance = Slug(parts[0]), let slug = Slug(parts[1]) else { return nil }
    self.init(alliance: alliance, slug: slug)
  }

  package static func < (one: EnquiryName, other: EnquiryName) -> Bool {
    (one.alliance, one.slug) < (other.alliance, other.slug)
  }
}

/// What an enquiry tries: from the toolkit, or one of its own.
package enum InterventionChoice: Hashable, Sendable {
  /// The id of a placement in the toolkit, `men.5`.
  case toolkit(String)
  /// One that is not in the toolkit, with the earlier practice that supports it.
  case own(title: String, support: String?)
}

/// How much of it a participant gets in a week.
package struct Dose: Hashable, Sendable {
  package var minutesPerDay: ExactNumber
  package var daysPerWeek: ExactNumber

  package init(minutesPerDay: ExactNumber, daysPerWeek: ExactNumber) {
    self.minutesPerDay = minutesPerDay
    self.daysPerWeek = daysPerWeek
  }
}
