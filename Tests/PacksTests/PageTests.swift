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
    #expect(html.contains("Meeting on 5 March 2014"))
    #expect(html.contains("<li>Ash Teaching School Alliance, led by Ash Primary School</li>"))
    #expect(html.contains("Facts as in committed version 3f2a1c9."))
  }

  @Test func `shows an enquiry a row with what is tried, where it stands and the main figure`() {
    #expect(
      html.contains(
        """
        <th scope="row"><a href="#elm/paired-reading">Reading with an older pupil</a></th>
        <td data-column="What is tried">Reading aloud every day with a trained year 9 or 10 mentor</td>
        <td data-column="Where it stands">Cycle 1 (year 1) closed. Decision: keep developing it (adapt).</td>
        <td data-column="Main figure">Reading age rose by 27 months in 7 months; 7 would be normal progress.</td>
        <td data-column="Evidence">1 (1 kept)</td>
        <td data-column="Leadership">1</td>
        """))
    #expect(html.contains("Cycle 2 (spring 2014) open."))
  }

  @Test func `takes no prior evidence for the main figure`() {
    #expect(html.contains("<td data-column=\"Main figure\">No outcome figure is recorded.</td>"))
    #expect(html.contains("<article class=\"measure apart\">\n<h4>Pupils at level 4 or above</h4>"))
    #expect(html.contains("<p class=\"standing\">Prior evidence: known before this enquiry, not its result</p>"))
  }

  @Test func `names an enquiry that could not be read`() {
    #expect(html.contains("Could not be read. Its front matter has no title."))
    #expect(markdown.contains("| beech/feedback | Could not be read. Its front matter has no title. |"))
  }

  @Test func `keeps the order of the agenda, then cycles in their order`() throws {
    let order = ["Elm Alliance", "Oak Primary", "Ash Teaching", "Beech"].compactMap {
      html.firstRange(of: $0)?.lowerBound
    }
    #expect(order.count == 4 && order == order.sorted())
    let first = try #require(html.firstRange(of: "Cycle 1: autumn 2013"))
    let second = try #require(html.firstRange(of: "Cycle 2: spring 2014"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test func `names interventions by title and id, and what supports an own one`() {
    #expect(html.contains("<li>Pupils as mentors <span class=\"id\">(men.5)</span></li>"))
    #expect(
      html.contains("(own)</span><span class=\"support\">Support: pupils in the target group asked for it</span>"))
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
    #expect(lines.first == "# South cluster: cluster pack")
    #expect(lines.contains("## Reading with an older pupil"))
    #expect(lines.contains("#### Cycle 1: year 1, closed"))
    #expect(lines.contains("| pupil premium | 24 months | 7 months | not recorded |"))
    #expect(!markdown.contains("\n\n\n"))
  }
}
