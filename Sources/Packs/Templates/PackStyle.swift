internal import Model

/// The style sheet with the word that lets it in: nothing else on the page may style, load or run anything.
///
/// Variables are put in their places here, since not every engine that prints knows them everywhere: `var(--line)` is what
/// `:root` says of `--line`, and `"{{running}}"` the line that stands on every page.
struct PackStyle {
  let text: String

  /// Reads `pack/pack.css`. Line ends become `\n` first, as the browser that counts the bytes will have them.
  ///
  /// - Parameters:
  ///   - running: what stands at the foot of every page.
  ///   - accent: the one colour, as `#0f5c68`; nil for that of the sheet.
  init(_ templates: [String: String], running: String, accent: String? = nil) throws {
    let name = "pack/pack.css"
    guard let css = templates[name] else {
      throw TemplateError(template: name, line: nil, message: "This template is missing.")
    }
    let lines = PlainText.cleaned(css).split(separator: "\n", omittingEmptySubsequences: false)
    if let line = lines.firstIndex(where: { $0.lowercased().contains("</style") || $0.contains("<!--") }) {
      throw TemplateError(template: name, line: line + 1, message: "A style sheet cannot hold </style or <!--.")
    }
    let sheet = lines.joined(separator: "\n")
    var variables = PackStyle.variables(sheet)
    if let accent { variables["--accent"] = accent }
    let resolved = PackStyle.resolved(sheet, variables)
    text = resolved.replacing("\"{{running}}\"", with: PackStyle.quoted(running))
    self.accent = variables["--accent"] ?? "#000"
  }

  /// The one colour, for pictures.
  let accent: String

  /// As `sha256-…`.
  var hash: String { "sha256-" + SHA256(text.utf8).base64 }

  /// What the first rule for `:root` says of each name that begins with `--`.
  private static func variables(_ sheet: String) -> [String: String] {
    guard let start = sheet.firstRange(of: ":root")?.upperBound, let open = sheet[start...].firstIndex(of: "{"),
      let close = sheet[open...].firstIndex(of: "}")
    else { return [:] }
    var found: [String: String] = [:]
    for rule in sheet[sheet.index(after: open)..<close].split(separator: ";") {
      let parts = rule.split(separator: ":", maxSplits: 1).map { String($0.filter { !$0.isWhitespace }) }
      if parts.count == 2, parts[0].hasPrefix("--") { found[parts[0]] = parts[1] }
    }
    return found
  }

  private static func resolved(_ sheet: String, _ variables: [String: String]) -> String {
    variables.sorted { $0.key < $1.key }.reduce(sheet) { $0.replacing("var(\($1.key))", with: $1.value) }
  }

  /// As a string of CSS: nothing in it ends the string, or the sheet.
  private static func quoted(_ words: String) -> String {
    let signs = PlainText.line(words).unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\", "<", ">", "&": "\\" + String(scalar.value, radix: 16) + " "
      default: String(scalar)
      }
    }
    return "\"\(signs.joined())\""
  }
}
