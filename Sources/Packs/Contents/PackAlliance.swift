package import Model

/// One alliance of the cluster with its enquiries.
package struct PackAlliance: Sendable {
  package let alliance: Alliance
  package let enquiries: [PackEnquiry]
  package let unreadable: [UnreadableEnquiry]

  package init(alliance: Alliance, enquiries: [PackEnquiry], unreadable: [UnreadableEnquiry] = []) {
    self.alliance = alliance
    self.enquiries = enquiries
    self.unreadable = unreadable
  }

  func shared(with audience: Share) -> PackAlliance {
    // What stands in a file that cannot be read may be for the team alone, and so may its name.
    let unreadable = unreadable.map { enquiry in
      audience > .team ? UnreadableEnquiry(name: enquiry.name, message: "Its plan cannot be read.") : enquiry
    }
    return PackAlliance(
      alliance: alliance, enquiries: enquiries.map { $0.shared(with: audience) }, unreadable: unreadable)
  }
}
