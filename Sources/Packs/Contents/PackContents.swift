package import Model

/// What a cluster pack says, as values: whatever its audience may not see has been taken out, and is only counted.
package struct PackContents: Sendable {
  package let cluster: Cluster
  package let meeting: PackMeeting
  /// Who reads it: what is shared less far than this never reaches a page.
  package let audience: PackAudience
  /// In agenda order.
  package let alliances: [PackAlliance]
  /// Where the titles of interventions come from.
  package let toolkit: Toolkit
  /// Where the words for codes come from; a code that none has stands as it is.
  package let frameworks: Frameworks
  /// The terms in which cycles lie.
  package let calendar: TermCalendar
  package let basis: PackBasis
  package let edition: PackEdition
  package let look: PackLook
  package let layout: Layout
  /// What the lead of the one enquiry is told beside its page; nil for all that others see.
  package let preparation: Preparation?

  /// Which document is made of it.
  package enum Layout: String, Sendable, CaseIterable {
    /// The pack for a meeting.
    case pack
    /// One enquiry, to be read by itself.
    case report
    /// A page for governors.
    case governors
    /// For the lead of one enquiry, before the meeting.
    case preparation

    /// The template that it begins with, without its ending.
    var page: String { self == .pack ? "page" : rawValue }
  }

  /// Keeps of every enquiry what is shared as far as the audience.
  package init(
    cluster: Cluster, meeting: PackMeeting, audience: PackAudience = .cluster, alliances: [PackAlliance],
    toolkit: Toolkit,
    frameworks: Frameworks = Frameworks([]), calendar: TermCalendar = .english,
    basis: PackBasis, edition: PackEdition = PackEdition(),
    look: PackLook = PackLook(), layout: Layout = .pack, preparation: Preparation? = nil
  ) {
    self.cluster = cluster
    // What a cluster agrees among itself is not for everybody.
    self.meeting = audience.share > .cluster ? PackMeeting(date: meeting.date, previous: meeting.previous) : meeting
    self.audience = audience
    let agenda = (self.meeting.record?.agenda ?? []).compactMap(\.enquiry)
    self.alliances = PackAlliance.inOrder(alliances, of: agenda).map { $0.shared(with: audience.share) }
    self.toolkit = toolkit
    self.frameworks = frameworks
    self.calendar = calendar
    self.basis = basis
    self.edition = edition
    self.look = look
    self.layout = layout
    self.preparation = layout == .preparation ? preparation : nil
  }

  func toolkit(of enquiry: PackEnquiry) -> Toolkit { enquiry.ownWords?.toolkit ?? toolkit }

  func frameworks(of enquiry: PackEnquiry) -> Frameworks { enquiry.ownWords?.frameworks ?? frameworks }

  var enquiries: [PackEnquiry] { alliances.flatMap(\.enquiries) }
}
