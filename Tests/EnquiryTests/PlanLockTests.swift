import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// Plans that are fixed, changed with a reason, changed by hand, and changed apart from the results.
@Suite(.scratch) struct `A plan that was fixed` {
  static let enquiry = "enquiries/elm/paired-reading"
  static let lock = "\(enquiry)/plan.lock.yaml"

  /// A desk with a question, a criterion and an outcome with a comparison group, fixed on 15 November 2026.
  static func deskWithLock() -> Desk {
    var desk = Desk.withEnquiry()
    desk.width = 400
    desk.does("plan edit --success 'Six months more than 8B'")
    desk.does(
      "measure new age --title 'Reading age' --unit months --design matched --treatment-group 8A --control-group 8B --primary-analysis did"
    )
    desk.does("plan lock")
    return desk
  }

  func later(_ desk: Desk, days: Int64) -> Desk {
    var later = desk
    later.now = Moment(seconds: desk.now.seconds + days * 86_400, offsetMinutes: 0)
    return later
  }

  func changes(_ desk: Desk, _ line: String = "plan") throws -> [[String: Any]] {
    try #require(try desk.json(line)["plan_changes"] as? [[String: Any]])
  }

  private func results(_ desk: Desk) {
    for group in ["8A", "8B"] {
      desk.does("measure record age --occasion before --group \(group) --n 20 --mean 100 --sd 10")
      desk.does("measure record age --occasion after --group \(group) --n 20 --mean 106 --sd 10")
    }
  }

  @Test func `a school that takes part already is not listed a second time`() throws {
    let desk = Desk.withEnquiry()
    desk.does("plan edit --school 'Elm School' --school 'Oak School'")
    let text = try desk.read("\(Self.enquiry)/enquiry.md")
    desk("plan edit --school 'oak school' --school 'Elm School'")
    #expect(try desk.read("\(Self.enquiry)/enquiry.md") == text)
    #expect(!desk("check").out.contains("a second time"))
  }

  // MARK: - Fixing it

