import Testing

@testable import enquiry

/// What can go wrong with keys that hold several values.
extension `The error gallery` {
  static let onLists: [Exhibit] = [
    Exhibit("two of what is one", "edit --set title=x --set title=y"),
    Exhibit("a list in brackets", "edit --set 'success=[all read on time, nobody falls behind]'"),
    Exhibit("one more in brackets", "edit --add 'success=[all read on time]'"),
    Exhibit("an empty list in brackets", "edit --set success=[]"),
  ]
}
