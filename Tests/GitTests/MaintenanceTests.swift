import Foundation
import Git
import TestSupport
import Testing

@Suite(.scratch) struct `A history of many saves` {
  private let folder = Scratch.current("repo")

  private func packs() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/.git/objects/pack").filter { $0.hasSuffix(".pack") }
  }

  /// Blobs whose ids begin with the two digits that git counts.
  private func addObjects(_ count: Int, from start: Int = 0) throws {
    var number = start
    for _ in 0..<count {
      while try !Repository.blobID(Array("\(number)\n")).hex.hasPrefix("17") { number += 1 }
      try TextFile("n/\(number).txt", "\(number)\n").write(below: folder)
      number += 1
    }
    _ = try git("add", "n", in: folder)
    // Plain git would pack by itself.
    let settings = ["user.name=Ada", "user.email=ada@school.example", "gc.auto=0"].flatMap { ["-c", $0] }
    let commit = try run("git", settings + ["commit", "-qm", "n"], in: folder)
    #expect(commit.status == 0, "\(commit.error)")
  }

  @Test func `is packed by git in the background once it is as large as git waits for`() throws {
    let repository = try Repository.create(
      at: folder,
      environment: cleanEnvironment.merging(["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]) { $1 })
    try repository.save("a.md", "1\n")
    try addObjects(20)
    try repository.packWhenDue()
    usleep(300_000)
    #expect(try packs().isEmpty, "20 of 27 are not enough")
    try addObjects(12, from: 100_000)
    let before = repository.looseObjects()
    #expect(before.count > 32 && before.size >= before.count * 512)
    try repository.packWhenDue()
    let deadline = ContinuousClock.now + .seconds(30)
    while try packs().isEmpty || repository.looseObjects().count > 20, .now < deadline { usleep(20_000) }
    #expect(try packs().count == 1)
    #expect(repository.looseObjects().count < before.count)
    try repository.save("a.md", "2\n")
    try expectSound(folder)
  }

  @Test func `is left alone where gc.auto is 0`() throws {
    let repository = try Repository.scratch()
    try repository.save("a.md", "1\n")
    try addObjects(32)
    _ = try git("config", "gc.auto", "0", in: folder)
    try repository.packWhenDue()
    usleep(500_000)
    #expect(try packs().isEmpty)
  }
}
