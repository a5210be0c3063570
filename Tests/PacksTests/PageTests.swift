import Foundation
import Model
import Testing

@testable import Packs

/// The pack of an invented cluster, region by region.
struct PageTests {
  let html: String
  let markdown: String

  init() throws {
    let templates = try TemplateFiles.all()
    html = try Pack.html(Sample.contents, templates: templates)
    markdown = try Pack.markdown(Sample.contents, templates: templates)
  }

  @Test func `is a page that a browser reads without a fault`() {
    let check = PageCheck(html)
    #expect(check.faults == [])
    #expect(check.headings.first == 1 && check.headings.count { $0 == 1 } == 1)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
  }

  @Test func `asks for nothing from elsewhere and runs nothing`() {
    let check = PageCheck(html)
    #expect(check.tags.allSatisfy { !["script", "link", "img", "iframe", "object", "base"].contains($0.name) })
    #expect(check.all("style") == [] && check.all("src") == [])
    #expect(!html.contains("url(") && !html.contains("@import"))
  }

  @Test func `gives every head of a table its scope`() {
    #expect(PageCheck(html).tags.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil })
  }

  @Test func `says what it is for and where its facts stand`() {
    #expect(html.contains("<h1>South cluster</h1>"))
    #expect(html.contains("Meeting: 5 March 2014"))
    #expect(html.contains("<li>Ash Teaching School Alliance, led by Ash Primary School</li>"))
    #expect(html.contains("Facts as in committed version 3f2a1c9."))
    #expect(html.contains("<span class=\"mark\">Draft</span>") && markdown.contains("**Draft**"))
  }

