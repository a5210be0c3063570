import Foundation
import TestSupport
import Testing

@testable import enquiry

/// The published examples in this repository, read where they stand.
@Suite(.scratch) struct `The sample` {
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  private var desk: Desk { Desk(Self.project) }

  private func measure(_ slug: String, _ id: String) throws -> [String: Any] {
    let whole = try desk.json("impact \(slug)")
    #expect(whole["schema"] as? String == "enquiry.impact/1")
    let measures = try #require(whole["measures"] as? [String: [String: Any]])
    return try #require(measures[id])
  }

  private func number(_ object: [String: Any], _ path: String...) throws -> Double {
    var here: Any? = object
    for key in path { here = (here as? [String: Any])?[key] }
    return try #require(here as? Double)
  }

  @Test func `has five enquiries in one cluster, and nothing wrong`() throws {
    let list = try desk.json("list")
    let slugs = try #require(list["enquiries"] as? [[String: Any]]).compactMap { $0["slug"] as? String }
    #expect(
      slugs.sorted() == ["coaching-network", "differentiation", "maths-fluency", "number-readers", "paired-reading"])
    for row in try #require(list["enquiries"] as? [[String: Any]]) { #expect(row["cycles"] as? Int ?? 0 >= 1) }
    #expect(desk.does("check").seen.isEmpty)
    #expect(desk.does("cluster").out.contains("learn, camden, portswood, new-river"))
  }

  @Test func `gives the published gains in reading age`() throws {
    let age = try measure("paired-reading", "reading-age")
    #expect(try number(age, "results", "ratio", "all", "ratio_gain") == 3.857142857142857)
    #expect(try number(age, "results", "ratio", "subgroup:yes", "ratio_gain") == 3.4285714285714284)
    let text = desk.does("impact paired-reading --detail").out.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(text.contains("rose by 27 months in 7 months: 3.9 for every month."))
    #expect(text.contains("For pupil premium pupils it rose by 24 months in 7 months: 3.4 for every month."))
    #expect(text.contains("there is no comparison group"))
    #expect(text.contains("There is no confidence interval for the change: how many pupils were measured"))
  }

  @Test func `gives the rise in teachers' confidence with its interval`() {
    let text = desk.does("impact maths-fluency").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let sentence = "1 of 16 teachers before, 16 of 16 after: +94 percentage points (95% confidence interval 64 to 99)."
    #expect(text.contains(sentence))
  }

  @Test func `keeps what was known before apart from results`() throws {
    #expect(try measure("coaching-network", "level-4")["purpose"] as? String == "prior_evidence")
    let text = desk.does("impact coaching-network --detail").out.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(text.contains("Prior evidence: known before this enquiry, not its result"))
    #expect(text.contains("+19 percentage points"))
    #expect(text.contains("the starting level is not recorded"))
  }

  @Test func `is not written to`() throws {
    let answer = desk("log -e paired-reading -m x")
    #expect(answer.code == 1)
    #expect(answer.err.hasPrefix("Error: These are published examples; they stay as they are.\nMake a copy"))
    #expect(desk("leadership add -e paired-reading -m x --share me").code == 1)
    var copy = Desk()
    copy.does("init scratch --name Scratch --from '\(Self.project)'")
    copy.folder = Scratch.current("scratch")
    copy.does("cycle close 1 -e maths-fluency --decision adapt --why 'To see.'")
    #expect(copy.does("check").seen.isEmpty)
    // Somebody may have chosen an enquiry in this checkout.
    #expect(copy.does("list").out == desk.does("list").out.replacingOccurrences(of: "* ", with: "  "))
  }

  @Test func `makes a pack with every enquiry, the same each time`() throws {
    var copy = Desk()
    copy.does("init scratch --name Scratch --from '\(Self.project)'")
    copy.folder = Scratch.current("scratch")
    let first = copy.does("pack sample --meeting 2026-11-19")
    #expect(first.out == Scratch.current("scratch/pack-sample-2026-11-19.html") + "\n")
    copy.does("pack sample --meeting 2026-11-19 -o again.html")
    let page = try copy.read("again.html")
    #expect(try copy.read("pack-sample-2026-11-19.html") == page)
    for title in ["Paired reading with older pupils", "Reading through graphs and charts", "A network of coaches"] {
      #expect(page.contains(title))
    }
    #expect(page.contains("3.9 for every month"))
    #expect(copy.does("pack sample -o - --audience cluster").out.hasPrefix("<!DOCTYPE html>"))
    copy.does("pack sample -o pack.md")
    #expect(try copy.read("pack.md").hasPrefix("# Sample cluster"))
  }

  @Test func `a pack leaves out groups too small to show`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cluster new north --alliance elm")
    desk.does("measure new age --title 'Spelling age' --people pupils --unit months")
    desk.does("measure record age --occasion before --n 24 --mean 101.5 --sd 9")
    desk.does("measure record age --occasion before --subgroup-by send --subgroup yes --n 3 --mean 77.7 --sd 9")
    desk.does("measure new known --title 'Known to few' --scale binary")
    desk.does("measure record known --occasion before --count 1 --of 4")
    desk.does("pack north -o pack.html")
    let page = try desk.read("pack.html")
    #expect(page.contains("101.5") && !page.contains("77.7"))
    #expect(page.contains("The figures by send: too few to show"))
    #expect(!page.contains("1 of 4") && page.contains("The figures: too few to show"))
  }

  @Test func `entries kept by the team are counted in a pack and never printed`() throws {
    var copy = Desk()
    copy.does("init scratch --name Scratch --from '\(Self.project)'")
    copy.folder = Scratch.current("scratch")
    copy.does("log -e maths-fluency -m 'A word among ourselves.' --learned 'Another one.'")
    copy.does("log -e maths-fluency -m 'For the cluster to read.' --share cluster")
    copy.does("pack sample -o pack.html")
    let page = try copy.read("pack.html")
    #expect(page.contains("For the cluster to read."))
    #expect(!page.contains("among ourselves") && !page.contains("Another one"))
    #expect(page.contains("kept by the team"))
  }
}
