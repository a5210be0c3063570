import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A bare repository as it lies on a server, with the program that was built as its hook; and a desk that pushes to it by plain git.
struct Server {
  let folder: String
  let desk: Desk

  static let enquiry = "enquiries/elm/paired-reading"

  /// - Parameters:
  ///   - name: the folder of the repository; git quotes one with a colon in it.
  ///   - unpackLimit: from how many objects on git keeps what is pushed as one pack.
  ///   - desk: nil for one of its own.
  init(_ name: String = "server.git", unpackLimit: Int = 100, desk other: Desk? = nil) throws {
    desk = other ?? Desk.withEnquiry()
    folder = Scratch.current(name)
    try git("init", "-q", "--bare", "-b", "main", folder)
    try git("config", "receive.unpackLimit", "\(unpackLimit)", in: folder)
    try TextFile(
      "hooks/pre-receive",
      "#!/bin/sh\nENQUIRY_NOW=2026-11-15T12:00:00Z exec '\(Desk.program)' check --pushed\n", isExecutable: true
    ).write(below: folder)
    _ = try run("git", ["remote", "remove", "origin"], in: desk.folder)
    _ = try desk.git("remote", "add", "origin", folder)
  }

  /// A server that has the desk's first commits.
  static func begun(_ name: String = "server.git", unpackLimit: Int = 100) throws -> Server {
    let server = try Server(name, unpackLimit: unpackLimit)
    try server.takes("main")
    return server
  }

  /// What git says of a push, in the words behind `remote: `, line by line.
  struct Answer {
    let isTaken: Bool
    let lines: [String]
    let all: String

    /// The words in one line; a path that takes several lines in one piece.
    var spoken: String {
      var spoken = ""
      for line in lines { spoken += (spoken.hasSuffix("/") ? "" : " ") + line }
      return spoken.split(separator: " ").joined(separator: " ")
    }
  }

  func push(_ arguments: String...) throws -> Answer { try push(arguments) }

  func push(_ arguments: [String]) throws -> Answer {
    let outcome = try run("git", ["push", "origin"] + arguments, in: desk.folder)
    let lines = outcome.error.split(separator: "\n").filter { $0.hasPrefix("remote: ") }.map { line in
      // git pads each line, so that what stood there before is gone.
      String(line.dropFirst(8)).trimmingCharacters(in: .whitespaces)
    }
    return Answer(isTaken: outcome.status == 0, lines: lines, all: outcome.error)
  }

  func takes(_ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let answer = try push(arguments)
    #expect(answer.isTaken && answer.lines.isEmpty, "\(answer.all)", sourceLocation: sourceLocation)
  }

  /// Pushes what must be refused, so that nothing of it is there afterwards.
  ///
  /// - Parameter words: what is said, each somewhere.
  @discardableResult
  func refuses(
    _ arguments: String..., saying words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Answer {
    let before = try git("for-each-ref", in: folder)
    let answer = try push(arguments)
    #expect(!answer.isTaken, "\(arguments) was taken", sourceLocation: sourceLocation)
    for word in words { #expect(answer.spoken.contains(word), "\(answer.all)", sourceLocation: sourceLocation) }
    #expect(try git("for-each-ref", in: folder) == before, sourceLocation: sourceLocation)
    return answer
  }

  /// Does something while the server takes everything.
  func withoutHook(_ body: () throws -> Void) throws {
    let (hook, kept) = (folder + "/hooks/pre-receive", folder + "/hooks/kept")
    try FileManager.default.moveItem(atPath: hook, toPath: kept)
    try body()
    try FileManager.default.moveItem(atPath: kept, toPath: hook)
  }

  /// Types a command of git's that was told.
  func goes(_ command: String) throws {
    let outcome = try run("git", command.split(separator: " ").dropFirst().map(String.init), in: desk.folder)
    #expect(outcome.status == 0, "\(command) \(outcome.error)")
  }

  /// Commits files by plain git, past all that the program would say.
  @discardableResult
  func commit(_ files: [String: String], _ message: String = "By hand") throws -> String {
    for (path, text) in files { try desk.write(text, to: path) }
    _ = try desk.git("add", "-f", "-A", ".")
    _ = try desk.git("commit", "-q", "--allow-empty", "-m", message)
    return String(try desk.git("rev-parse", "HEAD").prefix(40))
  }

  /// Commits a tree that has more names than the newest one, as git itself would never make them.
  ///
  /// - Parameter lines: mode, name and id of each.
  func commit(lines: [(mode: String, name: [UInt8], id: String)]) throws {
    var tree: [UInt8] = []
    for line in try desk.git("ls-tree", "HEAD").split(separator: "\n") {
      let parts = line.split(whereSeparator: \.isWhitespace)
      let mode = parts[0] == "040000" ? "40000" : String(parts[0])
      tree += Self.line(mode, Array(parts[3].utf8), String(parts[2]))
    }
    for line in lines { tree += Self.line(line.mode, line.name, line.id) }
    let id = try object("tree", tree)
    let commit = try desk.git("commit-tree", id, "-p", "HEAD", "-m", "By hand").prefix(40)
    _ = try desk.git("update-ref", "HEAD", String(commit))
  }

  /// Stores an object as it is.
  func object(_ kind: String, _ bytes: [UInt8]) throws -> String {
    let file = Scratch.current("object")
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return String(try desk.git("hash-object", "-t", kind, "-w", "--literally", file).prefix(40))
  }

  static func line(_ mode: String, _ name: [UInt8], _ id: String) -> [UInt8] {
    let digits = Array(id)
    let bytes = stride(from: 0, to: 40, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return Array("\(mode) ".utf8) + name + [0] + bytes
  }
}

extension Server {
  static let upn = "A123456789012"

  static func entry(_ id: String) -> String { "\(enquiry)/evidence/2026-11-02-survey-\(id).md" }

  static func note(_ text: String) -> String { "---\nschema: enquiry/1\n---\n\n\(text)\n" }
}
