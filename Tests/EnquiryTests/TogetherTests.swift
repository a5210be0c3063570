import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// Several who write at once, and a disk that is full.
@Suite(.scratch) struct `Together` {
  @Test func `200 entries beside somebody who commits with plain git: none is lost from HEAD's tree`() async throws {
    let desk = Desk.withEnquiry()
    let folder = desk.folder
    let isDone = Flag()
    let scratch = Scratch.current
    let other = Thread {
      var number = 0
      while !isDone.isSet {
        number += 1
        do {
          try TextFile("notes/\(number % 7).txt", "\(number)\n").write(below: folder)
          _ = try run("git", ["add", "notes"], in: folder)
          _ = try run("git", ["commit", "-qm", "notes \(number)"], in: folder)
        } catch { Issue.record(error) }
      }
      isDone.finish(number)
    }
    other.start()
    var written: Set<String> = []
    for number in 0..<200 {
      let answer = desk.run(["log", "-m", "Entry \(number).", "--json"])
      #expect(answer.code == 0, "\(answer.seen)")
      let json = try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
      written.formUnion(json?["changed"] as? [String] ?? [])
    }
    isDone.set()
    let commits = isDone.wait()
    _ = scratch
    let tree = try desk.git("ls-tree", "-r", "--name-only", "HEAD").split(separator: "\n").map(String.init)
    #expect(written.count == 200)
    #expect(written.subtracting(tree).isEmpty)
    #expect(commits > 5)
    #expect(try desk.git("fsck", "--full", "--no-dangling").isEmpty)
    #expect(try desk.git("status", "--porcelain", "--", "enquiries").isEmpty)
  }

  @Test func `a full disk is told in a sentence, and nothing is half saved`() throws {
    let disk = Scratch.current("disk")
    try Folder("disk") {}.write(below: Scratch.current.path)
    let mount = try run("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk])
    guard mount.status == 0 else { try Test.cancel("a file system cannot be mounted here: \(mount.error)") }
    defer {
      do { _ = try run("umount", ["-l", disk]) } catch { Issue.record(error) }
    }
    var desk = Desk.withEnquiry()
    _ = try run("cp", ["-r", desk.folder, disk + "/elm"])
    desk.folder = disk + "/elm"
    let before = try desk.commits()
    _ = try run("dd", ["if=/dev/zero", "of=\(disk)/filler", "bs=4096", "count=1000"])
    let answer = desk("log -m 'Seen on a full disk.'")
    #expect(answer.code == 1)
    #expect(
      answer.err == "Error: The disk is full; nothing was saved.\nMake room, then run the same command again.\n")
    let pack = desk("cluster new north --alliance elm")
    #expect(pack.err.contains("The disk is full"))
    try FileManager.default.removeItem(atPath: disk + "/filler")
    #expect(try desk.commits() == before)
    #expect(try desk.git("status", "--porcelain", "-uall").isEmpty)
    desk.does("log -m 'Seen on a full disk.'")
    #expect(try desk.commits() == before + 1)
    #expect(try desk.git("fsck", "--full").isEmpty)
  }

  /// A flag and a number that two threads share.
  private final class Flag: @unchecked Sendable {
    // `@unchecked`: every use is inside the condition's lock.
    private let condition = NSCondition()
    private var isUp = false
    private var count: Int?

    var isSet: Bool { condition.withLock { isUp } }

    func set() { condition.withLock { isUp = true } }

    func finish(_ number: Int) {
      condition.withLock {
        count = number
        condition.broadcast()
      }
    }

    func wait() -> Int {
      condition.withLock {
        while count == nil { condition.wait() }
        return count ?? 0
      }
    }
  }
}
