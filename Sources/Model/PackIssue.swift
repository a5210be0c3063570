/// A pack that was issued: `clusters/<cluster>/packs/<date>-<edition>.yaml`, beside the page itself.
package struct PackIssue: Hashable, Sendable {
  package var cluster: Slug
  /// The day of the meeting.
  package var meeting: Day
  package var edition: Edition
  /// The commit that it was made of, in full.
  package var commit: String
  /// Of folders that were read beside this one: their names, each with its commit.
  package var sources: [Source] = []
  /// Of the program that made it.
  package var program: String
  /// Of the page, as 64 hexadecimal digits.
  package var sha256: String
  /// The edition whose place it takes; nil for the first.
  package var supersedes: Edition?

  package struct Source: Hashable, Sendable {
    package var name: String
    package var commit: String

    package init(name: String, commit: String) {
      self.name = name
      self.commit = commit
    }
  }

  /// For whom, and which of several: `cluster`, `cluster-2`.
  package struct Edition: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A word of lower-case letters.
    package let audience: String
    /// From 1 on.
    package let number: Int

    package init(audience: String, number: Int = 1) {
      self.audience = audience
      self.number = number
    }

    /// Reads `cluster` and `cluster-2`; nil for anything else.
    package init?(_ text: some StringProtocol) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), !parts[0].isEmpty,
        parts[0].utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 })
      else { return nil }
      audience = String(parts[0])
      guard parts.count == 2 else {
        number = 1
        return
      }
      guard let number = Int(parts[1]), number > 1, "\(number)" == parts[1] else { return nil }
      self.number = number
    }

    package var next: Edition { Edition(audience: audience, number: number + 1) }

    package var description: String { number == 1 ? audience : "\(audience)-\(number)" }

    package static func < (one: Edition, other: Edition) -> Bool {
      (one.audience, one.number) < (other.audience, other.number)
    }
  }

  package init(
    cluster: Slug, meeting: Day, edition: Edition, commit: String, program: String, sha256: String,
    supersedes: Edition? = nil
  ) {
    self.cluster = cluster
    self.meeting = meeting
    self.edition = edition
    self.commit = commit
    self.program = program
    self.sha256 = sha256
    self.supersedes = supersedes
  }
}
