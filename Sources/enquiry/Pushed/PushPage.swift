/// Lays out what git shows behind `remote: `: with that, no line has more than 76 columns.
struct PushPage {
  private static let width = 68
  /// Enough of a path or a sentence that somebody made to be long.
  private static let longest = 400

  private let page = Page(width: PushPage.width)

  func wrapped(_ text: String) -> String { cut(page.wrapped(safe(text))) }

  /// A sentence below the name of what it is about.
  func indented(_ text: String) -> String { cut(page.wrapped(safe(text), first: "  ", indent: 2)) }

  /// A path, in as many lines as it takes.
  func broken(_ path: String) -> String { cut(safe(path)) }

  func fitted(_ text: String) -> String { cut(text) }

  /// One line without what could steer a terminal; what is left of one that is too long.
  private func safe(_ text: String) -> String {
    let line = Plain.safe(String(text.map { $0.isNewline ? " " : $0 }))
    return line.count <= Self.longest ? line : line.prefix(Self.longest - 1) + "…"
  }

  /// Breaks the lines that are too long all the same, as a path is.
  private func cut(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      var (lines, rest) = ([String](), line)
      while rest.count > Self.width {
        let start = rest.prefix(Self.width)
        let end = start.lastIndex(of: "/").map { rest.index(after: $0) } ?? start.endIndex
        lines.append(String(rest[..<end]))
        rest = "    " + rest[end...]
      }
      return lines + [String(rest)]
    }.joined(separator: "\n")
  }
}
