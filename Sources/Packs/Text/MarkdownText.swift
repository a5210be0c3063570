/// Text put into Markdown so that it stays text.
enum MarkdownText {
  /// One line in which no sign means anything, in a heading, a paragraph, a list item or a table's cell alike.
  static func escaped(_ text: String) -> String {
    let line = PlainText.line(text)
    var escaped = ""
    for scalar in line.unicodeScalars {
      if marks.contains(scalar) { escaped.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return withPlainBeginning(escaped)
  }

  private static let marks: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "$",
  ]

  /// `- so`, `+ so`, `= so`, `1. so` and `1) so` begin no list and underline nothing.
  private static func withPlainBeginning(_ line: String) -> String {
    guard let first = line.first else { return line }
    if "-+=".contains(first) { return "\\" + line }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return line }
    let after = rest.dropFirst().first
    return after == nil || after == " " ? digits + "\\" + rest : line
  }
}
