internal import Ccmark

/// What people wrote in a record, as part of a page.
///
/// cmark reads it, and its tree is made harmless before anything is printed: raw HTML becomes visible text, images
/// become their alternative text, links go to http, https and mailto only, headings go below the page's own, and
/// control and bidirectional characters are gone, those written as entities too. Printing is cmark's safe mode.
struct RecordMarkdown {
  let text: String
  /// The level of the text's outermost headings.
  let headings: Int

  /// HTML; or Markdown that cannot break the document around it: every construct is closed, every sign escaped.
  func printed(as dialect: Dialect) -> String {
    let printed = Document(text, headings: headings).printed { root in
      switch dialect {
      case .html: cmark_render_html(root, CMARK_OPT_DEFAULT, nil)
      case .markdown, .document: cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0)
      }
    }
    return printed.hasSuffix("\n") ? String(printed.dropLast()) : printed
  }

  /// Its words alone: no marks, no addresses.
  var plain: String {
    Document(text, headings: headings).printed { cmark_render_plaintext($0, CMARK_OPT_DEFAULT, 0) }
  }

  /// A parsed text that has been made harmless; frees its tree.
  private struct Document: ~Copyable {
    private let root: OpaquePointer?

    init(_ text: String, headings: Int) {
      var text = PlainText.cleaned(text)
      root = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
        }
      }
      var cure = MarkdownCure(outline: Outline(base: headings))
      cure.heal(root)
    }

    deinit { cmark_node_free(root) }

    borrowing func printed(by render: (OpaquePointer?) -> UnsafeMutablePointer<CChar>?) -> String {
      guard let printed = render(root) else { return "" }
      defer { cmark_get_default_mem_allocator().pointee.free(printed) }
      return String(cString: printed)
    }
  }
}
