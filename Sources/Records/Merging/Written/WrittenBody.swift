internal import Model

/// The text below the keys of a record, by its headings.
struct WrittenBody: Equatable, Sendable {
  var sections: [WrittenSection] = []
  /// Whether a block of code stays open at its end, so that headings below would be code.
  var hasOpenCode = false

  init() {}

  init(sections: [WrittenSection]) { self.sections = sections }

  init(of matter: FrontMatter) {
    if matter.body.isEmpty { return }
    let bytes = matter.source.bytes
    let outline = matter.outline
    hasOpenCode = outline.openCode != nil
    var open = (heading: nil as String?, title: nil as LineText?, start: matter.body.lowerBound)
    for (words, line) in outline.headings {
      close(open.heading, open.title, bytes[open.start..<line.lowerBound])
      open = (words, LineText(bytes[line]), matter.source.nextLine(line.lowerBound))
    }
    close(open.heading, open.title, bytes[open.start..<matter.body.upperBound])
  }

  private mutating func close(_ heading: String?, _ title: LineText?, _ text: ArraySlice<UInt8>) {
    if heading == nil, text.isEmpty { return }
    sections.append(WrittenSection(heading: heading, title: title, text: SpacedText([LineText](of: text))))
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in sections.lazy.flatMap(\.allLines) {
      bytes += line.bytes
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// All of it as one section without a heading.
  var whole: [WrittenSection] {
    [WrittenSection(heading: nil, title: nil, text: SpacedText(sections.flatMap(\.allLines)))]
  }
}
