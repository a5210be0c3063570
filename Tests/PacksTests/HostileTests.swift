import Testing

@testable import Packs

/// Records may hold anything; the pack stays a document.
struct HostileTests {
  let html: String
  let markdown: String

  init() throws {
    let templates = try TemplateFiles.all()
    html = try Pack.html(Hostile.contents, templates: templates)
    markdown = try Pack.markdown(Hostile.contents, templates: templates)
  }

  @Test func `lets no element or attribute of a record into the page`() {
    let check = PageCheck(html)
    #expect(check.faults == [])
    #expect(check.tags.allSatisfy { !["script", "img", "foreignObject", "b"].contains($0.name) })
    #expect(check.tags.allSatisfy { tag in !tag.attributes.keys.contains { $0.hasPrefix("on") || $0 == "unquoted" } })
  }

  @Test func `links to the web and to mail only`() {
    let addresses = PageCheck(html).all("href").filter { !$0.hasPrefix("#") }
    #expect(!addresses.isEmpty)
    #expect(addresses.allSatisfy { $0 == "https://example.org/a?b=1&amp;c=%22x%22" })
    #expect(!html.contains("spy.png") && !markdown.contains("spy.png"))
    #expect(html.contains("alternative text"))
  }

  @Test func `takes braces in a record for text`() {
    #expect(html.contains("{{title}} {{{style}}} {{#spreads}} {{&gt; page.html}} {{=&lt;% %&gt;=}}"))
  }

  @Test func `removes what turns or hides text, written as entities too`() {
    let unwanted: Set<Unicode.Scalar> = ["\u{202E}", "\u{202C}", "\u{7}"]
    #expect(!html.unicodeScalars.contains(where: unwanted.contains))
    #expect(!markdown.unicodeScalars.contains(where: unwanted.contains))
  }

  @Test func `escapes a quotation mark that carries an accent`() {
    #expect(html.contains("&quot; onmouseover=alert(1)"))
    #expect(!html.unicodeScalars.contains("\u{301}"))
  }

  @Test func `keeps every word of a long entry`() {
    #expect(html.ranges(of: "Ten thousand signs of text.").count == 358)
    #expect(markdown.ranges(of: "Ten thousand signs of text.").count == 358)
  }

  @Test func `keeps the outline of the Markdown`() {
    let page = RecordMarkdown(text: markdown, headings: 1).printed(as: .html)
    let check = PageCheck(page)
    #expect(check.faults == [])
    #expect(check.headings.filter { $0 == 1 }.count == 1)
    let spread = markdown.split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(spread.count == 4 && spread.first == "## At a glance" && spread.last == "## Annex")
    #expect(page.contains("# still code\n</code></pre>\n"), "an open fence ends with its record")
  }
}
