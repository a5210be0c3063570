package import Model

/// One alliance of the cluster with its enquiries.
package struct PackAlliance: Sendable {
  package let alliance: Alliance
  package let enquiries: [PackEnquiry]
  package let unreadable: [UnreadableEnquiry]
  /// Whether no more of it is here than what it shares.
  package let isAsShared: Bool

  package init(
    alliance: Alliance, enquiries: [PackEnquiry], unreadable: [UnreadableEnquiry] = [], isAsShared: Bool = false
  ) {
    self.isAsShared = isAsShared
    self.alliance = alliance
    self.enquiries = enquiries
    self.unreadable = unreadable
  }

  /// As the agenda goes through them; what it does not name comes after, as it is.
  static func inOrder(_ alliances: [PackAlliance], of agenda: [EnquiryName]) -> [PackAlliance] {
    func sorted<Value>(_ values: [Value], by place: (Value) -> Int) -> [Value] {
      values.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }
    return sorted(alliances) { alliance in agenda.firstIndex { $0.alliance == alliance.alliance.slug } ?? .max }.map {
      PackAlliance(
        alliance: $0.alliance,
        enquiries: sorted($0.enquiries) { agenda.firstIndex(of: $0.dossier.enquiry.name) ?? .max },
        unreadable: $0.unreadable, isAsShared: $0.isAsShared)
    }
  }

  func shared(with audience: Share) -> PackAlliance {
    // What stands in a file that cannot be read may be for the team alone, and so may its name.
    let unreadable = unreadable.map { enquiry in
      audience > .team ? UnreadableEnquiry(name: enquiry.name, message: "Its plan cannot be read.") : enquiry
    }
    return PackAlliance(
      alliance: alliance, enquiries: enquiries.map { $0.shared(with: audience) }, unreadable: unreadable,
      isAsShared: isAsShared)
  }
}
