import Git
import TestSupport
import Testing

/// Differences of files as text, with plain git as the referee.
@Suite(.scratch) struct `A patch` {
  private static let old = "one\ntwo\nthree\n"
  private static let new = "one\n2\nthree\nfour"

  /// What plain git prints for the newest commit.
  private func plain(_ before: String?, _ after: String?) throws -> String {
    try git("init", "-q")
    try git("commit", "-q", "--allow-empty", "-m", "empty")
    for text in [before, after] {
      if let text {
        try TextFile("a/b.txt", text).write(below: Scratch.current.path)
      } else {
        try git("rm", "-q", "--ignore-unmatch", "a/b.txt")
      }
      try git("add", "-A")
      try git("commit", "-q", "--allow-empty", "-m", "x")
    }
    return try git("show", "--format=", "--no-color", "--abbrev=7", "HEAD")
  }

  private func ours(_ before: String?, _ after: String?) throws -> String {
    let bytes = try Repository.patch(
      from: before.map { ("a/b.txt", Array($0.utf8)) }, to: after.map { ("a/b.txt", Array($0.utf8)) })
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [(old, new), (nil, new), (old, nil), ("", new), (old, old)] as [(String?, String?)])
  func `is the one that git prints`(before: String?, after: String?) throws {
    let (one, other) = (try ours(before, after), try plain(before, after))
    #expect(one == other, "\(one)\n\(other)")
  }
}
