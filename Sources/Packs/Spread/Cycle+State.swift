import Model

extension Cycle {
  /// Where it stands, in a word or two.
  var state: String {
    if isUnreadable { return "cannot be read" }
    guard isOpen else { return "closed" }
    return isReviewed ? "reviewed, no decision yet" : "open"
  }
}
