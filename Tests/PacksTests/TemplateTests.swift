import Model
import Testing

@testable import Packs

struct TemplateTests {
  private func fault(_ changes: [String: String]) throws -> TemplateError? {
    let templates = try TemplateFiles.with(changes)
    return #expect(throws: TemplateError.self) {
      _ = try Pack.html(Sample.contents, templates: templates)
    }
  }

  @Test func `names template and line of a section that is never closed`() throws {
    let fault = try fault(["pack/annex.html.mustache": "<p>one</p>\n<p>{{#kept}}</p>\n"])
    #expect(fault?.template == "pack/annex.html.mustache")
    #expect(fault?.description.hasSuffix("A section is opened and never closed.") == true)
  }

  @Test func `names the line of a wrong end, a bad tag and an unfinished one`() throws {
    let wrong = try fault(["pack/annex.html.mustache": "one\ntwo\n{{#a}}\n{{/b}}\n"])
    #expect(
      wrong?.description
        == "templates/pack/annex.html.mustache:4: A section is closed that is not the one open here.")
    #expect(try fault(["pack/annex.html.mustache": "one\n{{a b}}\n"])?.line == 2)
    #expect(try fault(["pack/annex.html.mustache": "one\ntwo {{a"])?.line == 2)
  }

  @Test func `names a part that does not exist and parts that call in a ring`() throws {
    let missing = try fault(["pack/annex.html.mustache": "one\n{{> nowhere.html}}\n"])
    #expect(
      missing?.description
        == "templates/pack/annex.html.mustache:2: There is no template nowhere.html.mustache to put in here.")
    let ring = try fault(["pack/origin.html.mustache": "{{>entry.html}}"])
    #expect(ring?.message.hasSuffix("would be put into itself.") == true && ring?.line != nil)
  }

  @Test func `names what is missing`() throws {
    for name in ["pack/words.txt", "pack/pack.css", "pack/page.html.mustache"] {
      var templates = try TemplateFiles.all()
      templates[name] = nil
      #expect(throws: TemplateError(template: name, line: nil, message: "This template is missing.")) {
        _ = try Pack.html(Sample.contents, templates: templates)
      }
    }
  }

  @Test func `counts the lines of Markdown templates as their author does`() throws {
    let templates = try TemplateFiles.with(["pack/annex.md.mustache": "one\n{{a b}}\n"])
    let fault = #expect(throws: TemplateError.self) { _ = try Pack.markdown(Sample.contents, templates: templates) }
    #expect(fault?.line == 2)
    _ = try Pack.html(Sample.contents, templates: templates)
  }

  @Test func `lets in the style sheet by its own hash and no other`() throws {
    let css = "p::before { content: '&<\u{e9}>'; }\r\nh1 { margin: 0 }\r\n"
    let html = try Pack.html(Sample.contents, templates: try TemplateFiles.with(["pack/pack.css": css]))
    let style = try #require(html.firstMatch(of: /<style>((?:.|\n)*?)<\/style>/)?.output.1)
    #expect(!style.contains("\r"))
    #expect(html.contains("style-src 'sha256-\(SHA256(style.utf8).base64)'\">"))
    #expect(html.contains("content=\"default-src 'none'; img-src data:; style-src '"))
  }

  @Test func `names the line of the words that says nothing`() throws {
    let fault = try fault(["pack/words.txt": "# words\nasks = What we ask of you\noffers\n"])
    #expect(fault?.template == "pack/words.txt" && fault?.line == 3)
  }

  @Test func `takes headings from the one file of words`() throws {
    let words = try #require(try TemplateFiles.all()["pack/words.txt"])
    let templates = try TemplateFiles.with([
      "pack/words.txt": words.replacing("asks = What we ask of you", with: "asks = Our <wish>")
    ])
    #expect(try Pack.html(Sample.contents, templates: templates).contains("<h3>Our &lt;wish&gt;</h3>"))
    #expect(try Pack.markdown(Sample.contents, templates: templates).contains("### Our \\<wish\\>"))
  }

  @Test func `stands the circulation on every page, and nothing of a name ends the style sheet`() throws {
    let contents = Sample.contents(named: "East \"</style><b>\\ cluster")
    let html = try Pack.html(contents, templates: try TemplateFiles.all())
    #expect(PageCheck(html).faults == [] && !html.contains("<b>"))
    #expect(html.contains("content: \"East \\22 \\3c /style\\3e \\3c b\\3e \\5c  cluster, 5 March 2014"))
    #expect(!html.contains("var(--"), "an engine that prints may not know variables")
  }

  @Test func `refuses a style sheet that could end itself`() throws {
    let fault = try fault(["pack/pack.css": "p {}\n</STYLE><b>"])
    #expect(
      fault == TemplateError(template: "pack/pack.css", line: 2, message: "A style sheet cannot hold </style or <!--."))
  }
}
