internal import Model

/// Which state was taken for what is read: documents name it, whichever command made them.
final class Taken {
  /// Until when it is dated; nil for no end.
  var horizon: Horizon?
  /// What was known; nil for what is known now.
  var known: KnownState?
  /// The sources that are named and not among what is read.
  var unread: [Slug] = []
  /// The alliances that are read from sources.
  var foreign: Set<Slug> = []

  var json: [String: JSON] {
    var keys: [String: JSON] = [:]
    keys["dated_to"] = .maybe(horizon?.day.description)
    keys["known"] = known?.json
    if !unread.isEmpty { keys["missing_sources"] = .texts(unread.map(\.text)) }
    return keys
  }
}
