import Testing

@testable import enquiry

/// What can go wrong with asking what changed.
extension `The error gallery` {
  static let onImpact: [Exhibit] = [
    Exhibit("two views of the impact at once", "impact --detail --by school"),
    Exhibit("the impact by something else than schools", "impact --by class"),
    Exhibit("the impact of a measure that is not there", "impact --measure reding-age") {
      $0.does("measure new reading-age")
    },
  ]
}