  @Test func `holds the question, success and what of each outcome bears on results`() throws {
    let desk = Self.deskWithLock()
    #expect(
      try desk.read(Self.lock) == """
        schema: enquiry/1
        locked: 2026-11-15
        question: What difference does daily paired reading make to reading age for year 7 pupils?
        success:
          - Six months more than 8B
        measures:
          - id: age
            title: Reading age
            scale: continuous
            direction: higher_is_better
            unit: months
            design: matched
            primary_analysis: did
            control_group: 8B
            treatment_groups:
              - 8A

        """)
    #expect(try desk.git("log", "-1", "--format=%B").contains("Action: plan lock"))
    #expect(desk.does("plan").out.contains("The plan was fixed on 15 November 2026. No changes to the plan."))
    #expect(desk.does("status").out.contains("The plan is as it was fixed."))
    #expect(desk.does("check").seen.isEmpty)
    #expect(try changes(desk).isEmpty)
  }

  @Test func `is shown first and not written by a dry run`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    #expect(desk.does("plan lock --dry-run").seen.contains("+ locked: 2026-11-15"))
    #expect(!FileManager.default.fileExists(atPath: desk.folder + "/" + Self.lock))
  }

  @Test func `says that results were in when it was fixed after them`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age --title 'Reading age'")
    desk.does("measure record age --occasion before --n 20 --mean 100 --sd 10")
    desk.does("plan lock --dry-run")
    desk.does("measure record age --occasion after --n 20 --mean 106 --sd 10")
    let refused = desk("plan lock --no-input")
    #expect(refused.code == 64)
    #expect(refused.err.contains("Results are in already: Reading age."))
    desk.does("plan lock --after-results")
    #expect(try desk.read(Self.lock).contains("after_results: true"))
    var wide = desk
    wide.width = 400
    #expect(wide.does("plan").out.contains("The plan was fixed on 15 November 2026, when results were in already."))
  }

  @Test func `is asked about where a person sits, and says so when results are in`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age --title 'Reading age'")
    desk.does("measure record age --occasion after --n 20 --mean 106 --sd 10")
    let seen = desk.types("plan lock", ["y"]).seen
    #expect(seen.contains("Outcome: Reading age (age)"))
    #expect(seen.contains("Results are in already: Reading age."))
    #expect(try desk.read(Self.lock).contains("after_results: true"))
  }

  // MARK: - Changing it

  @Test func `shows what was changed without a reason, when, by whom, and whether results were in`() throws {
    let desk = Self.deskWithLock()
    later(desk, days: 1).does("edit measure age -e paired-reading --set control_group=8C")
    results(later(desk, days: 2))
    later(desk, days: 3).does("plan edit --success 'Teachers like it'")
    let told = try changes(desk)
    #expect(told.map { $0["what"] as? String } == ["success", "definition"], "after results first")
    #expect(told.map { $0["when"] as? String } == ["after_results", "before_results"])
    #expect(told.map { $0["date"] as? String } == ["2026-11-18", "2026-11-16"])
    #expect(told.allSatisfy { $0["role"] as? String == "project lead, Elm School" })
    let out = desk.does("impact").out
    #expect(
      out.contains("CHANGES TO THE PLAN\nThe plan was fixed on 15 November 2026. 2 changes to the plan; no reason"))
    #expect(
      out.contains(
        "- No reason is recorded. Reading age, comparison group: from “8B” to “8C” (16 November 2026, before any result; project lead, Elm School)."
      ))
    #expect(
      out.contains(
        "- No reason is recorded. Success: “Teachers like it” added (18 November 2026, after results were in;"))
    #expect(try changes(desk, "impact").count == 2)
    #expect(try changes(desk, "show").count == 2)
    #expect(desk.does("status").out.contains("2 changes to the plan since it was fixed."))
  }

  @Test func `shows the reason first once it was recorded, and when the change itself was made`() throws {
    let desk = Self.deskWithLock()
    later(desk, days: 1).does("edit measure age -e paired-reading --set control_group=8C")
    results(later(desk, days: 2))
    later(desk, days: 3).does("plan amend -m '8B was merged with another class'")
    let told = try changes(desk)
    #expect(told.map { $0["reason"] as? String } == ["8B was merged with another class"])
    #expect(told.first?["when"] as? String == "before_results", "the change came before, its reason after")
    #expect(told.first?["date"] as? String == "2026-11-16")
    #expect(told.first?["recorded"] as? String == "2026-11-18")
    #expect(
      desk.does("plan").out.contains(
        "- 8B was merged with another class. Reading age, comparison group: from “8B” to “8C” (16 November 2026, before any result;"
      ))
    #expect(try desk.read(Self.lock).contains("control_group: 8C"))
    #expect(!desk.does("check").seen.contains("by hand"), "an amended plan was not edited by hand")
    let again = desk("plan amend -m again")
    #expect(again.code == 1)
    #expect(again.err.contains("The plan is as it was fixed: there is no change to record."))
  }

  @Test func `keeps its amendments byte for byte when another is added`() throws {
    let desk = Self.deskWithLock()
    desk.does("plan edit --success 'Teachers like it'")
    desk.does("plan amend -m 'Teachers asked for it.'")
    let before = try desk.read(Self.lock)
    let amendments = try #require(before.range(of: "amendments:")).lowerBound
    desk.does("edit measure age -e paired-reading --set primary_analysis=ancova")
    desk.does("plan amend -m 'Groups began apart.'")
    #expect(try desk.read(Self.lock).contains(before[amendments...]))
    #expect(try changes(desk).count == 2)
  }

  @Test func `opens another one by a decision to switch and keeps the one before`() throws {
    let desk = Self.deskWithLock()
    desk.does("plan edit --practice 'shared reading in tutor time'")
    later(desk, days: 5).does("plan amend --switch -m 'Pairs could not be kept up'")
    let text = try desk.read(Self.lock)
    #expect(text.contains("locked: 2026-11-20"))
    #expect(text.contains("earlier:\n  - locked: 2026-11-15\n    question: What difference does daily paired reading"))
    #expect(text.contains("    ended: 2026-11-20\n    reason: Pairs could not be kept up"))
    let told = try changes(desk)
    #expect(told.map { $0["what"] as? String } == ["switch"])
    #expect(
      desk.does("plan").out.contains(
        "- Pairs could not be kept up. Another plan took over in place of “What difference does daily paired reading"))
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `tells of hand edits that are not saved yet, and of measures that went or came`() throws {
    let desk = Self.deskWithLock()
    let path = "\(Self.enquiry)/measures/age.yaml"
    try desk.write(try desk.read(path).replacingOccurrences(of: "8B", with: "8C"), to: path)
    #expect(try changes(desk).first?["when"] as? String == "not_saved")
    #expect(try changes(desk).first?["role"] == nil)
    #expect(desk("plan amend -m x").err.contains("was edited by hand and is not saved yet"))
    desk.does("save")
    desk.does("measure new views --scale likert")
    desk.does("edit measure age -e paired-reading --set purpose=context")
    let told = try changes(desk).map { "\($0["measure"] ?? "") \($0["from"] ?? "-") \($0["to"] ?? "-")" }
    #expect(told.sorted() == ["age outcome context", "views - outcome"], "\(told)")
    _ = try desk.git("rm", "-q", path)
    _ = try desk.git("-c", "user.name=a", "-c", "user.email=b", "commit", "-qm", "gone")
    #expect(try changes(desk).contains { $0["measure"] as? String == "age" && $0["to"] == nil })
    let problems = try #require(try desk.json("check")["problems"] as? [[String: Any]])
    #expect(problems.compactMap { $0["code"] as? String } == ["fixed_measure_gone"])
    #expect(problems.first?["line"] as? Int == 7)
  }

  @Test func `gives the reason of a revised measure`() throws {
    let desk = Self.deskWithLock()
    desk.does("measure revise age --instrument 'New test' --reason 'The old test is no longer sold'")
    let told = try changes(desk)
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0["reason"] as? String == "The old test is no longer sold" })
  }

  @Test func `puts its own analysis first, whatever the measure says later`() throws {
    let desk = Self.deskWithLock()
    desk.does("edit measure age -e paired-reading --set primary_analysis=post")
    #expect(try changes(desk).first?["key"] as? String == "primary_analysis")
  }

  // MARK: - Many changes

  @Test func `shows five changes beside the results and says how many more there are`() throws {
    let desk = Self.deskWithLock()
    for number in 1...7 { desk.does("plan edit --success 'Number \(number) of them all, \(number * 111)'") }
    let out = desk.does("impact").out
    #expect(out.contains("and 2 more: enquiry plan"))
    #expect(out.split(separator: "\n").count { $0.hasPrefix("- No reason") } == 5)
    #expect(!desk.does("plan").out.contains("more: enquiry plan"))
  }
}
