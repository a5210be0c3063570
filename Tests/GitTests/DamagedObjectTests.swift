import Foundation
import TestSupport
import Testing

@testable import Git

/// What is read when an object's file is damaged: never anything else, and never without end.
@Suite(.scratch) struct `A damaged loose object` {
  private static let text = (1...40).map { "Line \($0) of the log.\n" }.joined()

  /// What a reader gets of the repository: everything that HEAD holds, or the failure.
  private static func reading(_ folder: String) -> Result<String, GitError>? {
    answer {
      do {
        let repository = try Repository(at: folder, environment: cleanEnvironment)
        let head = try #require(try repository.head().commit)
        var said = try repository.commit(head).message
        try repository.walk(repository.commit(head).tree) { entry in
          said += entry.path + (try repository.blob(entry.id)).text
          return .next
        }
        _ = try repository.changes()
        return .success(said)
      } catch let error as GitError {
        return .failure(error)
      } catch {
        return .failure(GitError("read", .unknown, message: "\(error)"))
      }
    }
  }

  private func repository() throws -> (folder: String, repository: Repository) {
    let repository = try Repository.scratch()
    try repository.save("a/log.md", Self.text)
    return (Scratch.current("repo"), repository)
  }

  private func file(_ name: String, _ repository: Repository) throws -> String {
    let id = try git("rev-parse", name, in: Scratch.current("repo")).dropLast()
    return repository.objectFile(try #require(ObjectID(hex: id)))
  }

  @Test(arguments: ["HEAD", "HEAD^{tree}", "HEAD:a", "HEAD:a/log.md"])
  func `is named, or does no harm, however it is damaged`(name: String) throws {
    let (folder, repository) = try repository()
    let path = try file(name, repository)
    let sound = try fileBytes(path)
    let before = try #require(Self.reading(folder)).get()
    for (how, damaged) in damagedVersions(of: sound, lengths: 20, flips: 60) {
      try overwrite(path, damaged)
      switch Self.reading(folder) {
      case nil: Issue.record("\(name) \(how): no end")
      case .success(let said)?: #expect(said == before, "\(name) \(how)")
      case .failure(let error)?: #expect(error.damage?.path == path, "\(name) \(how): \(error)")
      }
    }
    try overwrite(path, sound)
    #expect(try #require(Self.reading(folder)).get() == before)
  }

  @Test(arguments: [
    ("blob 3", "abcdefgh"), ("blob 12", "abcdefgh"), ("blob 99999999999", "abcdefgh"), ("blob 08", "abcdefgh"),
    ("bolb 8", "abcdefgh"), ("blob", "abcdefgh"), ("blob 8", "abcdefgi"), ("commit 8", "abcdefgh"),
    ("blob 18446744073709551617", "x"), ("blob 0", ""),
  ])
  func `that was compressed well but says what it is not is refused`(head: String, content: String) throws {
    let (folder, repository) = try repository()
    try repository.save("a/log.md", "abcdefgh")
    let path = try file("HEAD:a/log.md", repository)
    let script =
      "import sys, zlib; open(sys.argv[1], 'wb').write(zlib.compress((sys.argv[2]+chr(0)+sys.argv[3]).encode()))"
    try overwrite(path, [])
    #expect(try run("python3", ["-c", script, path, head, content]).status == 0)
    guard case .failure(let error)? = Self.reading(folder) else {
      Issue.record("\(head) is read")
      return
    }
    #expect(error.code == .damaged && error.damage?.path == path, "\(error)")
  }

  @Test func `with something behind its end is refused`() throws {
    let (folder, repository) = try repository()
    let path = try file("HEAD:a/log.md", repository)
    try overwrite(path, try fileBytes(path) + [0])
    guard case .failure(let error)? = Self.reading(folder) else {
      Issue.record("it is read")
      return
    }
    #expect(error.damage?.reason == "something stands behind its end")
  }

  @Test func `is read from a pack where there is one, and can then go`() throws {
    let (folder, repository) = try repository()
    let before = try #require(Self.reading(folder)).get()
    let path = try file("HEAD:a/log.md", repository)
    try git("repack", "-a", in: folder)
    #expect(try fileBytes(path).count > 20, "repack -a leaves what it packed")
    try overwrite(path, Array(try fileBytes(path).prefix(20)))
    #expect(try #require(Self.reading(folder)).get() == before)
    let id = try #require(ObjectID(objectFile: path))
    let found = try Repository(at: folder, environment: cleanEnvironment).damages()
    #expect(found.map(\.kind) == [.object(id, cure: .packed)])
    unlink(path)
    try expectSound(folder)
  }

  @Test func `is named also when its id is abbreviated`() throws {
    let (folder, repository) = try repository()
    let path = try file("HEAD", repository)
    let id = try #require(ObjectID(objectFile: path))
    try overwrite(path, Array(try fileBytes(path).prefix(30)))
    for word in [id.short, "v1-1-g" + id.short, id.short + "~1", String(id.hex.prefix(4)), id.hex] {
      let error = answer { () -> GitError? in
        do {
          _ = try Repository(at: folder, environment: cleanEnvironment).resolve(word)
          return nil
        } catch let error as GitError { return error } catch { return nil }
      }
      #expect(error??.damage?.path == path, "\(word): \(String(describing: error))")
    }
  }

  @Test func `of a repository that is borrowed from is named there`() throws {
    let (folder, repository) = try repository()
    try git("clone", "-q", "--shared", folder, Scratch.current("borrower"), in: Scratch.current.path)
    let path = try file("HEAD:a/log.md", repository)
    try overwrite(path, Array(try fileBytes(path).prefix(20)))
    guard case .failure(let error)? = Self.reading(Scratch.current("borrower")) else {
      Issue.record("it is read")
      return
    }
    #expect(error.damage?.path == path, "\(error)")
    try overwrite(Scratch.current("borrower/.git/objects/info/alternates"), Array("/nowhere/objects\n".utf8))
    guard case .failure(let lost)? = Self.reading(Scratch.current("borrower")) else { return }
    #expect(lost.damage?.kind == .alternates(missing: "/nowhere/objects"), "\(lost)")
  }

  @Test func `that is saved again is written anew`() throws {
    let (folder, repository) = try repository()
    let blob = try file("HEAD:a/log.md", repository)
    let tree = try file("HEAD:a", repository)
    try repository.save("a/log.md", "Other.\n")
    for path in [blob, tree] { try overwrite(path, Array(try fileBytes(path).prefix(25))) }
    try Repository(at: folder, environment: cleanEnvironment).save("a/log.md", Self.text)
    #expect(try git("show", "HEAD:a/log.md", in: folder) == Self.text)
    try expectSound(folder)
  }

  @Test func `that a working file still says can be put back from it`() throws {
    let (folder, repository) = try repository()
    let path = try file("HEAD:a/log.md", repository)
    try overwrite(path, Array(try fileBytes(path).prefix(20)))
    let found = try Repository(at: folder, environment: cleanEnvironment).damages()
    let id = try #require(ObjectID(objectFile: path))
    #expect(found.map(\.kind) == [.object(id, cure: .workingFile("a/log.md"))])
    try overwrite("\(folder)/a/log.md", Array("Edited.\n"))
    let others = try Repository(at: folder, environment: cleanEnvironment).damages()
    #expect(others.map(\.kind) == [.object(id, cure: .elsewhere(kind: "blob"))])
  }

  @Test func `that is gone is named by where it was`() throws {
    let (folder, repository) = try repository()
    for name in ["HEAD", "HEAD:a", "HEAD:a/log.md"] {
      let path = try file(name, repository)
      let sound = try fileBytes(path)
      unlink(path)
      guard case .failure(let error)? = Self.reading(folder) else {
        Issue.record("\(name) is read")
        continue
      }
      #expect(error.code == .notFound && error.damage?.path == path, "\(name): \(error)")
      try overwrite(path, sound)
    }
  }
}
