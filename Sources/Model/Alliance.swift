/// A group of schools led by one of them: `<alliance>/alliance.yaml`.
package struct Alliance: Hashable, Sendable {
  package var slug: Slug
  package var name: String
  /// Nil when it is not recorded.
  package var leadSchool: String?
  package var schools: [School]
  /// Where published facts about it come from.
  package var source: String?
  /// How they were tied to it when the source does not say so.
  package var attribution: String?

  package init(slug: Slug, name: String, leadSchool: String? = nil, schools: [School] = [], source: String? = nil) {
    self.slug = slug
    self.name = name
    self.leadSchool = leadSchool
    self.schools = schools
    self.source = source
  }
}

/// A school, as it takes part in an alliance or an enquiry.
package struct School: Hashable, Sendable {
  package var name: String
  /// As `primary`, `secondary`, `special`; nil when not recorded.
  package var phase: String?
  /// The part it plays, as `lead`; nil when not recorded.
  package var part: String?
  /// The role of the person there who is asked, as `deputy head`; never a name.
  package var link: String?

  package init(name: String, phase: String? = nil, part: String? = nil, link: String? = nil) {
    self.name = name
    self.phase = phase
    self.part = part
    self.link = link
  }
}

/// Three to five alliances that meet each term: `clusters/<cluster>/cluster.yaml`.
package struct Cluster: Hashable, Sendable {
  package var slug: Slug
  package var name: String
  /// The facilitator's role, never a name.
  package var facilitator: String?
  /// The member alliances, in agenda order.
  package var alliances: [Slug]
  /// Anything a reader of its pack must know, as who made the grouping.
  package var note: String?

  package init(slug: Slug, name: String, facilitator: String? = nil, alliances: [Slug] = [], note: String? = nil) {
    self.slug = slug
    self.name = name
    self.facilitator = facilitator
    self.alliances = alliances
    self.note = note
  }
}
