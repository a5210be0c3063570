/// Follows the blocks of code of a Markdown text, line by line (CommonMark 0.31, section 4.5).
struct CodeFence {
  /// The mark that would close the block that is open; nil outside of one.
  private(set) var open: String?

  /// Takes the next line; true when it belongs to a block of code, its fences included.
  mutating func passes(_ line: String) -> Bool {
    let fence = CodeFence.fence(line)
    if let mark = open {
      if let fence, fence.info.allSatisfy(\.isWhitespace), fence.mark.hasPrefix(mark) { open = nil }
      return true
    }
    guard let fence, fence.mark.first != "`" || !fence.info.contains("`") else { return false }
    open = fence.mark
    return true
  }

  /// Three or more backticks or tildes at most three blanks from the left, and what follows them.
  private static func fence(_ line: String) -> (mark: String, info: Substring)? {
    let text = line.drop { $0 == " " }
    guard line.count - text.count <= 3, let first = text.first, first == "`" || first == "~" else { return nil }
    let mark = text.prefix { $0 == first }
    return mark.count >= 3 ? (String(mark), text.dropFirst(mark.count)) : nil
  }
}
