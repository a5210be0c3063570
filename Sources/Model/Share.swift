/// How far an entry may be read.
package enum Share: String, Sendable, CaseIterable, Comparable {
  /// Kept in `private/` on this machine; never committed.
  case me
  /// The people who work on the enquiry: the default of log entries.
  case team
  /// The alliances that meet in the cluster.
  case cluster
  /// Everybody.
  case `public`

  package static func < (one: Share, other: Share) -> Bool { one.reach < other.reach }

  private var reach: Int {
    switch self {
    case .me: 0
    case .team: 1
    case .cluster: 2
    case .public: 3
    }
  }
}
