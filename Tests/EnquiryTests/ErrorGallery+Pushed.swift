import Foundation
import Testing

@testable import enquiry

extension `The error gallery` {
  /// Pushes that cannot be looked through; what is found in others is in the gallery of pushes.
  static let aroundPushes: [Exhibit] = [
    Exhibit("a push without a word of what is pushed", "check --pushed"),
    Exhibit("a push of one commit", "check --pushed HEAD"),
    Exhibit("a push onto a commit that is not here", "check --pushed nowhere HEAD"),
    Exhibit("a push that is to be mended", "check --pushed HEAD~1 HEAD --fix"),
    Exhibit("two enquiries to check", "check paired-reading other"),
  ]
}
