import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What an alliance shares, with things in it that git itself would not write; and the facilitator who reads it.
struct HostileSource {
  /// The facilitator, who has read what was sound.
  let desk: Desk
  /// The alliance's bare repository.
  let folder = Scratch.current("elm-shared.git")

  static let enquiry = "enquiries/elm/paired-reading"
  static let branch = "refs/heads/shared/cluster"

  typealias Line = (mode: String, name: [UInt8], id: String)

  init() throws {
    desk = try Alliances(["elm"]).facilitator
  }

  // MARK: - Objects

  /// Stores an object as it is.
  func object(_ kind: String, _ bytes: [UInt8]) throws -> String {
    let file = Scratch.current("object")
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return try plain("hash-object", "-t", kind, "-w", "--literally", file)
  }

  func file(_ text: String) throws -> String { try object("blob", Array(text.utf8)) }

  /// A folder with its lines as they are given, in whatever order.
  func tree(_ lines: [Line]) throws -> String {
    try object("tree", lines.flatMap { Server.line($0.mode, $0.name, $0.id) })
  }

  /// Folders in folders, so many deep, above one.
  func nested(_ depth: Int, around inner: String) throws -> String {
    try (0..<depth).reduce(inner) { id, _ in try tree([("40000", Array("d".utf8), id)]) }
  }

  // MARK: - Commits

  /// Commits lines in one of the folders that are there, after those that stand in it.
  ///
  /// - Parameter head: what the commit says beside its folder, in place of what git writes.
  /// - Returns: the commit.
  @discardableResult
  func add(_ lines: [Line], to folder: String = enquiry, head: String? = nil) throws -> String {
    let parts = folder.split(separator: "/").map(String.init)[...]
    return try commit(with(lines, at: parts, in: plain("rev-parse", "\(Self.branch)^{tree}")), head: head)
  }

  /// Commits a folder as all there is, on top of the branch.
  @discardableResult
  func commit(_ tree: String, head: String? = nil) throws -> String {
    let head = head ?? "author Ada <ada@school.example> 1394014272 +0000\ncommitter Ada <a@b.example> 1394014272 +0000"
    let parent = try plain("rev-parse", Self.branch)
    let text = "tree \(tree)\nparent \(parent)\n\(head)\n\nBy hand\n"
    let commit = try object("commit", Array(text.utf8))
    _ = try plain("update-ref", Self.branch, commit)
    return commit
  }

  private func with(_ lines: [Line], at path: ArraySlice<String>, in tree: String) throws -> String {
    var all = try plain("ls-tree", tree).split(separator: "\n").map { line -> Line in
      let parts = line.split(whereSeparator: \.isWhitespace)
      return (parts[0] == "040000" ? "40000" : String(parts[0]), Array(parts[3].utf8), String(parts[2]))
    }
    guard let next = path.first else { return try self.tree(all + lines) }
    let place = try #require(all.firstIndex { $0.name == Array(next.utf8) })
    all[place].id = try with(lines, at: path.dropFirst(), in: all[place].id)
    return try self.tree(all)
  }

  private func plain(_ arguments: String...) throws -> String {
    let outcome = try run("git", arguments, in: folder)
    let said = outcome.status == 0 ? outcome.output.trimmingCharacters(in: .newlines) : nil
    return try #require(said, "\(arguments): \(outcome.error)")
  }

  // MARK: - What comes of it

  /// Fetches, and reads with every command that reads sources; none may fail, and none may say what steers a terminal.
  ///
  /// - Parameter words: what the fetch says of it.
  func isRead(saying words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = try around()
    let fetched = desk.does("source fetch", sourceLocation: sourceLocation)
    for word in words { #expect(fetched.spoken.contains(word), "\(fetched.spoken)", sourceLocation: sourceLocation) }
    for line in ["source list", "list", "status", "due", "history", "history elm/paired-reading"] {
      isHarmless(desk.does(line, sourceLocation: sourceLocation), line, sourceLocation)
    }
    let shown = desk.does("show elm/paired-reading", sourceLocation: sourceLocation)
    #expect(shown.out.contains("A survey for the cluster at elm."), sourceLocation: sourceLocation)
    for answer in [fetched, shown, desk("check"), desk("check --json")] {
      isHarmless(answer, "check", sourceLocation)
      #expect([0, 3].contains(answer.code), "\(answer.seen)", sourceLocation: sourceLocation)
    }
    #expect(try around() == before, "something outside was touched", sourceLocation: sourceLocation)
    #expect(try desk.git("status", "--porcelain") == "", sourceLocation: sourceLocation)
  }

  /// Fetches what is refused as a whole; what was read before is read all the same.
  func isRefused(saying words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let head = try desk.git("rev-parse", "refs/sources/elm/head")
    let answer = desk("source fetch")
    #expect(answer.code == 1, "\(answer.seen)", sourceLocation: sourceLocation)
    isHarmless(answer, "fetch", sourceLocation)
    for word in words { #expect(answer.spoken.contains(word), "\(answer.spoken)", sourceLocation: sourceLocation) }
    #expect(try desk.git("rev-parse", "refs/sources/elm/head") == head, sourceLocation: sourceLocation)
    #expect(desk.does("show elm/paired-reading").out.contains("A survey for the cluster at elm."))
  }

  private func isHarmless(_ answer: Desk.Answer, _ line: String, _ place: SourceLocation) {
    let steering = (answer.out + answer.err).unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
      default: false
      }
    }
    #expect(steering == nil, "\(line): \(answer.seen)", sourceLocation: place)
  }

  /// What stands in the scratch folder beside the facilitator's, and when it was changed.
  private func around() throws -> [String: Date] {
    let top = Scratch.current.path
    var found: [String: Date] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: top) ?? .init()
    where !name.hasPrefix("north") {
      found[name] =
        try FileManager.default.attributesOfItem(atPath: top + "/" + name)[.modificationDate] as? Date
    }
    return found
  }
}
