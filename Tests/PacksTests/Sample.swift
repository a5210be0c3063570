import Model

@testable import Packs

/// An invented cluster, its enquiries in the shape of the five published ones, for tests and for looking at.
enum Sample {
  static let report = "An invented report"

  static var contents: PackContents { contents(audience: .cluster) }

  static func contents(audience: PackAudience = .cluster, named name: String? = nil, meeting: Meeting? = nil)
    -> PackContents
  {
    var cluster = cluster
    cluster.name = name ?? cluster.name
    return PackContents(
      cluster: cluster, meeting: PackMeeting(date: Day(year: 2014, month: 3, day: 5), record: meeting),
      audience: audience,
      alliances: [
        PackAlliance(alliance: alliance("elm", "Elm Alliance"), enquiries: [reading, numberReaders]),
        PackAlliance(alliance: alliance("oak", "Oak Primary Partnership"), enquiries: [fluency]),
        PackAlliance(
          alliance: alliance("ash", "Ash Teaching School Alliance", lead: "Ash Primary School"),
          enquiries: [coaching]),
        PackAlliance(
          alliance: alliance("beech", "Beech Teaching Alliance"), enquiries: [differentiation],
          unreadable: [
            UnreadableEnquiry(
              name: EnquiryName(alliance: slug("beech"), slug: slug("feedback")),
              message: "Its front matter has no title.")
          ]),
      ],
      toolkit: toolkit, basis: PackBasis(version: "3f2a1c9"))
  }

  static func slug(_ text: String) -> Slug {
    guard let slug = Slug(text) else { fatalError("no slug: \(text)") }
    return slug
  }

  static func id(_ text: String) -> EntryID {
    guard let id = EntryID(text) else { fatalError("no id: \(text)") }
    return id
  }

  static func period(_ text: String) -> Period {
    guard let period = Period(text) else { fatalError("no period: \(text)") }
    return period
  }

  static func enquiry(_ alliance: String, _ name: String, _ title: String) -> Enquiry {
    Enquiry(name: EnquiryName(alliance: slug(alliance), slug: slug(name)), title: title)
  }

  static func prose(_ sections: KeyValuePairs<Heading, String>) -> Prose {
    Prose(sections: sections.map { Prose.Section(heading: $0.key.rawValue, text: $0.value) })
  }

  static func measured(_ name: String, _ title: String) -> MeasuredFigures {
    MeasuredFigures(measure: Measure(id: slug(name), title: title, scale: .continuous))
  }

  static func alliance(_ name: String, _ title: String, lead: String? = nil) -> Alliance {
    Alliance(slug: slug(name), name: title, leadSchool: lead, source: report + ", appendix 1")
  }

  private static var cluster: Cluster {
    Cluster(
      slug: slug("south"), name: "South cluster", facilitator: "member of the research team",
      alliances: ["elm", "oak", "ash", "beech"].map(slug),
      note: "This cluster, its schools and its entries are invented, to show how a pack reads.")
  }

  static var toolkit: Toolkit {
    let men = [
      ("men.1", "Coaching and mentoring for leaders"), ("men.2", "A network of coaches across schools"),
      ("men.5", "Pupils as mentors"), ("men.6", "Training for pupil mentors"),
    ]
    let jpd = [
      ("jpd.4", "Shared criteria for good practice"), ("jpd.5", "Classroom-based professional development"),
      ("jpd.7", "Specialist leaders coaching in pairs"), ("jpd.9", "A shared on-line space"),
    ]
    let dimensions = [("men", "Mentoring and coaching", men), ("jpd", "Joint practice development", jpd)]
    return Toolkit(
      title: "Candidate interventions", source: report,
      strands: [
        Toolkit.Strand(
          id: "one", title: "Developing teachers",
          dimensions: dimensions.map { code, title, entries in
            Toolkit.Dimension(
              code: code, title: title, about: nil,
              placements: entries.map { Toolkit.Placement(id: $0.0, dimension: code, intervention: $0.0) })
          })
      ],
      interventions: (men + jpd).map { Toolkit.Intervention(id: $0.0, title: $0.1, about: nil) })
  }
}
