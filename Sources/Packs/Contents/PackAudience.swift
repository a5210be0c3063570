package import Model

/// Who reads a pack: what they may see of records, and of how few people they may see figures.
package enum PackAudience: String, Sendable, CaseIterable {
  /// The school or alliance itself: its own numbers in full.
  case school
  /// The alliances that meet.
  case cluster
  case `public`
  /// Researchers, by agreement: numbers in full, under pseudonyms.
  case research

  /// Those for whom records are shared at least so far.
  package init(reading share: Share) {
    self =
      switch share {
      case .me, .team: .school
      case .cluster: .cluster
      case .public: .public
      }
  }

  /// For whom it is, as a sentence says it: `for the cluster`.
  package var spoken: String {
    switch self {
    case .school: "the alliance itself"
    case .cluster: "the cluster"
    case .public: "everybody"
    case .research: "researchers"
    }
  }

  /// Records that are shared less far than this are not shown.
  package var share: Share {
    switch self {
    case .school: .team
    case .cluster, .research: .cluster
    case .public: .public
    }
  }

  /// Groups of fewer people are not shown; nil where all are.
  package var fewest: Int? {
    switch self {
    case .school, .research: nil
    case .cluster: 6
    case .public: 10
    }
  }

  /// Whether schools and alliances go by ``Pseudonyms``.
  package var usesPseudonyms: Bool { self == .public || self == .research }
}
