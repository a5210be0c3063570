import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// How the questions of a merge are answered, kept and given up.
@Suite("Answering what a merge asks", .scratch)
struct ResolveTests {
  private func two() throws -> Apart {
    try Apart {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31.4")
      $0.does("measure record reading --occasion after --school 'Elm School' --n 24 --mean 41")
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 34.1")
      $0.does("measure record reading --occasion after --school 'Elm School' --n 24 --mean 44")
    }
  }

  private static let figures = "\(Apart.plan)/measures/reading.figures.csv"

  @Test("On a terminal the questions are asked one by one, and an answer that cannot be is asked again")
  func asked() throws {
    let apart = try two()
    apart.desk.types("merge there", ["t", "42.5"])
    let text = try apart.desk.read(Self.figures)
    #expect(text.contains(",24,34.1,") && text.contains(",24,42.5,"))
    try apart.isSound()
  }

  @Test("What was answered is kept when the person stops, also while something else is saved, until the last answer")
  func kept() throws {
    let apart = try two()
    apart.desk.types("merge there", ["o", .interrupt("")])
    #expect(apart.desk.does("status").err.contains("A merge of “there” waits for answers"))
    apart.desk.does("leadership add -m 'Meanwhile.'")
    let id = try apart.onlyID()
    let answer = apart.desk.does("resolve \(id) --take theirs")
    #expect(answer.err.contains("Decided:"))
    let text = try apart.desk.read(Self.figures)
    #expect(text.contains(",24,31.4,") && text.contains(",24,44,"))
    #expect(apart.desk.does("leadership").out.contains("Meanwhile."))
    #expect(!apart.desk.does("status").err.contains("waits for answers"))
  }

  @Test("A merge that is given up leaves everything as it was")
  func givenUp() throws {
    let apart = try two()
    let before = try apart.tree()
    #expect(apart.desk("merge there").code == 4)
    #expect(apart.desk("merge main~1").err.contains("is waiting for answers here"))
    #expect(apart.desk.does("resolve --abort").err.contains("Nothing has changed here"))
    #expect(try apart.tree() == before)
    #expect(apart.desk("resolve --abort").code == 6)
    try apart.isSound()
  }

  @Test("A file with edits by hand that the merge would change is not overwritten")
  func editedByHand() throws {
    let apart = try Apart { _ in
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 34.1")
    }
    try apart.desk.write("mine\n", to: Self.figures)
    let answer = apart.desk("merge there")
    #expect(answer.code == 1 && answer.spoken.contains(Self.figures))
    #expect(try apart.desk.read(Self.figures) == "mine\n")
  }

  @Test("Where nothing was saved here since, HEAD moves on to theirs")
  func fastForward() throws {
    let apart = try Apart { _ in
    } there: {
      $0.does("leadership add -m 'There.'")
    }
    #expect(apart.desk.does("merge there --dry-run").spoken.contains("can be merged without a question"))
    apart.desk.does("merge there")
    #expect(try apart.desk.git("rev-parse", "HEAD") == apart.desk.git("rev-parse", "there"))
    try apart.isSound()
  }

  @Test("A branch that is not there, and a history that was begun apart, are refused with the way on")
  func refused() throws {
    let apart = try Apart { _ in
    } there: { _ in
    }
    #expect(apart.desk("merge nowhere").code == 6)
    _ = try apart.desk.git("checkout", "-q", "--orphan", "apart")
    _ = try apart.desk.git("commit", "-q", "-m", "Begun apart")
    _ = try apart.desk.git("checkout", "-q", "main")
    #expect(apart.desk("merge apart").err.contains("--unrelated"))
    apart.desk.does("merge apart --unrelated")
    try apart.isSound()
  }
}
