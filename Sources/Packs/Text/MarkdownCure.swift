internal import Ccmark

/// Makes the tree of a parsed text harmless, node by node.
struct MarkdownCure {
  var outline: Outline

  mutating func heal(_ root: OpaquePointer?) {
    for node in nodes(of: root) { heal(node: node) }
  }

  private mutating func heal(node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      let level = outline.level(for: Int(cmark_node_get_heading_level(node)))
      cmark_node_set_heading_level(node, Int32(level))
    case CMARK_NODE_TEXT: cmark_node_set_literal(node, PlainText.line(keepingEnds: literal(of: node)))
    case CMARK_NODE_CODE: cmark_node_set_literal(node, PlainText.line(keepingEnds: literal(of: node)))
    case CMARK_NODE_CODE_BLOCK:
      cmark_node_set_literal(node, PlainText.cleaned(literal(of: node)))
      cmark_node_set_fence_info(node, "")
    case CMARK_NODE_HTML_BLOCK: replaceBlock(node)
    case CMARK_NODE_HTML_INLINE: replaceInline(node)
    case CMARK_NODE_IMAGE: unwrap(node)
    case CMARK_NODE_LINK: healLink(node)
    default: break
    }
  }

  /// All nodes in reading order, gathered before any is changed.
  private func nodes(of root: OpaquePointer?) -> [OpaquePointer] {
    guard let root, let walk = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(walk) }
    var nodes: [OpaquePointer] = []
    while true {
      switch cmark_iter_next(walk) {
      case CMARK_EVENT_DONE: return nodes
      case CMARK_EVENT_ENTER: if let node = cmark_iter_get_node(walk) { nodes.append(node) }
      default: break
      }
    }
  }

  /// Raw HTML that stood on its own: a paragraph that shows it, line by line.
  private func replaceBlock(_ node: OpaquePointer) {
    let lines = PlainText.cleaned(literal(of: node)).split(separator: "\n").map { PlainText.line(String($0)) }
      .filter { !$0.isEmpty }
    let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH)
    for (index, line) in lines.enumerated() {
      if index > 0 { cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_SOFTBREAK)) }
      cmark_node_append_child(paragraph, textNode(line))
    }
    cmark_node_insert_before(node, paragraph)
    cmark_node_free(node)
  }

  private func replaceInline(_ node: OpaquePointer) {
    cmark_node_insert_before(node, textNode(PlainText.line(literal(of: node))))
    cmark_node_free(node)
  }

  private func healLink(_ node: OpaquePointer) {
    let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
    guard MarkdownCure.isAllowed(address) else { return unwrap(node) }
    cmark_node_set_url(node, PlainText.line(address))
    cmark_node_set_title(node, PlainText.line(cmark_node_get_title(node).map { String(cString: $0) } ?? ""))
  }

  /// Leaves what stood inside, in place.
  private func unwrap(_ node: OpaquePointer) {
    while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
    cmark_node_free(node)
  }

  static func isAllowed(_ address: String) -> Bool {
    let plain = address.lowercased()
    return ["http://", "https://", "mailto:"].contains { plain.hasPrefix($0) }
  }

  private func textNode(_ text: String) -> OpaquePointer? {
    let node = cmark_node_new(CMARK_NODE_TEXT)
    cmark_node_set_literal(node, text)
    return node
  }

  private func literal(of node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }
}

extension PlainText {
  /// On one line, with the blanks at its ends: they part the words of neighbouring nodes.
  fileprivate static func line(keepingEnds text: String) -> String {
    let text = cleaned(text)
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return text }
    return String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }
}
