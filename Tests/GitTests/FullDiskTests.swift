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

  @Test func `a merge of many files on a full disk is there as a whole, or not at all`() throws {
    let disk = Scratch.current("disk")
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let mount = try run("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk])
    guard mount.status == 0 else { try Test.cancel("a file system cannot be mounted here: \(mount.error)") }
    defer {
      do { _ = try run("umount", ["-l", disk]) } catch { Issue.record(error) }
    }
    let made = try Repository.scratch("made")
    try made.save("a/0.md", "start\n")
    let theirs = try #require(try made.save("theirs.md", "theirs\n"))
    try git("reset", "-q", "--hard", "HEAD~", in: Scratch.current("made"))
    let old = try #require(try made.save("ours.md", "ours\n"))
    let files = (0..<70).map { PlannedFile.write(Array(randomText(5_000)), to: "a/\($0).md") }
    var ends: [String: Int] = [:]
    for pages in stride(from: 0, to: 300, by: 13) {
      let folder = disk + "/repo"
      try FileManager.default.copyItem(atPath: Scratch.current("made"), toPath: folder)
      let repository = try Repository(at: folder, environment: cleanEnvironment)
      try fill(disk, leaving: pages)
      do {
        _ = try repository.write(author: ada, committer: ada) { _ in .merge([theirs], message: "Merge", files: files) }
        ends["merged", default: 0] += 1
      } catch let error as GitError {
        #expect(error.code == .noSpace, "\(error)")
        ends["no space", default: 0] += 1
      }
      try FileManager.default.removeItem(atPath: disk + "/filler")
      let parents = try git("log", "-1", "--format=%P", in: folder)
      let isMerged = parents == "\(old) \(theirs)\n"
      #expect(try isMerged || git("rev-parse", "HEAD", in: folder) == "\(old)\n", "\(pages) pages")
      #expect(try git("ls-files", in: folder).split(separator: "\n").count == (isMerged ? 71 : 2))
      try git("update-index", "-q", "--refresh", in: folder)
      try expectSound(folder)
      try FileManager.default.removeItem(atPath: folder)
    }
    #expect(ends["merged", default: 0] > 2 && ends["no space", default: 0] > 8, "\(ends)")
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
