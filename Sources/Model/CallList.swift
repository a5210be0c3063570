/// What a facilitator knows of an alliance before calling it: when it was last heard of, and what to ask.
package struct Call: Hashable, Sendable {
  /// What is worth asking, the most pressing first.
  package enum Matter: Hashable, Sendable {
    /// Somebody of the alliance took this on, and its day is over.
    case lateAction(Action)
    /// The page of this enquiry for the coming meeting was not agreed yet.
    case pageNotAgreed(EnquiryName, meeting: Day)
    /// What is late or missing of an enquiry.
    case due(EnquiryName, Due)
    /// What the alliance asked of others at the last call.
    case asked(String, on: Day?)
    /// What somebody of the alliance took on, and is not due yet.
    case openAction(Action)
    /// Nothing is begun.
    case noEnquiry
  }

  package var alliance: Slug
  package var name: String
  /// Whom to ask: the role of a school link, with the school; nil where none is recorded.
  package var link: Attendance?
  /// The last day on which anything of it is dated; nil when nothing is.
  package var lastHeard: Day?
  package var matters: [Matter]

  package init(alliance: Slug, name: String, link: Attendance?, lastHeard: Day?, matters: [Matter]) {
    (self.alliance, self.name, self.link) = (alliance, name, link)
    (self.lastHeard, self.matters) = (lastHeard, matters)
  }

  /// The longest silence first: those of whom nothing was ever heard, then by the last day, then by name.
  package static func isInOrder(_ one: Call, _ other: Call) -> Bool {
    let (first, second) = (one.lastHeard?.daysSince1970 ?? .min, other.lastHeard?.daysSince1970 ?? .min)
    return first == second ? one.alliance < other.alliance : first < second
  }
}

extension Alliance {
  /// Whom a facilitator asks: the link of the leading school, else the first that a school names.
  package var firstLink: Attendance? {
    let linked = schools.filter { $0.link != nil }
    let school = linked.first { $0.name == leadSchool } ?? linked.first { $0.part == "lead" } ?? linked.first
    return school.flatMap { school in school.link.map { Attendance(role: $0, school: school.name) } }
  }
}

extension Standing {
  /// The last day until `today` on which an entry or a step of a cycle is dated.
  package func lastHeard(until today: Day) -> Day? {
    let steps = [current?.cycle.opened, current?.cycle.reviewed, current?.cycle.closed]
    return ([logs.newest] + steps).compactMap { $0 }.filter { $0 <= today }.max()
  }
}
