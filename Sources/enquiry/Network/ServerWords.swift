/// What a server said beside the protocol, as lines that can be shown: data from elsewhere, of any bytes.
struct ServerWords {
  let lines: [String]

  /// More would push everything else off the page.
  private static let most = 12
  private static let longest = 200

  /// - Parameter text: as it came, with sequences that steer terminals, and lines that were meant to be written over.
  init(_ text: String) {
    let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      .map { Self.plain($0).trimmingEnd }
      .filter { !$0.isEmpty && !Self.isProgress($0) }
      .map { $0.count > Self.longest ? String($0.prefix(Self.longest)) + " …" : $0 }
    self.lines =
      lines.count > Self.most
      ? Array(lines.prefix(Self.most)) + ["(and \((lines.count - Self.most).counted("more line")))"] : lines
  }

  /// A line without control characters and what belongs to them.
  private static func plain(_ scalars: Substring.UnicodeScalarView.SubSequence) -> String {
    var kept = String.UnicodeScalarView()
    var rest = scalars[...]
    while let scalar = rest.popFirst() {
      // One character instead of ESC and another.
      let isShort = (0x80...0x9F).contains(scalar.value)
      guard isShort || scalar == "\u{1B}" else {
        if scalar == "\t" { kept.append(" ") } else if isShown(scalar) { kept.append(scalar) }
        continue
      }
      guard let kind = isShort ? Unicode.Scalar(scalar.value - 0x40) : rest.popFirst() else { break }
      skip(kind, &rest)
    }
    return Plain.safe(String(kept))
  }

  /// What cannot be seen and steers how the rest is shown.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  /// Passes over the rest of a sequence that begins with ESC and this: `[` to its letter, strings to BEL or ESC \.
  private static func skip(_ kind: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView.SubSequence) {
    switch kind {
    case "[":
      while let next = rest.popFirst(), !(0x40...0x7E).contains(next.value) {}
    case "]", "P", "X", "^", "_":
      while let next = rest.popFirst(), next != "\u{07}", next != "\u{9C}" {
        guard next == "\u{1B}" else { continue }
        _ = rest.popFirst()
        return
      }
    default: break
    }
  }

  /// What git counts while it works.
  private static func isProgress(_ line: String) -> Bool {
    let words = [
      "Enumerating objects", "Counting objects", "Compressing objects", "Receiving objects", "Resolving deltas",
      "Unpacking objects", "Writing objects", "Total ", "remote: Counting", "remote: Total",
    ]
    return words.contains(where: line.hasPrefix)
  }

  /// What stands before each line, so that nobody takes it for ours.
  private static let mark = "  | "

  /// The lines as what somebody else said.
  var quoted: String { lines.map { Self.mark + $0 }.joined(separator: "\n") }

  /// The same in lines that fit on the page.
  func quoted(on page: Page) -> String {
    lines.map { page.wrapped($0, first: Self.mark, indent: Self.mark.count) }.joined(separator: "\n")
  }

  /// Whether any of the words stands in it, in whatever case.
  func has(_ words: String...) -> Bool {
    lines.contains { line in words.contains { line.lowercased().contains($0.lowercased()) } }
  }
}
