import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// One server, and people at desks who send to it and receive from it.
struct Shared {
  /// A bare repository, as on a shared drive; its name is one that quoting must get right.
  let server = Scratch.current("Elm's server é.git")
  var desk: Desk

  /// The first desk has sent what it has.
  init() throws {
    try git("init", "-q", "--bare", "-b", "main", server)
    var desk = Desk.withEnquiry()
    desk.environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    self.desk = desk
  }

  static func begun() throws -> Shared {
    let shared = try Shared()
    shared.desk.does("sync --to \"\(shared.server)\"")
    return shared
  }

  /// Another person's desk, with a copy from the server.
  func colleague(_ name: String, sign: String = "head of English, Oak School") -> Desk {
    var other = desk
    other.seed = name
    other.folder = Scratch.current.path
    other.does("init \(name) --from \"\(server)\" --sign '\(sign)'")
    other.folder = Scratch.current(name)
    return other
  }

  func hook(_ name: String, _ script: String) throws {
    try TextFile("hooks/\(name)", "#!/bin/sh\n\(script)\n", isExecutable: true).write(below: server)
  }

  func tip(_ name: String = "main") throws -> String { try git("rev-parse", name, in: server) }

  /// Plain git finds nothing wrong, at the server and at a desk, and nothing was left behind there.
  func isSound(_ desk: Desk, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for place in [server, desk.folder] {
      let check = try run("git", ["fsck", "--full", "--strict"], in: place)
      #expect(check.status == 0, "\(check.error)", sourceLocation: sourceLocation)
    }
    #expect(try git("status", "--porcelain", in: desk.folder) == "", sourceLocation: sourceLocation)
    let left = try git("ls-files", "--others", in: desk.folder)
    #expect(left == "", sourceLocation: sourceLocation)
    let locks = try run("find", [desk.folder, server, "-name", "*.lock"]).output
    // Our own lock is a file that stays.
    #expect(
      locks.split(separator: "\n").allSatisfy { $0.hasSuffix("/enquiry.lock") }, "\(locks)",
      sourceLocation: sourceLocation)
  }
}
