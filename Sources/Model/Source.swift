/// Another enquiry folder that is read beside this one: an item of `sources:` in `programme.yaml`.
package struct Source: Hashable, Sendable {
  /// What it is called here.
  package var name: Slug
  /// Where its repository is; nil for a branch of this folder's own one.
  package var url: String?
  /// The branch that is read.
  package var branch: String
  /// Where the enquiry folder stands in that repository; nil for its top.
  package var folder: String?
  /// The alliances of it whose names nobody else's take here; nil for one that is called like the source.
  package var alliances: [Slug]?

  package init(name: Slug, url: String? = nil, branch: String? = nil, folder: String? = nil, alliances: [Slug]? = nil) {
    (self.name, self.url, self.folder, self.alliances) = (name, url, folder, alliances)
    self.branch = branch ?? Self.usualBranch
  }

  /// The alliances that keep their names here, whatever others call theirs.
  package var keptNames: [Slug] { alliances ?? [name] }

  /// What of a source is read.
  package struct Reading: Hashable, Sendable {
    package let name: Slug
    /// As it was on this day.
    package let day: Day
    /// Whether it is what the alliance shares, and no more: what is not there may all the same be recorded.
    package let isShared: Bool

    package init(name: Slug, day: Day, isShared: Bool) { (self.name, self.day, self.isShared) = (name, day, isShared) }
  }

  /// The branch that `enquiry share` keeps: it holds what is shared with the cluster, and nothing else.
  package static let usualBranch = "shared/cluster"

  /// The word for this folder itself, which no source can be called.
  package static let here = "here"

  /// Whether a branch may be called so, by git's rules.
  package static func isBranch(_ name: String) -> Bool {
    if name.utf8.count > 200 || name.hasPrefix("-") || name == "@" { return false }
    var former: UInt8 = 0
    for byte in name.utf8 {
      if byte <= 0x20 || byte == 0x7F || "~^:?*[\\".utf8.contains(byte) { return false }
      if former == UInt8(ascii: "."), byte == former { return false }
      if former == UInt8(ascii: "@"), byte == UInt8(ascii: "{") { return false }
      former = byte
    }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.hasSuffix(".lock")
    }
  }

  /// Whether a path leads to a folder below the top of a repository.
  package static func isFolder(_ path: String) -> Bool {
    path.utf8.count <= 200
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !["", ".", "..", ".git"].contains($0.lowercased())
      }
      && !path.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" }
  }
}
