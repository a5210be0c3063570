package import Model

extension SourceText {
  /// The text without what is written under some headings, wherever they stand; the headings themselves stay.
  package func emptied(under headings: [Heading]) throws(RecordError) -> SourceText {
    let words = Set(headings.map { $0.rawValue.lowercased() })
    var text = self
    let sections = try FrontMatter(self).sections
    // From the last one back, so that the places of those before it stay.
    for section in sections.reversed() where section.heading.map({ words.contains($0.lowercased()) }) ?? false {
      text = try text.replacing(TextReplacement(range: section.written, text: ""))
    }
    return text
  }
}
