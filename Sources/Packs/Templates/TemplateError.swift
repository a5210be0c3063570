/// What is wrong with a template of the pack: a finished sentence with the file and the line.
package struct TemplateError: Error, Hashable, CustomStringConvertible {
  /// Its path below `templates/`, as `pack/page.html.mustache`.
  package let template: String
  /// Counted from 1; nil when the whole file is meant.
  package let line: Int?
  /// What is wrong, without the place.
  package let message: String

  package var description: String {
    "templates/\(template)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}
