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
  /// What would count as success, one criterion a line.
  package var success: [String]
  /// Area of focus, for looking across enquiries.
  package var focus: String?
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

/// The name of an enquiry: its alliance and its own short name, `learn/paired-reading`.
package struct EnquiryName: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let alliance: Slug
  package let slug: Slug

  package init(alliance: Slug, slug: Slug) {
    self.alliance = alliance
    self.slug = slug
  }

  package var description: String { "\(alliance)/\(slug)" }

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
