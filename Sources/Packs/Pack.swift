/// The document for a cluster's termly meeting, made from values: the same values give the same bytes.
///
/// ``PackContents`` (what may be seen) → regions (``Value`` trees, one region a file in `Regions/`) → templates → text.
package enum Pack {
  /// One self-contained HTML file: its own style, no script, nothing from elsewhere.
  ///
  /// - Parameter templates: the files of `templates/` by their path below it: `pack/page.html.mustache` is the page,
  ///   other `pack/*.html.mustache` its parts (`{{> overview.html}}` calls `pack/overview.html.mustache`),
  ///   `pack/pack.css` its style. Other files may be among them.
  /// - Throws: ``TemplateError`` when a template cannot be used.
  package static func html(_ contents: PackContents, templates: [String: String]) throws -> String {
    let style = try PackStyle(templates)
    let set = try TemplateSet(templates, dialect: .html)
    return try set.render("page.html", PageRegion(contents: contents, style: style).value)
  }

  /// The same as Markdown, without the pictures: `pack/page.md.mustache` and its parts `pack/*.md.mustache`.
  package static func markdown(_ contents: PackContents, templates: [String: String]) throws -> String {
    let set = try TemplateSet(templates, dialect: .markdown)
    return try set.render("page.md", PageRegion(contents: contents, style: nil).value)
  }
}
