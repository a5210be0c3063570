package import Model

/// An enquiry whose record cannot be read: the pack names it, so that its absence is no surprise at the meeting.
package struct UnreadableEnquiry: Hashable, Sendable {
  package let name: EnquiryName
  /// What is wrong, a sentence.
  package let message: String

  package init(name: EnquiryName, message: String) {
    self.name = name
    self.message = message
  }
}
