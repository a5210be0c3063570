/// The kinds of text that a pack is made as.
enum Dialect {
  case html
  /// For reading as it is: charts are their tables.
  case markdown
  /// Markdown that names its charts as pictures, for a program that makes other documents of it.
  case document

  /// What stands before `.mustache` in the names of its templates.
  var ending: String { self == .html ? "html" : "md" }
}
