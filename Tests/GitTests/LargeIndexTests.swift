import Foundation
import Git
import TestSupport
import Testing

/// Saving beside so many files that writing the index takes longer than all else.
@Suite(.scratch) struct `A large index` {
  private let folder = Scratch.current("repo")

  @Test func `is in step after a save, and plain git finds the saved file unchanged`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    let blob = try git("rev-parse", "HEAD:a.md", in: folder).trimmingCharacters(in: .newlines)
    let lines = (0..<20_000).map { "100644 \(blob)\tenquiries/a-name-that-takes-some-room-in-the-index/\($0).md\n" }
    try TextFile("lines", lines.joined()).write(below: Scratch.current.path)
    let staged = try run("sh", ["-c", "git update-index --index-info < ../lines && git commit -qm many"], in: folder)
    #expect(staged.status == 0, "\(staged.error)")
    let size = try FileManager.default.attributesOfItem(atPath: folder + "/.git/index")[.size] as? Int ?? 0
    #expect(size > 2 << 20)
    for number in 2...3 {
      try repository.save("a.md", "\(number)\n")
      try repository.save("new-\(number).md", "\(number)\n")
      #expect(try git("diff", "--cached", "--name-only", in: folder).isEmpty)
      #expect(try git("status", "--porcelain", "--", "a.md", "new-\(number).md", in: folder).isEmpty)
      #expect(try git("ls-files", in: folder).split(separator: "\n").count == 20_000 + number)
      #expect(try git("fsck", "--full", in: folder).isEmpty)
    }
    #expect(try git("diff-files", "--name-only", "--", "a.md", "new-3.md", in: folder).isEmpty)
  }
}
