import TestSupport
import Testing

/// A branch without a commit that somebody made on purpose.
@Suite(.scratch) struct `A branch without a past is no damage` {
  @Test func `where all commits were taken back`() throws {
    let desk = Desk.withEnquiry()
    _ = try desk.git("update-ref", "-d", "HEAD")
    let answer = desk.does("list")
    #expect(answer.out.contains("paired-reading"))
    #expect(desk("history").code == 0)
  }

  @Test func `where another branch was begun`() throws {
    let desk = Desk.withEnquiry()
    _ = try desk.git("switch", "-q", "--orphan", "fresh")
    #expect(!desk("list").seen.contains("damaged"))
    _ = try desk.git("switch", "-q", "main")
    desk.does("list")
  }
}
