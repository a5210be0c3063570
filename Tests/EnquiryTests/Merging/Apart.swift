import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// One folder in which two people saved apart: `main` is here, `there` is where the other one saved.
struct Apart {
  static let plan = "enquiries/elm/paired-reading"

  let desk: Desk

  /// The desk of the one who saves there.
  static func other(_ desk: Desk) -> Desk {
    var other = desk
    other.environment["GIT_AUTHOR_NAME"] = "head of English, Oak School"
    other.environment["GIT_AUTHOR_EMAIL"] = "head-of-english@enquiry.invalid"
    other.environment["GIT_COMMITTER_NAME"] = "head of English, Oak School"
    other.environment["GIT_COMMITTER_EMAIL"] = "head-of-english@enquiry.invalid"
    other.now = Moment(seconds: desk.now.seconds + 86_400, offsetMinutes: 0)
    return other
  }

  init(
    from desk: Desk = .withMeasure(), here: (Desk) throws -> Void, there: (Desk) throws -> Void
  ) throws {
    self.desk = desk
    _ = try desk.git("branch", "-m", "main")
    _ = try desk.git("checkout", "-q", "-b", "there")
    // Ids are drawn from HEAD in tests: the same one would give the same.
    _ = try desk.git("commit", "-q", "--allow-empty", "-m", "Begin elsewhere")
    try there(Self.other(desk))
    _ = try desk.git("checkout", "-q", "main")
    try here(desk)
  }

  /// What is saved now, without the history.
  func tree(_ revision: String = "HEAD") throws -> String { try desk.git("rev-parse", revision + "^{tree}") }

  /// The open questions of a merge, by what they are about.
  func questions(_ line: String = "merge there") throws -> [String] {
    let answer = desk(line + " --json")
    #expect(answer.code == 4, "\(answer.seen)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    let questions = try #require(json["questions"] as? [[String: Any]])
    return questions.compactMap { $0["about"] as? String }
  }

  /// The id of the only open question.
  func onlyID() throws -> String {
    let answer = desk("resolve --json --no-input")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any])
    let questions = try #require(json["questions"] as? [[String: Any]])
    #expect(questions.count == 1)
    return try #require(questions.first?["id"] as? String)
  }

  /// Whether the folder is as its last commit, and git finds nothing wrong with it.
  func isSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try desk.git("status", "--porcelain") == "", sourceLocation: sourceLocation)
    #expect(try desk.git("fsck", "--strict") == "", sourceLocation: sourceLocation)
  }

  /// The same merge from the other side, in a copy, comes to the same.
  func isSameFromTheOtherSide(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let here = try desk.git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
    let ours = try desk.git("rev-parse", "HEAD^1").trimmingCharacters(in: .whitespacesAndNewlines)
    let copy = desk.folder + " from the other side"
    _ = try TestSupport.run("git", ["clone", "-q", "-b", "there", desk.folder, copy], in: Scratch.current.path)
    var other = Self.other(desk)
    other.folder = copy
    other.does("merge \(ours)", sourceLocation: sourceLocation)
    #expect(
      try other.git("rev-parse", "HEAD^{tree}") == desk.git("rev-parse", here + "^{tree}"),
      sourceLocation: sourceLocation)
  }
}
