internal import Model

// The note as a document.
extension MeetingNote {
  /// Markdown in which what people wrote can break nothing.
  package var markdown: String { blocks.map(Self.markdown).joined(separator: "\n\n") + "\n" }

  /// One HTML file that needs nothing else.
  ///
  /// - Parameter templates: by their paths; `pack/pack.css` is its style.
  /// - Throws: ``TemplateError`` when the style cannot be used.
  package func html(templates: [String: String]) throws -> String {
    let style = try PackStyle(templates, running: title)
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(style.hash)'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(PlainText.escaped(PlainText.line(title)))</title>
      <style>\(style.text)</style>
      </head>
      <body>
      <main id="content">
      \(blocks.map(Self.html).joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  // MARK: - Markdown

  private static func markdown(_ block: Block) -> String {
    func plain(_ text: String) -> String { MarkdownText.escaped(text) }
    switch block {
    case .title(let text): return "# \(plain(text))"
    case .heading(let text): return "## \(plain(text))"
    case .subheading(let text): return "### \(plain(text))"
    case .paragraph(let text): return plain(text)
    case .facts(let facts): return facts.map { "- **\($0.label):** \(plain($0.text))" }.joined(separator: "\n")
    case .list(let items): return items.map { "- \(plain($0))" }.joined(separator: "\n")
    case .table(let heads, let rows):
      func row(_ cells: [String]) -> String { "| \(cells.map(plain).joined(separator: " | ")) |" }
      let rule = "|" + heads.map { _ in "---|" }.joined()
      return ([row(heads), rule] + rows.map(row)).joined(separator: "\n")
    case .prose(let text): return RecordMarkdown(text: text, headings: 3).printed(as: .markdown)
    }
  }

  // MARK: - HTML

  private static func html(_ block: Block) -> String {
    func plain(_ text: String) -> String { PlainText.escaped(PlainText.line(text)) }
    switch block {
    case .title(let text): return "<h1>\(plain(text))</h1>"
    case .heading(let text): return "<h2>\(plain(text))</h2>"
    case .subheading(let text): return "<h3>\(plain(text))</h3>"
    case .paragraph(let text): return "<p>\(plain(text))</p>"
    case .facts(let facts):
      let rows = facts.map { "<div><dt>\(plain($0.label))</dt><dd>\(plain($0.text))</dd></div>" }
      return "<dl class=\"facts\">\(rows.joined())</dl>"
    case .list(let items): return "<ul>\(items.map { "<li>\(plain($0))</li>" }.joined())</ul>"
    case .table(let heads, let rows):
      let head = heads.map { "<th scope=\"col\">\(plain($0))</th>" }.joined()
      let body = rows.map { row in "<tr>\(row.map { "<td>\(plain($0))</td>" }.joined())</tr>" }.joined(separator: "\n")
      return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
    case .prose(let text):
      return "<div class=\"prose\">\(RecordMarkdown(text: text, headings: 3).printed(as: .html))</div>"
    }
  }
}
