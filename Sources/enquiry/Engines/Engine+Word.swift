internal import Foundation
internal import Model

extension Engine {
  /// A text that becomes a Word document.
  struct WordText {
    /// Escaped so that it names no pictures but those below.
    let markdown: String
    /// The text's pictures, as SVG by the names by which it calls them, which end in `.png`.
    var pictures: [String: String] = [:]
    /// What stands at the foot of every page.
    var running = ""
    /// The one colour; nil for the usual one.
    var accent: Colour?
  }

  /// Whether the pictures of a Word document can be made here.
  static func drawsPictures(in context: Context) -> Bool { Engine(.rsvg, in: context) != nil }

  /// A Word document through Pandoc: headings as Word's styles, tables that can be edited, charts as pictures on A4.
  static func word(_ text: WordText, on day: Day?, in context: Context) throws(Failure) -> [UInt8] {
    guard let engine = Engine(.pandoc, in: context) else {
      throw Failure(
        "A Word document is made with Pandoc, which is not installed here; nothing was written.",
        hint: "Install it: apt install pandoc (Debian, Ubuntu) or brew install pandoc (Mac). "
          + "Or take HTML, which Word opens too: --format html")
    }
    let folder = try EngineFolder(for: .pandoc)
    defer { folder.remove() }
    let usual = Colour(red: 0x0f, green: 0x5c, blue: 0x68)
    let look = try folder.write(
      WordReference(running: text.running, accent: text.accent ?? usual).bytes, to: "reference.docx")
    for (name, drawing) in text.pictures.sorted(by: { $0.key < $1.key }) {
      _ = try folder.write(try picture(drawing, on: day, in: context), to: name)
    }
    // The first heading is the title. Not --sandbox: with it Debian's Pandoc does not find the parts of a document any more.
    let arguments = [
      "--from=markdown-raw_html-raw_tex-raw_attribute-implicit_figures", "--to=docx", "--output=-",
      "--shift-heading-level-by=-1", "--metadata=lang:en-GB", "--reference-doc=\(look)",
      "--resource-path=\(folder.path)",
    ]
    return try engine.run(Array(text.markdown.utf8), arguments, on: day)
  }

  /// A picture with twice as many dots as a screen shows, so that it is sharp on paper.
  private static func picture(_ drawing: String, on day: Day?, in context: Context) throws(Failure) -> [UInt8] {
    guard let engine = Engine(.rsvg, in: context) else {
      throw Failure(
        "Pictures for Word are made with rsvg-convert, which is not installed here; nothing was written.",
        hint: "Install it: apt install librsvg2-bin (Debian, Ubuntu) or brew install librsvg (Mac).")
    }
    return try engine.run(Array(drawing.utf8), ["--format=png", "--zoom=2"], on: day)
  }
}
