internal import Model

/// The style sheet with the word that lets it in: nothing else on the page may style, load or run anything.
struct PackStyle {
  let text: String

  /// Reads `pack/pack.css`. Line ends become `\n` first, as the browser that counts the bytes will have them.
  init(_ templates: [String: String]) throws {
    let name = "pack/pack.css"
    guard let css = templates[name] else {
      throw TemplateError(template: name, line: nil, message: "This template is missing.")
    }
    let lines = PlainText.cleaned(css).split(separator: "\n", omittingEmptySubsequences: false)
    if let line = lines.firstIndex(where: { $0.lowercased().contains("</style") || $0.contains("<!--") }) {
      throw TemplateError(template: name, line: line + 1, message: "A style sheet cannot hold </style or <!--.")
    }
    text = lines.joined(separator: "\n")
  }

  /// As `sha256-…`.
  var hash: String { "sha256-" + SHA256(text.utf8).base64 }
}
