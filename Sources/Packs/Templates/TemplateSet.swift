internal import Mustache

/// The templates of one dialect, all of them read and checked before the first page is made.
struct TemplateSet {
  private let dialect: Dialect
  private let library: MustacheLibrary

  /// Takes from `pack/` what ends in `.html.mustache` or `.md.mustache`; the rest is somebody else's.
  ///
  /// A part is called by its file's name without `.mustache`, as `{{> overview.html}}`.
  init(_ templates: [String: String], dialect: Dialect) throws {
    self.dialect = dialect
    var texts: [String: String] = [:]
    let end = ".\(dialect.ending).mustache"
    for (name, text) in templates where name.hasPrefix("pack/") && name.hasSuffix(end) {
      texts[String(name.dropFirst("pack/".count).dropLast(".mustache".count))] = text
    }
    try TemplateCalls(texts).check()
    var library = MustacheLibrary()
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      library.register(try TemplateSet.parsed(text, name: name), named: name)
    }
    self.library = library
  }

  /// The text of one template, filled in.
  func render(_ name: String, _ value: Value) throws -> String {
    guard let text = library.render(value.rendered(as: dialect), withTemplate: name) else {
      throw TemplateError(template: "pack/\(name).mustache", line: nil, message: "This template is missing.")
    }
    return text
  }

  /// Templates escape nothing themselves, ``Value`` has done so, sign by sign. The pragma holds for one template only.
  private static func parsed(_ text: String, name: String) throws -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(
        template: "pack/\(name).mustache", line: max(1, error.context.lineNumber - 1),
        message: sentence(for: error.error))
    }
  }

  private static func sentence(for error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "A section is closed that is not the one open here."
    case .unfinishedName: "A tag is not closed, or its name holds a sign that names cannot have."
    case .expectedSectionEnd: "A section is opened and never closed."
    case .invalidSetDelimiter: "The new delimiters are not written as {{=<% %>=}}."
    case .none: "The template ends inside a tag."
    default: "A tag cannot be used here."
    }
  }
}
