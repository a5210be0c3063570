package import Git
package import Model

/// A source of which nothing is read, though it is named.
package struct UnreadSource: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case neverFetched
    /// A pack was made of this commit, which is not here.
    case isGone(ObjectID)
    /// What was fetched of it cannot be read: as the end of a sentence.
    case unfit(String)
  }

  struct Fault: Error { let reason: Reason }

  package let name: Slug
  package let reason: Reason
}
