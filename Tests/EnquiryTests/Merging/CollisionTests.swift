import Git
import TestSupport
import Testing

@testable import enquiry

/// Changes that are right apart and contradict each other together.
@Suite("Merging what contradicts", .scratch)
struct CollisionTests {
  private static let plan = Apart.plan

  @Test("A school that left on one side and was measured on the other is a question")
  func leftAndMeasured() throws {
    let apart = try Apart {
      $0.does("participation add --kind left --school 'Elm School' --date 2026-11-01 -m 'No cover.'")
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31")
    }
    #expect(
      try apart.questions() == ["Elm School left on one side and was measured on the other (elm/paired-reading)"])
    let id = try apart.onlyID()
    #expect(apart.desk("resolve \(id) --take ours").err.contains("Take both or theirs"))
    apart.desk.does("resolve \(id) --take theirs")
    #expect(apart.desk.does("participation").out.contains("left") == false)
    #expect(try apart.desk.git("log", "-1", "--format=%B").contains("it did not leave"))
  }

  @Test("A school that was measured before the day on which it left is no question")
  func measuredBeforeItLeft() throws {
    let desk = Desk.withMeasure()
    let path = "\(Self.plan)/measures/reading.yaml"
    try desk.write(try desk.read(path) + "occasions:\n  - id: before\n    date: 2026-09-10\n", to: path)
    desk.does("save")
    let apart = try Apart(from: desk) {
      $0.does("participation add --kind left --school 'Elm School' --date 2026-11-01 -m 'No cover.'")
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31")
    }
    apart.desk.does("merge there")
    try apart.isSound()
  }

  @Test("Two cycles that were opened for one period are a question, whichever side is ours")
  func twoCycles() throws {
    let apart = try Apart {
      $0.does("cycle new --period autumn-2026")
    } there: {
      $0.does("cycle new --period autumn-2026")
    }
    #expect(try apart.questions() == ["each side opened a cycle for autumn 2026 (elm/paired-reading)"])
    apart.desk.does("resolve \(try apart.onlyID()) --take theirs")
    let path = try apart.desk.onlyFile(in: "\(Self.plan)/cycles")
    #expect(try apart.desk.git("ls-tree", "-r", "--name-only", "there").contains(path))
  }

  @Test("A measure that was defined anew on one side and recorded on the other is a question")
  func redefined() throws {
    let apart = try Apart {
      $0.does("measure revise reading --scale-max 80 --reason 'A longer test.'")
    } there: {
      $0.does("measure record reading --occasion before --school 'Elm School' --n 24 --mean 31")
    }
    let asked = try apart.questions()
    #expect(asked.count == 1 && asked[0].contains("was defined anew on one side"))
    apart.desk.does("resolve \(try apart.onlyID()) --take both")
    try apart.isSound()
  }

  @Test("What a check finds in both together and in neither alone is a question")
  func foundByTheCheck() throws {
    let apart = try Apart { desk in
      _ = try desk.git("rm", "-q", "\(Self.plan)/measures/reading.yaml")
      _ = try desk.git("commit", "-q", "-m", "No measure any more")
    } there: {
      $0.does("evidence add --kind survey --measure reading -m 'Pupils read more.'")
    }
    let asked = try apart.questions()
    #expect(asked.count == 1 && asked[0].contains("reading"))
    apart.desk.does("resolve \(try apart.onlyID()) --take both")
    #expect(apart.desk("check").out.contains("reading"))
  }
}
