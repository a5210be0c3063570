internal import Model

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
  var prose: Prose {
    Prose(
      sections: sections.map { section in
        let lines = source.string(section.written).split(separator: "\r\n", omittingEmptySubsequences: false)
        return Prose.Section(heading: section.heading, text: lines.joined(separator: "\n"))
      })
  }

  func section(_ heading: Heading) -> Section? {
    sections.first { $0.heading?.lowercased() == heading.rawValue.lowercased() }
  }

  /// The parts of the body at headings of levels 1 and 2; deeper headings belong to the text.
  var sections: [Section] {
    var sections: [Section] = []
    var open: (heading: String?, start: Int) = (nil, body.lowerBound)
    var code = CodeFence()
    var line = body.lowerBound
    while line < body.upperBound {
      let text = source.string(line..<source.lineStop(line))
      let next = source.nextLine(line)
      if !code.passes(text), let heading = FrontMatter.heading(text) {
        sections.append(section(open.heading, open.start..<line))
        open = (heading, next)
      }
      line = next
    }
    sections.append(section(open.heading, open.start..<body.upperBound))
    return sections
  }

  private func section(_ heading: String?, _ content: Range<Int>) -> Section {
    let blanks: Set<UInt8> = [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "), UInt8(ascii: "\t")]
    guard let first = content.first(where: { !blanks.contains(source.bytes[$0]) }) else {
      return Section(heading: heading, content: content, written: content.lowerBound..<content.lowerBound)
    }
    let begin = max(source.lineStart(first), content.lowerBound)
    var stop = content.upperBound
    while stop > begin, blanks.contains(source.bytes[stop - 1]) { stop -= 1 }
    return Section(heading: heading, content: content, written: begin..<stop)
  }

  // MARK: - Writing

  /// The replacement that writes text under a heading: below what is there, or under a new heading at the end.
  func writing(_ words: String, under heading: Heading) -> TextReplacement {
    let text = FrontMatter.sheltered(words)
    guard let section = section(heading) else {
      let end = body.upperBound
      let gap = endsWithLineEnd ? (endsWithBlankLine ? "" : "\n") : "\n\n"
      return TextReplacement(range: end..<end, text: "\(gap)## \(heading.rawValue)\n\n\(text)\n")
    }
    if section.written.isEmpty {
      let begin = section.content.lowerBound
      let isLast = section.content.upperBound == body.upperBound
      let opening = begin == body.upperBound && !endsWithLineEnd ? "\n\n" : "\n"
      return TextReplacement(range: section.content, text: opening + text + "\n" + (isLast ? "" : "\n"))
    }
    let stop = section.written.upperBound
    return TextReplacement(range: stop..<stop, text: "\n\n" + text)
  }

  /// The replacement that writes the text of a record without headings.
  func writing(_ words: String) -> TextReplacement {
    TextReplacement(range: body, text: "\n" + words + "\n")
  }

  private var endsWithLineEnd: Bool { source.bytes.last == UInt8(ascii: "\n") }

  private var endsWithBlankLine: Bool {
    let last = source.bytes.count - 1
    return last > 0 && source.lineStart(last) == source.lineStop(source.lineStart(last))
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
    var lines = words.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let text = String(line)
      if code.passes(text) || heading(text) == nil { return text }
      return "\\" + text.drop { $0 == " " }
    }
    if let mark = code.open { lines.append(mark) }
    return lines.joined(separator: "\n")
  }
}
