import Git
import TestSupport
import Testing

@testable import enquiry

/// Two people who record apart, on branches of one folder.
@Suite("Merging", .scratch)
struct MergeTests {
  /// A desk with an enquiry and a measure; `main` is here, `there` is where the other one saves.
  private func apart(_ here: (Desk) throws -> Void, _ there: (Desk) throws -> Void) throws -> Desk {
    let desk = Desk.withMeasure()
    _ = try desk.git("branch", "there")
    try here(desk)
    _ = try desk.git("checkout", "-q", "there")
    // Ids are drawn from HEAD in tests: the same one would give the same.
    _ = try desk.git("commit", "-q", "--allow-empty", "-m", "Begin elsewhere")
    var other = desk
    other.environment["GIT_AUTHOR_NAME"] = "head of English, Oak School"
    other.environment["GIT_AUTHOR_EMAIL"] = "head-of-english@enquiry.invalid"
    try there(other)
    _ = try desk.git("checkout", "-q", "main")
    return desk
  }

  @Test("Two people who each add an entry keep both, and the folder is clean and well")
  func bothAdd() throws {
    let desk = try apart {
      $0.does("leadership add -m 'Decided to start with two tutor groups.' -e paired-reading")
    } _: {
      $0.does("leadership add -m 'Asked the library for longer hours.' -e paired-reading")
    }
    let answer = desk.does("merge there")
    #expect(answer.err.contains("Asked the library"))
    #expect(try desk.git("status", "--porcelain").isEmpty)
    #expect(try desk.git("log", "-1", "--format=%P").split(separator: " ").count == 2)
    #expect(try desk.git("fsck", "--strict").isEmpty)
    let list = desk.does("leadership").out
    #expect(list.contains("two tutor groups") && list.contains("longer hours"))
    #expect(desk.does("merge there").err.contains("is here already"))
  }
}
