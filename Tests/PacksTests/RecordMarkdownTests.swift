import Testing

@testable import Packs

struct RecordMarkdownTests {
  private func html(_ text: String, headings: Int = 4) -> String {
    RecordMarkdown(text: text, headings: headings).printed(as: .html)
  }

  @Test(arguments: [
    ("*a* and **b**", "<p><em>a</em> and <strong>b</strong></p>"),
    ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>"),
    ("<div>\none\n</div>", "<p>&lt;div&gt;\none\n&lt;/div&gt;</p>"),
    ("<!-- note -->", "<p>&lt;!-- note --&gt;</p>"),
    ("[a](https://a.example)", "<p><a href=\"https://a.example\">a</a></p>"),
    ("[a](MAILTO:a@b.example)", "<p><a href=\"MAILTO:a@b.example\">a</a></p>"),
    ("[a](javascript:x)", "<p>a</p>"), ("[a](JaVaScRiPt:x)", "<p>a</p>"), ("[a](&#1;javascript:x)", "<p>a</p>"),
    ("[a](data:text/html,x)", "<p>a</p>"), ("[a](file:///etc/passwd)", "<p>a</p>"), ("[a](//evil.example)", "<p>a</p>"),
    ("[a](other.md)", "<p>a</p>"), ("[a]\n\n[a]: vbscript:x", "<p>a</p>"),
    ("![seen *well*](https://a.example/b.png)", "<p>seen <em>well</em></p>"),
    ("[![in a link](x.png)](https://a.example)", "<p><a href=\"https://a.example\">in a link</a></p>"),
    ("```js onclick=x\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"), ("", ""),
  ])
  func `shows what was meant and nothing else`(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
  }

  @Test(arguments: [
    ("# one\n## two\n# three", 4, [4, 5, 4]), ("### deep\n# shallow", 4, [4, 4]), ("# a\n#### b\n## c", 5, [5, 6, 6]),
    ("> # quoted", 4, [4]), ("# a\n## b\n### c\n#### d", 4, [4, 5, 6, 6]),
  ])
  func `puts headings below the page’s own, without a gap`(_ text: String, _ base: Int, _ expected: [Int]) {
    #expect(PageCheck(html(text, headings: base)).headings == expected)
  }

  /// What the Markdown pack holds must read as the HTML pack does: nothing wakes up in between.
  @Test(arguments: [
    Hostile.attack, "# a\n\ntext\n===\n\n- b\n- c\n\n1. d\n2. e\n",
    "a\n\n---\n\nb *c* `d` [e](https://f.example \"g\")",
    "<pre>\n# no heading\n</pre>", "a | b\n--|--\n1 | 2", "&lt;script&gt; &amp;lt; \\<b\\>",
    "2014\\. A year\n\\# x\n\\- y",
    "unclosed\n\n```\n# code", "* * *", "`` <b>`x` ``", "<x\n# not a heading\n>", "+ a\n\n      code\n\n  b",
    "a\\\nb  \nc", "&#35; x\n&#45; y", "&#x2d;&#x2d;&#x2d;", "x\n&#61;&#61;&#61;",
  ])
  func `writes Markdown that reads the same again`(_ text: String) {
    // Between two lists cmark puts a comment, without which they would grow together.
    let markdown = RecordMarkdown(text: text, headings: 1).printed(as: .markdown)
      .split(separator: "<!-- end list -->").joined()
    #expect(!markdown.contains("<!--"))
    #expect(html(markdown, headings: 1) == html(text, headings: 1))
  }

  @Test func `cleans text of controls, direction marks and signs under accents`() {
    #expect(PlainText.cleaned("a\r\nb\rc\u{2028}d\u{0}\u{202E}\u{200F}\u{FEFF}e\tf") == "a\nb\nc\nde\tf")
    #expect(PlainText.escaped("<\u{301}a \u{600}<b>\"\u{FE0F}") == "&lt;a &lt;b&gt;&quot;")
    #expect(PlainText.cleaned("Élan e\u{301} 👩‍🏫 नमस्ते") == "Élan e\u{301} 👩‍🏫 नमस्ते")
  }

  @Test(arguments: [
    ("- a", "\\- a"), ("1. a", "1\\. a"), ("1.5 a", "1.5 a"), ("a\n# b", "a \\# b"), ("a|b", "a\\|b"),
    ("2) x", "2\\) x"),
    ("[a](b)", "\\[a\\](b)"), ("&lt;", "\\&lt;"), ("= a", "\\= a"),
    ("plain, 7 months (all).", "plain, 7 months (all)."),
  ])
  func `writes a line in which no sign means anything`(_ text: String, _ expected: String) {
    #expect(MarkdownText.escaped(text) == expected)
  }
}
