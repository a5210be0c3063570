package import Model

/// A pack as Markdown with pictures, for a program that makes a Word document of it.
package struct PackDocument: Sendable {
  /// Names no pictures but those below.
  package let markdown: String
  /// As SVG, by the names under which the text looks for them: `elm.paired-reading.reading-age.png`.
  package let pictures: [String: String]
  /// What stands at the foot of every page.
  package let running: String
  /// The one colour; nil for that of the style sheet.
  package let accent: Colour?
}

extension Pack {
  /// The same as ``markdown(_:templates:)``, with its charts as pictures.
  package static func document(_ contents: PackContents, templates: [String: String]) throws -> PackDocument {
    let set = try TemplateSet(templates, dialect: .document)
    let words = try PackWords(templates)
    let page = PageRegion(contents: contents, words: words, style: nil).value
    return PackDocument(
      markdown: try set.render(contents.layout.page + ".md", page), pictures: page.pictures,
      running: CoverRegion(contents: contents, words: words).running, accent: contents.look.colour)
  }
}

extension Value {
  /// How a text in Markdown calls a picture: its name, its words for those who do not see it, and how wide it stands.
  static func called(_ chart: Chart, _ id: String, _ width: Chart.Width) -> String {
    let millimetres = width == .half ? 95 : 170
    return "![\(MarkdownText.escaped(chart.description))](\(fileName(id))){width=\(millimetres)mm}"
  }

  /// The pictures below it, by their names.
  fileprivate var pictures: [String: String] {
    switch self {
    case .picture(let chart, let id, let width, let accent):
      [Value.fileName(id): chart.svg(id: id, width: width, accent: accent)]
    case .list(let values): Value.gathered(values)
    case .fields(let fields): Value.gathered(fields.map(\.value))
    case .text, .prose, .markup, .flag, .absent: [:]
    }
  }

  private static func gathered(_ values: [Value]) -> [String: String] {
    values.reduce(into: [:]) { $0.merge($1.pictures) { first, _ in first } }
  }

  /// `elm/paired-reading/reading-age` as the name of a file.
  private static func fileName(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" ? $0 : "." }) + ".png"
  }
}
