extension Measure {
  /// The comparison that was chosen beforehand as the one that counts: `primary_analysis`.
  package enum Analysis: String, Sendable, CaseIterable {
    /// After, allowing for where everybody began.
    case ancova
    /// The change of one group less the change of the other.
    case did
    /// The groups at the later occasion alone.
    case post
    /// From before to after, of one group.
    case change
  }
}
