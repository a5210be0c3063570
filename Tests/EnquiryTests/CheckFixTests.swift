import Foundation
import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `check --fix` {
  private static let enquiry = "enquiries/elm/paired-reading/enquiry.md"

  private static let slips = """
    ---
    schema: enquiry/1   # kept
    title: 'Paired  reading'
    intervention: [MEN.5, "men.6"]   # one letter off
    strands: []
    register: 7
    dose: { minutes_per_day: 10, day_per_week: 4 }
    ---

    ## Note ##

    Words.

    """

  private static let mended = """
    ---
    schema: enquiry/1   # kept
    title: 'Paired  reading'
    interventions: [MEN.5, "men.6"]   # one letter off
    strands: []
    register: 7
    dose: { minutes_per_day: 10, days_per_week: 4 }
    ---

    ## Notes

    Words.

    """

  /// A desk whose enquiry has slips that are saved.
  private func deskWithSlips() throws -> Desk {
    let desk = Desk.withEnquiry()
    try desk.write(Self.slips.replacingOccurrences(of: "\n", with: "\r\n"), to: Self.enquiry)
    _ = try desk.git("commit", "-qam", "slips")
    return desk
  }

  @Test func `shows first what it would do, and does nothing`() throws {
    let desk = try deskWithSlips()
    let commits = try desk.commits()
    let answer = desk.does("check --fix --dry-run")
    #expect(answer.out.contains("  - intervention: [MEN.5, \"men.6\"]   # one letter off\n"))
    #expect(answer.out.contains("  + interventions: ["))
    #expect(answer.err.contains("This would be mended in 1 file (nothing was)."))
    #expect(try desk.read(Self.enquiry).hasPrefix("---\r\nschema: enquiry/1   # kept\r\n"))
    #expect(try desk.commits() == commits)
  }

  @Test func `mends slips in one commit, and no byte beside them`() throws {
    let desk = try deskWithSlips()
    let commits = try desk.commits()
    let answer = desk.does("check --fix")
    let wanted = Self.mended.replacingOccurrences(of: "MEN.5", with: "men.5")
    #expect(try desk.read(Self.enquiry) == wanted.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try desk.commits() == commits + 1)
    #expect(try desk.git("diff", "--numstat", "HEAD~1").hasPrefix("3\t3\t\(Self.enquiry)"))
    #expect(answer.err.contains("Mended and saved 1 file."))
    // The key of one's own is left, and told.
    #expect(answer.err.contains("Left for you: 1 hint."))
    #expect(answer.out.contains("does not know the key “register”"))
    #expect(desk.does("check --fix").err.contains("There is nothing that can safely be mended."))
  }

  @Test func `flags, choices, ids and codes lose their capitals`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new --period autumn-2026")
    let cycle = try desk.onlyFile(in: "enquiries/elm/paired-reading/cycles")
    let id = String(cycle.dropLast(3).suffix(8))
    let entry = "enquiries/elm/paired-reading/evidence/2026-11-15-other-7k3m9q2x.md"
    let before =
      "---\nschema: enquiry/1\nshare: Cluster\ncycle: \"\(id.uppercased())\"\nguskey:\n  - Learning\nstill_felt: Yes\n---\n\nSeen.\n"
    try desk.write(before, to: entry)
    _ = try desk.git("add", "-A")
    _ = try desk.git("commit", "-qm", "slips")
    #expect(desk("check").code == 3)
    desk.does("check --fix")
    let after =
      "---\nschema: enquiry/1\nshare: cluster\ncycle: \"\(id)\"\nguskey:\n  - learning\nstill_felt: true\n---\n\nSeen.\n"
    #expect(try desk.read(entry) == after)
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `a slip in an edit that is not saved is mended in the file alone, and what was saved in a commit`() throws
  {
    let desk = try deskWithSlips()
    let edited = try desk.read(Self.enquiry).replacingOccurrences(of: "## Note ##", with: "## Notess")
      .replacingOccurrences(of: "Words.", with: "Other words.")
    try desk.write(edited, to: Self.enquiry)
    let before = desk("check --fix --dry-run")
    #expect(before.out.contains("  - ## Notess\n  + ## Notes\n"))
    #expect(before.err.contains("would be mended (nothing was) in files that you have not saved yet"))
    #expect(try desk.read(Self.enquiry) == edited)
    let answer = desk("check --fix")
    let said = answer.err.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("Mended in files that you have not saved yet: \(Self.enquiry) Save them: enquiry save"))
    let wanted = Self.mended.replacingOccurrences(of: "MEN.5", with: "men.5").replacingOccurrences(
      of: "Words.", with: "Other words.")
    #expect(try desk.read(Self.enquiry) == wanted.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try desk.git("show", "HEAD:\(Self.enquiry)").contains("## Note ##"))
    #expect(try desk.git("show", "HEAD:\(Self.enquiry)").contains("interventions: [men.5"))
  }

  @Test func `check --fix and save do not send one round in a circle`() throws {
    let desk = Desk.withEnquiry()
    let entry = "enquiries/elm/paired-reading/evidence/2026-11-15-other-7k3m9q2x.md"
    try desk.write("---\nschema: enquiry/1\nshare:   Cluster   # kept\n---\n\nSeen.\n", to: entry)
    let commits = try desk.commits()
    #expect(desk("save").code != 0)
    desk.does("check --fix")
    #expect(try desk.read(entry) == "---\nschema: enquiry/1\nshare:   cluster   # kept\n---\n\nSeen.\n")
    #expect(try desk.commits() == commits)
    #expect(try desk.git("diff", "--cached", "--name-only").isEmpty)
    desk.does("save")
    #expect(desk.does("check").seen.isEmpty)
  }

  @Test func `a key that is there already, or one that is nothing like another, is nobody's to rename`() throws {
    let desk = Desk.withEnquiry()
    let text = "---\nschema: enquiry/1\ntitle: x\ntitel: y\npracticed: z\n---\n"
    try desk.write(text, to: Self.enquiry)
    _ = try desk.git("commit", "-qam", "own keys")
    let answer = desk.does("check --fix --dry-run")
    #expect(!answer.out.contains("titel"))
  }

  @Test func `tells git to leave private alone`() throws {
    let desk = Desk.withEnquiry()
    try desk.write("", to: ".gitignore")
    _ = try desk.git("commit", "-qam", "ignore nothing")
    try desk.write("For me.\n", to: "private/note.md")
    #expect(desk("check").out.contains("git is not told to leave private/ alone."))
    desk.does("check --fix")
    #expect(try desk.read(".gitignore") == "/private/\n")
    try desk.write("", to: ".gitignore")
    _ = try desk.git("add", "-f", "private/note.md")
    #expect(desk("check").out.contains("private/note.md:1:1: error: git keeps private/"))
  }

  @Test func `goes with nothing that it cannot keep`() {
    let desk = Desk.withEnquiry()
    #expect(desk("check --dry-run").code == 64)
    #expect(desk("check --fix --committed").code == 64)
  }
}
