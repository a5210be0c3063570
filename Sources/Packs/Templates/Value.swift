package import Model
internal import Mustache

/// What a template may name: the only way from values to a page, so that no text gets past the cleaning. Programs read the same
/// tree as JSON.
package indirect enum Value {
  /// Shown as text: cleaned and escaped here.
  case text(String)
  /// Markdown from a record, made harmless: raw output, its headings from the level that is given.
  case prose(String, headings: Int)
  /// Markup of our own: raw output; nothing in Markdown.
  case markup(String)
  /// A chart: SVG; absent in plain Markdown, where its table says the same.
  case picture(Chart, id: String, Chart.Width, accent: Colour?)
  case flag(Bool)
  case list([Value])
  case fields([String: Value])
  /// Not recorded: an empty section, so that the template can say so. Keeps an outer value of the same name away.
  case absent

  /// False for what is not recorded.
  package var isPresent: Bool { if case .absent = self { false } else { true } }

  /// Absent when there is nothing but blanks.
  static func text(orAbsent text: String?) -> Value {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return .absent }
    return .text(text)
  }

  static func prose(orAbsent text: String?, headings: Int) -> Value {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return .absent }
    return .prose(text, headings: headings)
  }

  static func texts(_ texts: [String]) -> Value { .list(texts.map { .text($0) }) }

  /// A list as a section to be opened once, with its items inside: for a heading that stands only over something.
  static func section(_ items: [Value]) -> Value { items.isEmpty ? .absent : .fields(["items": .list(items)]) }

  static func section(texts: [String]) -> Value { section(texts.map { .text($0) }) }

  /// As the template engine takes it.
  func rendered(as dialect: Dialect) -> Any {
    switch self {
    case .text(let text): dialect == .html ? PlainText.escaped(text) : MarkdownText.escaped(text)
    case .prose(let text, let headings): RecordMarkdown(text: text, headings: headings).printed(as: dialect)
    case .markup(let markup): dialect == .html ? markup : ""
    case .picture(let chart, let id, let width, let accent):
      switch dialect {
      case .html: chart.svg(id: id, width: width, accent: accent)
      case .document: Value.called(chart, id, width)
      case .markdown: Absent()
      }
    case .flag(let flag): flag
    case .list(let values): values.map { $0.rendered(as: dialect) }
    case .fields(let fields): fields.mapValues { $0.rendered(as: dialect) }
    case .absent: Absent()
    }
  }

  /// Nothing, in the engine's words.
  private struct Absent: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
  }
}
