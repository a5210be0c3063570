/// What is wrong with a template of the pack: a finished sentence with the file and the line.
package struct TemplateError: Error, Hashable, CustomStringConvertible {
  /// Its path below `templates/`, as `pack/page.html.mustache`.
  package let template: String
  /// Counted from 1; nil when the whole file is meant.
  package let line: Int?
  /// What is wrong, without the place.
  package let message: String
  /// What to do about it; nil where the place says enough.
  package private(set) var remedy: String?

  package init(template: String, line: Int?, message: String, remedy: String? = nil) {
    self.template = template
    self.line = line
    self.message = message
    self.remedy = remedy
  }

  /// What to do in any case.
  package var advice: String {
    (remedy.map { $0 + " " } ?? "")
      + "Mend it there; or delete the file, and the one that comes with the program is used again."
  }

  package var description: String {
    "templates/\(template)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}
