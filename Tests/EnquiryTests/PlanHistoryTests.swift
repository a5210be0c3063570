import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What history tells of changes to a plan, in real repositories with plain git.
@Suite(.scratch) struct `History of a plan that was fixed` {
  private let enquiry = `A plan that was fixed`.enquiry
  private let lock = `A plan that was fixed`.lock

  private func when(_ desk: Desk, _ line: String = "plan") throws -> [String] {
    try #require(try desk.json(line)["plan_changes"] as? [[String: Any]]).compactMap { $0["when"] as? String }
  }

  private func codes(_ desk: Desk) throws -> [String] {
    try #require(try desk.json("check")["problems"] as? [[String: Any]]).compactMap { $0["code"] as? String }
  }

  private func commit(_ desk: Desk, _ message: String) throws {
    _ = try desk.git("add", "-A")
    _ = try desk.git("-c", "user.name=Jo Bloggs", "-c", "user.email=jo@elm.example", "commit", "-qm", message)
  }

  private func merge(_ desk: Desk, _ branch: String) throws {
    _ = try desk.git("-c", "user.name=a", "-c", "user.email=b", "merge", "-q", "--no-ff", "-m", "merge", branch)
  }

  private let result = "measure record age --occasion after --group 8A --n 20 --mean 106 --sd 10"
  private let change = "edit measure age -e paired-reading --set control_group=8C"