  @Test func `shows an enquiry a row at a glance, with its caveat`() {
    #expect(
      html.contains(
        """
        <th scope="row"><a href="#elm/paired-reading">Reading with an older pupil</a><span class="about">
        """.dropLast()))
    #expect(
      html.contains(
        "<td data-column=\"Main figure, and how to read it\">Reading age rose by 27 months in 7 months; 7 would be normal progress."
      ))
    #expect(html.contains("<td data-column=\"Decision needed\">None recorded.</td>"))
  }

  @Test func `takes no prior evidence for the main figure`() {
    #expect(html.contains("how to read it\">No outcome figure is recorded.</td>"))
    #expect(html.contains("<article class=\"measure apart\">\n<h5>Pupils at level 4 or above</h5>"))
    #expect(html.contains("<p class=\"standing\">Prior evidence: known before this enquiry, not its result</p>"))
  }

  @Test func `names an enquiry that could not be read`() {
    #expect(html.contains("Could not be read. Its plan cannot be read."))
    #expect(markdown.contains("| beech/feedback | Could not be read. Its plan cannot be read. |"))
  }

  @Test func `keeps the order of the agenda`() {
    let order = ["Elm Alliance", "Oak Primary", "Ash Teaching", "Beech"].compactMap {
      html.firstRange(of: $0)?.lowerBound
    }
    #expect(order.count == 4 && order == order.sorted())
  }

  @Test func `follows the agenda of the meeting where it has another order`() throws {
    var meeting = Meeting(cluster: Sample.slug("south"), date: try #require(Day(year: 2014, month: 3, day: 5)))
    meeting.agenda = [("oak", "maths-fluency"), ("elm", "number-readers"), ("elm", "paired-reading")].map {
      AgendaItem(
        item: "Peer challenge", minutes: 20,
        enquiry: EnquiryName(alliance: Sample.slug($0.0), slug: Sample.slug($0.1)))
    }
    let html = try Pack.html(Sample.contents(meeting: meeting), templates: TemplateFiles.all())
    let order = html.matches(of: /<article class="spread" id="([a-z\/-]+)"/).map { String($0.output.1) }
    #expect(
      order == [
        "oak/maths-fluency", "elm/number-readers", "elm/paired-reading", "ash/coaching-network",
        "beech/differentiation",
      ])
  }

  @Test func `gives each enquiry two pages, the left with what changed, the right with what the meeting needs`() throws
  {
    let spreads = html.components(separatedBy: "<article class=\"spread\"").dropFirst()
    #expect(spreads.count == 5)
    for spread in spreads {
      let left = try #require(spread.firstRange(of: "<div class=\"left\">")?.lowerBound)
      let right = try #require(spread.firstRange(of: "<div class=\"right\">")?.lowerBound)
      #expect(left < right)
      for (heading, isLeft) in [
        ("What changed", true), ("Where there were problems", true), ("What we ask of you", false),
        ("How we know", false), ("Proposed next cycle", false),
      ] {
        let place = try #require(spread.firstRange(of: "<h3>\(heading)</h3>")?.lowerBound, "\(heading)")
        #expect((place < right) == isLeft, "\(heading)")
      }
    }
  }

  @Test func `asks at most three questions of an enquiry, each with its record`() {
    for spread in html.components(separatedBy: "<article class=\"spread\"").dropFirst() {
      let questions = spread.components(separatedBy: "<ol>").dropFirst().first?.components(separatedBy: "</ol>").first
      let items = questions?.components(separatedBy: "<li>").dropFirst() ?? []
      #expect((1...3).contains(items.count))
      #expect(items.allSatisfy { $0.contains("? <span class=\"id\">(") })
    }
  }

  @Test func `says that a page was not agreed, or who agreed it and when`() throws {
    #expect(html.contains("<p class=\"agreement\">Not yet checked by the alliance.</p>"))
    var meeting = Meeting(cluster: Sample.slug("south"), date: try #require(Day(year: 2014, month: 3, day: 5)))
    meeting.agreed = [
      AgreedPage(
        enquiry: EnquiryName(alliance: Sample.slug("elm"), slug: Sample.slug("paired-reading")), role: "headteacher",
        date: Day(year: 2014, month: 3, day: 1))
    ]
    let agreed = try Pack.html(Sample.contents(meeting: meeting), templates: TemplateFiles.all())
    #expect(agreed.contains("Agreed by headteacher on 1 March 2014."))
    #expect(agreed.ranges(of: "Not yet checked").count == 4)
  }

  @Test func `names interventions by title and id, and what supports an own one`() {
    #expect(html.contains("Pupils as mentors <span class=\"id\">(men.5)</span>"))
    #expect(html.contains("(own; support: pupils in the target group asked for it)"))
    #expect(html.contains("jpd.99 (not in the toolkit)"))
  }

  @Test func `keeps sources and attributions in sight`() {
    #expect(html.contains("Attribution: inferred from appendix 1"))
    #expect(markdown.contains("Attribution: inferred from appendix 1"))
    #expect(markdown.contains("### Sources\n\n- An invented report, appendix 1\n"))
  }

  @Test func `shows a log entry by its day, role and text`() {
    #expect(html.contains("<strong>Survey, 12 December 2013</strong> · project lead</p>"))
    #expect(html.contains("<strong>Not dated</strong> · Key messages: km3, km7</p>"))
    #expect(html.contains("from <em>comics only</em> to longer books"))
  }

  @Test func `gives the same bytes for the same values`() throws {
    let templates = try TemplateFiles.all()
    #expect(try Pack.html(Sample.contents, templates: templates) == html)
    #expect(try Pack.markdown(Sample.contents, templates: templates) == markdown)
  }

  @Test func `writes the same outline in Markdown`() {
    let lines = markdown.split(separator: "\n")
    #expect(lines.first == "# South cluster: Cluster pack")
    #expect(lines.contains("## Reading with an older pupil"))
    #expect(lines.contains { $0.hasPrefix("Cycle 1, year 1, closed. Decision: keep developing it") })
    #expect(lines.contains("| pupil premium | 24 months | 7 months | not recorded |"))
    #expect(!markdown.contains("\n\n\n"))
  }
}
