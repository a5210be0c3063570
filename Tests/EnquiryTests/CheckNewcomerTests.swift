import Foundation
import Git
import TestSupport
import Testing

@testable import enquiry

/// What people met who kept their records by hand.
@Suite(.scratch) struct `check of records kept by hand` {
  private static let enquiry = "enquiries/elm/paired-reading"

  private func later(_ desk: Desk, days: Int64) -> Desk {
    var later = desk
    later.now = Moment(seconds: desk.now.seconds + days * 86_400, offsetMinutes: 0)
    return later
  }

  private func commit(_ desk: Desk) throws {
    _ = try desk.git("add", "-A")
    _ = try desk.git("-c", "user.name=a", "-c", "user.email=b", "commit", "-qm", "by hand")
  }

  private func move(_ desk: Desk, _ from: String, _ to: String) throws {
    try FileManager.default.moveItem(atPath: "\(desk.folder)/\(from)", toPath: "\(desk.folder)/\(to)")
  }

  // MARK: - Other names

  @Test func `a cycle whose file got another name did not begin then`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("cycle new --period autumn-2026 --prediction 'They will gain.'")
    desk.does("measure record age --occasion before --mean 100 --n 30")
    desk.does("measure record age --occasion after --mean 110 --n 30")
    let second = later(desk, days: 1)
    second.does("cycle review --went-well 'They gained.'")
    let path = try desk.onlyFile(in: "\(Self.enquiry)/cycles")
    try move(desk, path, path.replacingOccurrences(of: "autumn-2026", with: "autumn-2-2026"))
    #expect(!second("check").out.contains("first saved"))
    #expect(!second("check").out.contains("not saved yet"))
    later(desk, days: 2).does("save")
    #expect(!later(desk, days: 2)("check").out.contains("first saved"))
  }

  @Test(arguments: [true, false])
  func `an enquiry whose folder got another name has its history still`(isSaved: Bool) throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    desk.does("measure record age --occasion after --mean 110 --n 30")
    later(desk, days: 1).does("cycle new --prediction 'They will gain.'")
    let second = later(desk, days: 2)
    try move(desk, Self.enquiry, "enquiries/elm/reading")
    let plan = "enquiries/elm/reading/enquiry.md"
    try desk.write(try desk.read(plan) + "\nMore.\n", to: plan)
    if isSaved { second.does("save") }
    let out = second("check").out
    #expect(out.contains("“after” was first saved on 15 November 2026, before the first cycle (16 November 2026)."))
    #expect(out.contains("prediction was first saved on 16 November 2026, after a result"))
  }

  @Test(arguments: [true, false])
  func `the copy of a folder is told to give up its id, not the original`(isSaved: Bool) throws {
    let desk = Desk.withEnquiry()
    let copy = "enquiries/elm/a-copy/enquiry.md"
    try desk.write(try desk.read("\(Self.enquiry)/enquiry.md"), to: copy)
    if isSaved { try commit(desk) }
    let problems = try #require(
      JSONSerialization.jsonObject(with: Data(desk("check --json").out.utf8)) as? [String: Any])["problems"]
    let doubled = try #require(problems as? [[String: Any]]).filter { $0["code"] as? String == "doubled_id" }
    #expect(doubled.map { $0["path"] as? String } == [copy])
    #expect(doubled.first?["remedy"] as? String == "If this is a copy, take this line away here.")
  }

  @Test func `of two that came at once, either may be the copy`() throws {
    let desk = Desk.withEnquiry()
    for name in ["one", "two"] {
      try desk.write("---\nschema: enquiry/1\nid: 7k3m9q2x\ntitle: x\n---\n", to: "enquiries/elm/\(name)/enquiry.md")
    }
    #expect(desk("check").out.contains("Take the line id: out of the one that is the copy."))
  }

  // MARK: - Figures

  @Test func `a definition that cannot be read does not hide its figures`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("schema: enquiry/1\ntitle: Reading: age\n", to: "\(Self.enquiry)/measures/age.yaml")
    try desk.write("occasion,n,mean\nbefore,many,3\n", to: "\(Self.enquiry)/measures/age.figures.csv")
    let answer = desk("check")
    #expect(answer.out.contains("age.yaml:2:"))
    #expect(answer.out.contains("age.figures.csv:2:8: error: “many” is no number."))
  }

  @Test(arguments: [("After", "after"), ("BEFORE", "before"), ("pre", "before"), ("post", "after")])
  func `another word for before or after is asked about`(word: String, meant: String) throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    try desk.write("occasion,n,mean\n\(word),30,3\n", to: "\(Self.enquiry)/measures/age.figures.csv")
    let answer = desk.does("check")
    #expect(answer.out.contains("age.figures.csv:2:1: hint: “\(word)” is a point of measurement of its own"))
    #expect(answer.out.contains("  Did you mean “\(meant)”?\n"))
  }

  @Test func `a baseline is asked about where there is a before, too`() throws {
    let desk = Desk.withEnquiry()
    desk.does("measure new age")
    let figures = "\(Self.enquiry)/measures/age.figures.csv"
    try desk.write("occasion,n,mean\nbaseline,30,3\nafter,30,4\n", to: figures)
    #expect(!desk.does("check").out.contains("baseline"))
    try desk.write("occasion,school,n,mean\nbaseline,Elm,30,3\nbefore,Oak,30,4\n", to: figures)
    #expect(desk.does("check").out.contains("Did you mean “before”?"))
  }

  // MARK: - Remedies

  @Test func `a command in a remedy can be pasted as it stands`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("occasion,n\nbefore,3\n", to: "\(Self.enquiry)/measures/age.figures.csv")
    #expect(desk("check").out.contains("enquiry measure new age -e elm/paired-reading\n"))
  }

  @Test(
    arguments: [
      ("title: x\n\tfocus: y\n", "Delete the tab and type blanks instead"),
      ("title: 'it's a daily read'\n", "Put it in double quotes"),
      ("title: x\nfocus: 'Pupils' reading'\n", "Put it in double quotes"),
      ("title: x\ninterventions:\n  * men.5\n", "A list item begins with - and a blank"),
    ])
  func `a slip of the keyboard is called by its name`(keys: String, remedy: String) throws {
    let desk = Desk.withEnquiry()
    try desk.write("---\nschema: enquiry/1\n\(keys)---\n", to: "\(Self.enquiry)/enquiry.md")
    #expect(desk("check").out.contains(remedy), "\(desk("check").out)")
  }

  @Test func `day and kind of an entry are in the name of its file`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      "---\nschema: enquiry/1\ndate: 2026-11-01\nkind: survey\n---\n\nSeen.\n",
      to: "\(Self.enquiry)/evidence/undated-other-7k3m9q2x.md")
    let out = desk.does("check").out
    #expect(out.contains("The day stands in the file's name: enquiry edit 7k3m9q2x --date DAY\n"))
    #expect(out.contains("The kind stands in the file's name: enquiry edit 7k3m9q2x --kind KIND\n"))
  }

  @Test(
    arguments: [
      ("decision: Keep developing it", "Did you mean “adapt”? It can be"),
      ("closed: 11/12/2026", "Write it as 2026-12-11, if you mean 11 December 2026."),
      ("closed: 5 March", "Write it as 2014-03-05, or leave it empty."),
      ("closed: yesterday", "Write it as 2014-03-05, or leave it empty."),
    ])
  func `what people say is turned into what a record holds`(line: String, remedy: String) throws {
    let desk = Desk.withEnquiry()
    try desk.write("---\nschema: enquiry/1\n\(line)\n---\n", to: "\(Self.enquiry)/cycles/autumn-2026-7k3m9q2x.md")
    #expect(desk("check").out.contains(remedy), "\(desk("check").out)")
  }

  // MARK: - Headings

  @Test(arguments: ["##What went well", "#what went well", "**What went well**", "__What went well:__"])
  func `a heading in all but form is told`(line: String) throws {
    let desk = Desk.withEnquiry()
    let cycle = "\(Self.enquiry)/cycles/autumn-2026-7k3m9q2x.md"
    try desk.write("---\nschema: enquiry/1\n---\n\n## Aim\n\n\(line)\n\nAll.\n", to: cycle)
    #expect(desk.does("check").out.contains("\(cycle):7:1: warning: This line is no heading"))
    try desk.write("---\nschema: enquiry/1\n---\n\n## Aim\n\n```\n\(line)\n```\n\n**All** well.\n", to: cycle)
    #expect(!desk.does("check").out.contains("no heading"))
  }

  // MARK: - The page

  @Test func `a long sentence is laid out for the page, and the excerpt is not`() throws {
    let desk = Desk.withEnquiry()
    let title = "Maths: " + String(repeating: "fluency ", count: 8)
    try desk.write("---\nschema: enquiry/1\ntitle: \(title)\n---\n", to: "\(Self.enquiry)/enquiry.md")
    let answer = desk("edit paired-reading --set title=x")
    let lines = answer.err.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("  title: Maths: fluency") })
    #expect(lines.filter { !$0.contains("title:") }.allSatisfy { $0.count <= 80 }, "\(answer.err)")
  }
}
