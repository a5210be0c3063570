import Foundation
import TestSupport
import Testing

@testable import enquiry

/// A pack that was issued never changes; plain git is the referee.
@Suite(.scratch) struct PackIssueTests {
  private func cluster() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does("cluster new north --name 'North cluster' --alliance elm")
    desk.does("meeting new north --date 2026-11-12 --starts 13:30 --minutes 60")
    return desk
  }

  private func git(_ desk: Desk, _ line: String) throws -> String {
    let output = try TestSupport.run("git", line.split(separator: " ").map(String.init), in: desk.folder).output
    return output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func page(_ desk: Desk, _ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/" + name))
  }

  /// What was said, on one line.
  private func said(_ answer: Desk.Answer) -> String {
    (answer.out + " " + answer.err).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `saves the page and its record in one commit, and marks the commit it was made of`() throws {
    let desk = cluster()
    let before = try git(desk, "rev-parse HEAD")
    let run = desk("pack north --meeting 2026-11-12 --issue -o issued.html")
    #expect(run.code == 0 && said(run).contains("Issued the pack of north for 12 November 2026 (cluster)."))
    #expect(try git(desk, "log -1 --format=%s") == "Issue the pack of north for 12 November 2026")
    #expect(try git(desk, "rev-parse pack/north/2026-11-12/cluster") == before)
    let files = try git(desk, "show --name-only --format= HEAD").split(separator: "\n").map(String.init)
    #expect(
      files == [
        "enquiries/clusters/north/packs/2026-11-12-cluster.html",
        "enquiries/clusters/north/packs/2026-11-12-cluster.yaml",
      ])
    #expect(
      try git(desk, "show HEAD:enquiries/clusters/north/packs/2026-11-12-cluster.yaml").contains("commit: \(before)"))
    #expect(try page(desk, "issued.html") == page(desk, files[0]))
    #expect(!(try String(decoding: page(desk, "issued.html"), as: UTF8.self)).contains(">Draft<"))
    #expect(try git(desk, "status --porcelain enquiries") == "")
    #expect(try git(desk, "fsck").isEmpty)
    #expect(desk("check").code == 0)
  }

  @Test func `gives out the stored page again, whatever was recorded since`() throws {
    let desk = cluster()
    desk.does("pack north --meeting 2026-11-12 --issue -o first.html")
    desk.does("log -m 'Something new.' --share cluster")
    let head = try git(desk, "rev-parse HEAD")
    let run = desk("pack north --meeting 2026-11-12 --issue -o second.html")
    #expect(run.code == 0 && said(run).contains("as it was issued"))
    #expect(try page(desk, "first.html") == page(desk, "second.html"))
    #expect(try git(desk, "rev-parse HEAD") == head)
  }

  @Test func `issues a corrected edition beside the first, and says what it takes the place of`() throws {
    let desk = cluster()
    desk.does("pack north --meeting 2026-11-12 --issue -o first.html")
    desk.does("log -m 'Something new.' --share cluster")
    desk.does("pack north --meeting 2026-11-12 --issue --corrected -o second.html")
    #expect(try page(desk, "first.html") != page(desk, "second.html"))
    let record = try git(desk, "show HEAD:enquiries/clusters/north/packs/2026-11-12-cluster-2.yaml")
    #expect(record.contains("supersedes: cluster"))
    #expect(try git(desk, "tag") == "pack/north/2026-11-12/cluster\npack/north/2026-11-12/cluster-2")
    #expect(desk("diff --since-pack north").out.isEmpty)
    #expect(desk("check").code == 0)
  }

  @Test func `marks again what a crash between commit and tag left unmarked`() throws {
    let desk = cluster()
    desk.does("pack north --meeting 2026-11-12 --issue -o first.html")
    let made = try git(desk, "rev-parse pack/north/2026-11-12/cluster")
    _ = try git(desk, "tag -d pack/north/2026-11-12/cluster")
    desk.does("pack north --meeting 2026-11-12 --issue -o second.html")
    #expect(try git(desk, "rev-parse pack/north/2026-11-12/cluster") == made)
  }

  @Test func `writes nothing in a dry run`() throws {
    let desk = cluster()
    let head = try git(desk, "rev-parse HEAD")
    let run = desk("pack north --meeting 2026-11-12 --issue --dry-run -o first.html")
    #expect(run.code == 0 && said(run).contains("Would issue"))
    #expect(try git(desk, "rev-parse HEAD") == head)
    #expect(try git(desk, "tag").isEmpty)
    #expect(try git(desk, "status --porcelain").isEmpty)
  }

  @Test func `refuses while edits are not saved, and a page that somebody changed`() throws {
    let desk = cluster()
    let plan = "enquiries/elm/paired-reading/enquiry.md"
    try desk.write(try desk.read(plan) + "\nMore.\n", to: plan)
    let unsaved = desk("pack north --meeting 2026-11-12 --issue -o first.html")
    #expect(unsaved.code == 1 && said(unsaved).contains("not saved; a pack is issued of what is saved"))
    desk.does("save")
    desk.does("pack north --meeting 2026-11-12 --issue -o first.html")
    let stored = "enquiries/clusters/north/packs/2026-11-12-cluster.html"
    try desk.write("Another page.\n", to: stored)
    let changed = desk("pack north --meeting 2026-11-12 --issue -o second.html")
    #expect(changed.code == 1 && said(changed).contains("is not the page that was issued"))
    #expect(said(desk("check")).contains("is not the page that was issued"))
  }

  @Test func `tells in the next pack what was dated by the last one and is otherwise now`() throws {
    let desk = cluster()
    desk.does("pack north --meeting 2026-11-12 --issue -o first.html")
    desk.does("evidence add -m 'Seen late.' --date 2026-11-02 --share cluster --kind observation")
    desk.does("pack north --meeting 2027-07-01 -o next.md")
    let text = try String(decoding: page(desk, "next.md"), as: UTF8.self)
    #expect(text.contains("### Figures that changed since the last pack"))
    #expect(text.contains("came late"))
  }
}
