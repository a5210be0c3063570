import Foundation
import Git
import TestSupport
import Testing

/// Really full disks: a small memory file system, filled up so that exactly so many pages are left for one write.
@Suite(.scratch) struct FullDiskTests {
  @Test func `a full disk leaves old or new, never half, and the error says it`() throws {
    let disk = Scratch.current("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let mount = try run("mount", ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk])
    guard mount.status == 0 else { try Test.cancel("a file system cannot be mounted here: \(mount.error)") }
    defer {
      do { _ = try run("umount", ["-l", disk]) } catch { Issue.record(error) }
    }
    let folder = disk + "/repo"
    let repository = try Repository.create(at: folder, environment: cleanEnvironment)
    var saved = String(repeating: "start ", count: 800)
    try repository.save("a/note.md", saved)
    var ends: [String: Int] = [:]
    for pages in 0..<40 {
      try fill(disk, leaving: pages)
      let text = "\(pages) " + randomText(6_000)
      let end = attempt(repository, text, &saved)
      ends[end, default: 0] += 1
      #expect(TestSupport.text(of: folder + "/a/note.md") == saved, "\(pages) pages: \(end)")
      // No git here: it needs room itself. What the library reads was written through the same full disk.
      let versions = try versions(repository)
      #expect(versions == [saved, saved, saved], "\(pages) pages: \(end)")
      let leftovers = try run("find", [folder, "-name", "*.tmp", "-o", "-name", "*.lock", "-o", "-name", "index.*"])
      #expect(leftovers.output.split(separator: "/").last == "enquiry.lock\n", "\(leftovers.output)")
      try FileManager.default.removeItem(atPath: disk + "/filler")
    }
    #expect(ends["saved", default: 0] > 3)
    #expect(ends["no space", default: 0] > 8, "\(ends)")
    try expectSound(folder)
  }

  private func attempt(_ repository: Repository, _ text: String, _ saved: inout String) -> String {
    do {
      #expect(try repository.save("a/note.md", text) != nil)
      saved = text
      return "saved"
    } catch let error as GitError {
      #expect(error.code == .noSpace, "\(error)")
      #expect(error.description.contains("No space left on device"), "\(error)")
      return "no space"
    } catch {
      Issue.record(error)
      return "another error"
    }
  }

  /// HEAD's, the staged and the working version, through a repository opened anew.
  private func versions(_ repository: Repository) throws -> [String?] {
    let fresh = try Repository(at: repository.gitDirectory, environment: cleanEnvironment)
    let head = try #require(try fresh.head().commit)
    let committed = try #require(try fresh.entry(at: "a/note.md", in: fresh.commit(head).tree)).id
    let staged = try #require(try fresh.stagedBlob("a/note.md"))
    return [try fresh.blob(committed).text, try fresh.blob(staged).text, try fresh.workingFile("a/note.md")?.text]
  }

  private func fill(_ disk: String, leaving pages: Int) throws {
    let filler = disk + "/filler"
    _ = try run("dd", ["if=/dev/zero", "of=\(filler)", "bs=4096", "count=1000"])
    let size = try #require(try FileManager.default.attributesOfItem(atPath: filler)[.size] as? Int)
    truncate(filler, max(0, size / 4096 - pages) * 4096)
  }

  /// Text that does not compress.
  private func randomText(_ count: Int) -> String {
    String(decoding: (0..<count).map { _ in UInt8.random(in: 33...126) }, as: UTF8.self)
  }
}
