package import Model

extension FrontMatter {
  /// A heading of the body with what stands under it.
  struct Section {
    let heading: String?
    /// From after the heading's line to the next heading of its level or higher.
    let content: Range<Int>
    /// The written part of the content, without blank lines around it; empty where nothing is written.
    let written: Range<Int>
  }

  /// What people wrote, by heading.
  package var prose: Prose {
    Prose(
      sections: sections.map { section in
        Prose.Section(heading: section.heading, text: source.stringWithPlainLineEnds(section.written))
      })
  }

  func section(_ heading: Heading) -> Section? {
    sections.first { $0.heading?.lowercased() == heading.rawValue.lowercased() }
  }

  /// The parts of the body at headings of levels 1 and 2; deeper headings belong to the text.
  var sections: [Section] {
    var sections: [Section] = []
    var open: (heading: String?, start: Int) = (nil, body.lowerBound)
    for heading in headingLines {
      sections.append(section(open.heading, open.start..<heading.line.lowerBound))
      open = (heading.words, source.nextLine(heading.line.lowerBound))
    }
    sections.append(section(open.heading, open.start..<body.upperBound))
    return sections
  }

  /// The lines of the body that are headings of levels 1 and 2, without their line ends.
  var headingLines: [(words: String, line: Range<Int>)] { outline.headings }

  /// The headings of the body, and the mark that would close the block of code that is open at its end; nil for none.
  var outline: (headings: [(words: String, line: Range<Int>)], openCode: String?) {
    var found: [(words: String, line: Range<Int>)] = []
    var code = CodeFence()
    var line = body.lowerBound
    while line < body.upperBound {
      if canMean(line, code) {
        let range = line..<source.lineStop(line)
        let text = source.string(range)
        if !code.passes(text), let words = FrontMatter.heading(text) { found.append((words, range)) }
      }
      line = source.nextLine(line)
    }
    return (found, code.open)
  }

