package import Git

/// A branch or tag that somebody pushes: what it stood for, and what it is to stand for.
package struct PushedRef: Hashable, Sendable {
  /// As `refs/heads/main`; empty where nobody said.
  package let name: String
  /// Nil for one that is new.
  package let old: ObjectID?
  /// Nil for one that is deleted.
  package let new: ObjectID?

  package init(name: String, old: ObjectID?, new: ObjectID?) {
    (self.name, self.old, self.new) = (name, old, new)
  }

  /// A line that git gives a hook: `OLD NEW REF`, where 40 noughts stand for nothing; nil for anything else.
  package init?(line: some StringProtocol) {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count == 3, !words[2].isEmpty, let old = ObjectID(hex: words[0]), let new = ObjectID(hex: words[1])
    else { return nil }
    self.init(name: String(words[2]), old: old.isNothing ? nil : old, new: new.isNothing ? nil : new)
  }

  var isTag: Bool { name.hasPrefix("refs/tags/") }
  /// Whether it is what an issued pack was made of.
  var isPackTag: Bool { name.hasPrefix("refs/tags/pack/") }
  /// Whether it is a branch with what is shared with other alliances.
  var isShared: Bool { name.hasPrefix("refs/heads/shared/") }

  /// As people say it: `main`.
  package var shortName: String {
    for start in ["refs/heads/", "refs/tags/"] where name.hasPrefix(start) {
      return String(name.dropFirst(start.count))
    }
    return name
  }
}

extension ObjectID {
  /// Whether git means none by it.
  package var isNothing: Bool { bytes.allSatisfy { $0 == 0 } }
}
