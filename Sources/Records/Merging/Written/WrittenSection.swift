internal import Model

/// A heading of level 1 or 2 with the lines under it, or the lines above the first heading.
struct WrittenSection: Equatable, Sendable {
  /// The words of the heading; nil for the lines above the first one.
  let heading: String?
  /// The line of the heading; nil likewise.
  var title: LineText?
  var text: SpacedText

  var allLines: [LineText] { (title.map { [$0] } ?? []) + text.all }

  /// The sections of the text below the keys of a record; none where nothing stands there.
  static func sections(of matter: FrontMatter) -> [WrittenSection] {
    if matter.body.isEmpty { return [] }
    let bytes = matter.source.bytes
    var sections: [WrittenSection] = []
    var open: (heading: String?, title: LineText?, start: Int) = (nil, nil, matter.body.lowerBound)
    func close(at stop: Int) {
      let lines = [LineText](of: bytes[open.start..<stop])
      if open.heading == nil, lines.isEmpty { return }
      sections.append(WrittenSection(heading: open.heading, title: open.title, text: SpacedText(lines)))
    }
    for heading in matter.headingLines {
      close(at: heading.line.lowerBound)
      let next = matter.source.nextLine(heading.line.lowerBound)
      open = (heading.words, LineText(bytes[heading.line]), next)
    }
    close(at: matter.body.upperBound)
    return sections
  }
}
