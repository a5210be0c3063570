internal import Model

/// The document for a cluster's termly meeting, made from values: the same values give the same bytes.
///
/// ``PackContents`` (what may be seen) → regions (``Value`` trees, one region a file in `Regions/`) → templates → text.
package enum Pack {
  /// One self-contained HTML file: its own style, no script, nothing from elsewhere.
  ///
  /// - Parameter templates: the files of `templates/` by their path below it: `pack/page.html.mustache` is the page,
  ///   other `pack/*.html.mustache` its parts (`{{> glance.html}}` calls `pack/glance.html.mustache`), `pack/pack.css` its
  ///   style, `pack/words.txt` its headings. Other files may be among them.
  /// - Throws: ``TemplateError`` when a template cannot be used.
  package static func html(_ contents: PackContents, templates: [String: String]) throws -> String {
    let words = try PackWords(templates)
    let cover = CoverRegion(contents: contents, words: words)
    let style = try PackStyle(templates, running: cover.running, accent: contents.look.colour?.description)
    let set = try TemplateSet(templates, dialect: .html)
    return try set.render(
      contents.layout.page + ".html", PageRegion(contents: contents, words: words, style: style).value)
  }

  /// The same as Markdown, without the pictures: `pack/page.md.mustache` and its parts `pack/*.md.mustache`.
  package static func markdown(_ contents: PackContents, templates: [String: String]) throws -> String {
    let set = try TemplateSet(templates, dialect: .markdown)
    let words = try PackWords(templates)
    return try set.render(contents.layout.page + ".md", PageRegion(contents: contents, words: words, style: nil).value)
  }

  /// What the templates are given, for programs.
  package static func view(_ contents: PackContents, templates: [String: String]) throws -> [String: Value] {
    PageRegion(contents: contents, words: try PackWords(templates), style: nil).parts
  }
}