  @Test func `says made apart where neither the change nor the results came first`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    _ = try desk.git("switch", "-qc", "colleague")
    desk.does(result)
    _ = try desk.git("switch", "-q", "-")
    desk.does(change)
    #expect(try when(desk) == ["before_results"])
    try merge(desk, "colleague")
    #expect(try when(desk) == ["made_apart"])
    // A change after the merge knows of the results.
    desk.does("plan edit --success 'Teachers like it'")
    #expect(try when(desk) == ["after_results", "made_apart"])
  }

  @Test func `takes the later of two changes of one key, and a change that was made on both sides by its worse side`()
    throws
  {
    let desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does("edit measure age -e paired-reading --set control_group=8B")
    desk.does(result)
    #expect(try when(desk).isEmpty, "back as it was")
    desk.does(change)
    #expect(try when(desk) == ["after_results"])
  }

  @Test func `does not name a person who signs with a name`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    let path = "\(enquiry)/measures/age.yaml"
    try desk.write(try desk.read(path).replacingOccurrences(of: "8B", with: "8C"), to: path)
    try commit(desk, "another class")
    #expect(try when(desk) == ["before_results"])
    #expect(!desk.does("plan").seen.contains("Bloggs"))
    #expect(!desk.does("plan --json").out.contains("Bloggs"))
  }

  @Test func `tells nothing where one commit brought all, and still tells what came after it`() throws {
    var desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does(result)
    let origin = desk.folder
    desk.folder = Scratch.current.path
    desk.does("init copy --name Copy --sign 'project lead, Elm School' --from '\(origin)'")
    desk.folder = Scratch.current("copy")
    #expect(try when(desk) == ["cannot_be_told"])
    #expect(try codes(desk).isEmpty, "nobody can tell how the lock was made, so nothing is said")
    desk.does("plan edit --success 'Teachers like it'")
    #expect(try when(desk) == ["after_results", "cannot_be_told"])
  }

  @Test func `tells nothing where a shallow clone was cut off`() throws {
    var desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does(result)
    let origin = desk.folder
    _ = try TestSupport.run(
      "git", ["clone", "-q", "--depth", "1", "file://\(origin)", "cut"], in: Scratch.current.path)
    desk.folder = Scratch.current("cut")
    #expect(try when(desk) == ["cannot_be_told"])
    #expect(try codes(desk).isEmpty)
  }

  @Test func `follows an enquiry that got another name`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does(result)
    _ = try desk.git("mv", enquiry, "enquiries/elm/reading")
    try commit(desk, "rename")
    #expect(try when(desk, "plan -e reading") == ["before_results"])
    #expect(!(try codes(desk)).contains("plan_edited_by_hand"))
  }

  // MARK: - The day on which it was fixed

  private func fixed(_ desk: Desk) throws -> [String: Any] {
    try #require(try desk.json("plan")["plan_locked"] as? [String: Any])
  }

  @Test func `tells the day of the commit that fixed it, not one that somebody wrote into the file`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    try desk.write(try desk.read(lock).replacingOccurrences(of: "2026-11-15", with: "2026-09-01"), to: lock)
    let words = "The plan was fixed on 15 November 2026 (its file says 1 September 2026)."
    #expect(desk.does("plan").out.contains(words), "before it is saved")
    desk.does("save")
    #expect(desk.does("plan").out.contains(words))
    #expect(try fixed(desk)["date"] as? String == "2026-11-15")
    #expect(try fixed(desk)["date_in_file"] as? String == "2026-09-01")
    #expect(desk("plan lock").err.contains("was fixed already on 15 November 2026"))
    // A later day is no truer.
    try desk.write(try desk.read(lock).replacingOccurrences(of: "2026-09-01", with: "2026-11-20"), to: lock)
    desk.does("save")
    #expect(try fixed(desk)["date"] as? String == "2026-11-15")
  }

  @Test func `tells the day of the file where history came from elsewhere, and of a new plan its own day`() throws {
    var desk = `A plan that was fixed`.deskWithLock()
    let later = `A plan that was fixed`().later(desk, days: 3)
    later.does("plan edit --success 'Teachers like it'")
    later.does("plan amend -m 'They asked'")
    #expect(try fixed(later)["date"] as? String == "2026-11-15", "an amendment does not fix it anew")
    let last = `A plan that was fixed`().later(desk, days: 5)
    last.does("plan amend --switch -m 'Another way'")
    #expect(try fixed(last)["date"] as? String == "2026-11-20")
    let origin = desk.folder
    desk.folder = Scratch.current.path
    desk.does("init copy --name Copy --sign 'project lead, Elm School' --from '\(origin)'")
    desk.folder = Scratch.current("copy")
    #expect(try fixed(desk)["date"] as? String == "2026-11-20")
    #expect(try fixed(desk)["date_in_file"] == nil)
  }

  // MARK: - The lock edited by hand

  @Test func `shows an edit of the lock itself by hand, saved or not, until its reason is recorded`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does(result)
    #expect(try when(desk) == ["before_results"])
    // The lock is made to say what was done.
    try desk.write(
      try desk.read(lock).replacingOccurrences(of: "8B\n    treat", with: "8C\n    treat").replacingOccurrences(
        of: "control_group: 8B", with: "control_group: 8C"), to: lock)
    #expect(try when(desk) == ["not_saved"])
    desk.does("save")
    #expect(try when(desk) == ["after_results"])
    #expect(
      desk.does("plan").out.contains(
        "The fixed plan itself was edited by hand, Reading age, comparison group: from “8B” to “8C”"))
    #expect(try codes(desk) == ["plan_edited_by_hand"])
    desk.does("plan amend -m 'It was the wrong class'")
    #expect(try codes(desk).isEmpty)
    #expect(desk.does("plan").out.contains("- It was the wrong class. The fixed plan itself was edited by hand"))
  }

  @Test func `does not mind comments, quotes or line ends in the lock`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    let text =
      "# our plan\n"
      + (try desk.read(lock)).replacingOccurrences(of: "design: matched", with: "design: \"matched\"  # similar pupils")
    try desk.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: lock)
    desk.does("save")
    #expect(try when(desk).isEmpty)
    #expect(try codes(desk).isEmpty)
  }

  @Test func `tells of a lock that was written by hand altogether`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    try desk.write("schema: enquiry/1\nlocked: 2026-09-01\nmeasures:\n  - id: age\n", to: lock)
    desk.does("save")
    #expect(try codes(desk) == ["plan_edited_by_hand"])
  }

  @Test func `does not let an amendment go unseen that was taken out by hand`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    desk.does(change)
    desk.does("plan amend -m 'The class was merged'")
    let text = try desk.read(lock)
    let start = try #require(text.range(of: "amendments:")).lowerBound
    try desk.write(String(text[..<start]), to: lock)
    desk.does("save")
    #expect(try codes(desk) == ["plan_edited_by_hand"])
    #expect(try when(desk).count == 1)
  }

  @Test func `takes two amendments that were brought together for what they are`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    _ = try desk.git("switch", "-qc", "colleague")
    desk.does("plan edit --success 'Teachers like it'")
    desk.does("plan amend -m 'Teachers asked.'")
    let theirs = try desk.read(lock)
    _ = try desk.git("switch", "-q", "-")
    desk.does(change)
    desk.does("plan amend -m 'The class was merged.'")
    let ours = try desk.read(lock)
    _ = try TestSupport.run("git", ["merge", "-q", "colleague"], in: desk.folder)
    // A person takes both.
    let come = try #require(theirs.range(of: "amendments:\n")).upperBound
    let both =
      ours.replacingOccurrences(of: "8B\nmeasures", with: "8B\n  - Teachers like it\nmeasures") + theirs[come...]
    try desk.write(both, to: lock)
    try commit(desk, "merge")
    #expect(try codes(desk).isEmpty)
    #expect(try when(desk).count == 2)
  }

  @Test func `tells of a lock that cannot be read, and hides nothing else`() throws {
    let desk = `A plan that was fixed`.deskWithLock()
    try desk.write("schema: enquiry/1\nlocked: soon\nmeasures: [x\n", to: lock)
    let answer = desk("impact")
    #expect(answer.code == 0)
    #expect(answer.seen.contains("plan.lock.yaml:"))
    #expect(desk("check").code == 3)
    #expect(desk("plan lock").code == 1)
    #expect(desk("plan amend -m x").code == 1)
  }
}