  /// Whether a line may be a heading, or begin or end a block of code: most lines cannot, by their first byte.
  private func canMean(_ line: Int, _ code: CodeFence) -> Bool {
    var at = line
    while at < body.upperBound, source.bytes[at] == UInt8(ascii: " ") { at += 1 }
    guard at < body.upperBound else { return false }
    switch source.bytes[at] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return true
    case UInt8(ascii: "#"): return code.open == nil
    default: return false
    }
  }

  /// The lines of the body that are a fixed heading but for their form, as `##Notes` or `**Notes**`.
  var headingsInOtherForms: [(heading: Heading, offset: Int)] {
    var found: [(heading: Heading, offset: Int)] = []
    var code = CodeFence()
    var line = body.lowerBound
    while line < body.upperBound {
      let text = source.string(line..<source.lineStop(line))
      if !code.passes(text), let heading = FrontMatter.headingInOtherForm(text) { found.append((heading, line)) }
      line = source.nextLine(line)
    }
    return found
  }

  private static func headingInOtherForm(_ line: String) -> Heading? {
    let text = line.trimmingBlanks
    guard heading(line) == nil else { return nil }
    let isBold = ["**", "__"].contains { text.hasPrefix($0) }
    let words = text.drop { isBold ? "*_".contains($0) : $0 == "#" }
    guard isBold || (text.hasPrefix("#") && words.first != " " && text.count - words.count <= 2) else { return nil }
    let plain = String(words.reversed().drop { "*_#: ".contains($0) }.reversed()).lowercased()
    return Heading.allCases.first { $0.rawValue.lowercased() == plain }
  }

  private func section(_ heading: String?, _ content: Range<Int>) -> Section {
    func isBlank(_ offset: Int) -> Bool {
      switch source.bytes[offset] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t"): true
      default: false
      }
    }
    guard let first = content.first(where: { !isBlank($0) }) else {
      return Section(heading: heading, content: content, written: content.lowerBound..<content.lowerBound)
    }
    let begin = max(source.lineStart(first), content.lowerBound)
    var stop = content.upperBound
    while stop > begin, isBlank(stop - 1) { stop -= 1 }
    return Section(heading: heading, content: content, written: begin..<stop)
  }

  // MARK: - Writing

  /// The replacement that writes text under a heading: below what is there, or under a new heading at the end.
  ///
  /// Nil when there are no words. A block of code that stays open at the end is closed first, else the words would be code.
  func writing(_ words: String, under heading: Heading) -> TextReplacement? {
    let text = FrontMatter.sheltered(words)
    guard !text.isEmpty else { return nil }
    let final = source.endsWithLineEnd ? "\n" : ""
    let close = outline.openCode.map { $0 + "\n" } ?? ""
    guard let section = section(heading) else {
      let end = body.upperBound
      let start = source.endsWithLineEnd ? "" : "\n"
      let gap = close.isEmpty && source.endsWithBlankLine ? "" : "\n"
      return TextReplacement(range: end..<end, text: "\(start)\(close)\(gap)## \(heading.rawValue)\n\n\(text)\(final)")
    }
    let isLast = section.content.upperBound == body.upperBound
    if section.written.isEmpty {
      let start = section.content.lowerBound == body.upperBound && !source.endsWithLineEnd ? "\n\n" : "\n"
      return TextReplacement(range: section.content, text: start + text + (isLast ? final : "\n\n"))
    }
    let stop = section.written.upperBound
    return TextReplacement(range: stop..<stop, text: (isLast && !close.isEmpty ? "\n\(close)\n" : "\n\n") + text)
  }

  /// The replacement that writes the text of a record without headings.
  func writing(_ words: String) -> TextReplacement? {
    let text = FrontMatter.withPlainLineEnds(words)
    let begin = body.lowerBound
    let start = begin > 0 && source.bytes[begin - 1] != UInt8(ascii: "\n") ? "\n\n" : "\n"
    let isThere = Array((start + text + "\n").utf8) == source.bytes[body].filter { $0 != UInt8(ascii: "\r") }
    return isThere ? nil : TextReplacement(range: body, text: start + text + "\n")
  }

  // MARK: - Lines of Markdown

  /// The words of a heading of level 1 or 2; nil for any other line.
  static func heading(_ line: String) -> String? {
    let text = line.drop { $0 == " " }
    guard line.count - text.count <= 3, text.hasPrefix("#") else { return nil }
    let words = text.drop { $0 == "#" }
    guard (1...2).contains(text.count - words.count), words.isEmpty || words.first == " " || words.first == "\t" else {
      return nil
    }
    let inner = words.split(separator: " ").joined(separator: " ")
    let closing = inner.reversed().drop { $0 == "#" }
    return closing.first == " " ? String(closing.dropFirst().reversed()) : inner
  }

  /// Text in which no line can be taken for one of the record's own headings, and no block of code stays open.
  ///
  /// Lines inside a block of code stay as they are.
  static func sheltered(_ words: String) -> String {
    var code = CodeFence()
    let words = withPlainLineEnds(words)
    if words.allSatisfy(\.isWhitespace) { return "" }
    var lines = words.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let text = String(line)
      if code.passes(text) || heading(text) == nil { return text }
      return "\\" + text.drop { $0 == " " }
    }
    if let mark = code.open { lines.append(mark) }
    return lines.joined(separator: "\n")
  }

  /// Words that were typed or saved elsewhere, with `\n` at the end of each line.
  private static func withPlainLineEnds(_ words: String) -> String {
    words.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" || $0 == "\n" }.joined(separator: "\n")
  }
}

extension SourceText {
  /// The lines that are a fixed heading but for their form; none in a record that cannot be read, which says so itself.
  package var headingsInOtherForms: [(heading: Heading, offset: Int)] {
    do { return try FrontMatter(self).headingsInOtherForms } catch { return [] }
  }
}
