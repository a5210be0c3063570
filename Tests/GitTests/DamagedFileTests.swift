import Foundation
import TestSupport
import Testing

@testable import Git

/// What is read when a file of git's own is damaged that holds no single object.
@Suite(.scratch) struct `A damaged file of git's` {
  private func made() throws -> String {
    let repository = try Repository.scratch()
    for number in 1...5 { try repository.save("a/log-\(number).md", "Log \(number).\n") }
    return Scratch.current("repo")
  }

  private static func reading(_ folder: String) -> Result<String, GitError>? {
    answer {
      do {
        guard let repository = try Repository.discover(from: folder, environment: cleanEnvironment) else {
          return .failure(GitError("look", .notFound, message: "there is none"))
        }
        guard let head = try repository.head().commit else { return .success("nothing") }
        var said = ""
        try repository.history(from: head) { commit in
          said += commit.message
          return .next
        }
        try repository.walk(repository.commit(head).tree) { entry in
          said += entry.path + (try repository.blob(entry.id)).text
          return .next
        }
        said += try repository.changes().map(\.path).joined()
        return .success(said)
      } catch let error as GitError {
        return .failure(error)
      } catch {
        return .failure(GitError("read", .unknown, message: "\(error)"))
      }
    }
  }

  /// Damages a file in many ways; each is named, under one of some names, or does no harm.
  private func expectNamed(_ path: String, in folder: String, asWellAs others: [String] = [], flips: Int = 80) throws {
    let sound = try fileBytes(path)
    let before = try #require(Self.reading(folder)).get()
    for (how, damaged) in damagedVersions(of: sound, lengths: 20, flips: flips) {
      try overwrite(path, damaged)
      switch Self.reading(folder) {
      case nil: Issue.record("\(path) \(how): no end")
      case .success(let said)?: #expect(said == before, "\(path) \(how)")
      case .failure(let error)?:
        let named = error.damage.map(\.path) ?? ""
        #expect(([path] + others).contains(named), "\(path) \(how): \(error)")
      }
    }
    try overwrite(path, sound)
    #expect(try #require(Self.reading(folder)).get() == before)
  }

  private func packed() throws -> (folder: String, pack: String) {
    let folder = try made()
    try git("gc", "-q", in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/.git/objects/pack")
    return (folder, "\(folder)/.git/objects/pack/" + (try #require(names.first { $0.hasSuffix(".pack") })))
  }

  @Test func `is named, if it is a pack`() throws {
    let (folder, pack) = try packed()
    try expectNamed(pack, in: folder, asWellAs: [pack.dropLast(5) + ".idx"], flips: 80)
  }

  @Test func `is named, if it is the list of a pack`() throws {
    let (folder, pack) = try packed()
    try expectNamed(pack.dropLast(5) + ".idx", in: folder, flips: 80)
  }

  @Test func `is made again, if it is the list of a pack`() throws {
    let (folder, pack) = try packed()
    let list = String(pack.dropLast(5)) + ".idx"
    try overwrite(list, Array(try fileBytes(list).dropLast(30)))
    guard case .failure(let error)? = Self.reading(folder) else {
      Issue.record("it is read")
      return
    }
    #expect(error.damage?.kind == .packIndex(pack: pack, isPackSound: true))
    unlink(list)
    try git("index-pack", pack, in: folder)
    try expectSound(folder)
  }

  @Test func `changes nothing, if it is the commit graph`() throws {
    let (folder, _) = try packed()
    try git("commit-graph", "write", "--reachable", in: folder)
    let path = "\(folder)/.git/objects/info/commit-graph"
    let before = try #require(Self.reading(folder)).get()
    for (how, damaged) in damagedVersions(of: try fileBytes(path), lengths: 10, flips: 40) {
      try overwrite(path, damaged)
      guard case .success(let said)? = Self.reading(folder) else {
        Issue.record("\(how)")
        continue
      }
      #expect(said == before)
      let found = try Repository(at: folder, environment: cleanEnvironment).damages()
      #expect(found.map(\.kind) == [.shortcut], "\(how)")
    }
    unlink(path)
    try expectSound(folder)
  }

  @Test func `is named, if it is the index`() throws {
    let folder = try made()
    try expectNamed("\(folder)/.git/index", in: folder)
  }

  @Test func `is named, if it is HEAD`() throws {
    let folder = try made()
    try expectNamed("\(folder)/.git/HEAD", in: folder, flips: 100)
    unlink("\(folder)/.git/HEAD")
    guard case .failure(let error)? = Self.reading(folder) else { return }
    #expect(error.damage?.kind == .head(branches: ["refs/heads/main"]), "\(error)")
  }

  @Test func `is named with the last commit, if it is a branch`() throws {
    let folder = try made()
    let path = "\(folder)/.git/refs/heads/main"
    try expectNamed(path, in: folder, flips: 80)
    let head = try git("rev-parse", "HEAD", in: folder).dropLast()
    for damaged in [[], [UInt8](repeating: 0, count: 41), Array((String(repeating: "1", count: 40) + "\n").utf8)] {
      try overwrite(path, damaged)
      guard case .failure(let error)? = Self.reading(folder) else {
        Issue.record("it is read")
        continue
      }
      #expect(error.damage?.kind == .reference("refs/heads/main", last: ObjectID(hex: head)), "\(error)")
    }
    unlink(path)
    guard case .failure(let error)? = Self.reading(folder) else { return }
    #expect(error.damage?.kind == .reference("refs/heads/main", last: ObjectID(hex: head)), "\(error)")
  }

  @Test func `is named with the branches, if it is the list of them`() throws {
    let folder = try made()
    let head = try #require(ObjectID(hex: git("rev-parse", "HEAD", in: folder).dropLast()))
    try git("pack-refs", "--all", in: folder)
    let path = "\(folder)/.git/packed-refs"
    try expectNamed(path, in: folder, flips: 80)
    try overwrite(path, [])
    guard case .failure(let error)? = Self.reading(folder) else { return }
    let branch = Damage.Branch(name: "refs/heads/main", commit: head)
    #expect(error.damage?.kind == .packedReferences([branch], isList: true), "\(error)")
  }

  @Test(arguments: ["", "\0\0\0\0", "[core", "[core]\n\trepositoryformatversion = x\n"])
  func `is named, if it holds the settings`(text: String) throws {
    let folder = try made()
    let path = "\(folder)/.git/config"
    try overwrite(path, Array(text.utf8))
    guard case .failure(let error)? = Self.reading(folder) else {
      Issue.record("it is read")
      return
    }
    #expect(error.damage?.path == path && error.damage?.kind == .configuration, "\(error)")
  }

  @Test func `is named, if it is a folder that git needs`() throws {
    let folder = try made()
    try git("pack-refs", "--all", in: folder)
    try FileManager.default.removeItem(atPath: "\(folder)/.git/refs")
    guard case .failure(let error)? = Self.reading(folder) else {
      Issue.record("it is read")
      return
    }
    #expect(error.damage?.path == "\(folder)/.git/refs" && error.damage?.kind == .folder, "\(error)")
  }

  @Test func `is not seen where nothing is damaged`() throws {
    let folder = try made()
    #expect(try Repository(at: folder, environment: cleanEnvironment).damages().isEmpty)
    try git("switch", "-q", "--detach", in: folder)
    #expect(try Repository(at: folder, environment: cleanEnvironment).damages().isEmpty)
    let empty = try Repository.scratch("empty")
    #expect(empty.damages().isEmpty)
    #expect(try empty.head().commit == nil)
  }
}
