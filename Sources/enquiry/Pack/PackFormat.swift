internal import ArgumentParser
internal import Model
internal import Packs
internal import Records

/// What a pack is written as.
enum PackFormat: String, CaseIterable, ExpressibleByArgument {
  case html, pdf, docx, md, json

  /// By the ending of a file's name; nil where it has none.
  ///
  /// - Throws: ``Failure`` for an ending that is no format.
  init?(file: String) throws {
    let name = file.split(separator: "/").last ?? "-"
    guard name.contains("."), let ending = name.split(separator: ".").last?.lowercased() else { return nil }
    let others = ["htm": PackFormat.html, "markdown": .md]
    guard let format = PackFormat(rawValue: ending) ?? others[ending] else {
      throw Failure(
        "“.\(ending)” is no format of a pack.",
        hint: "Give -o a name that ends in \(PackFormat.allCases.map { ".\($0.rawValue)" }.spokenOr).", code: .usage)
    }
    self = format
  }

  /// Whether it can be read where it is printed.
  var isText: Bool { self == .html || self == .md || self == .json }

  /// A pack's bytes.
  func bytes(of contents: PackContents, templates: [String: String], in context: Context) throws -> [UInt8] {
    switch self {
    case .html: return Array(try Pack.html(contents, templates: templates).utf8)
    case .md: return Array(try Pack.markdown(contents, templates: templates).utf8)
    case .json:
      let keys = try Pack.view(contents, templates: templates).compactMapValues { JSON($0) }
      return Array(JSON.document("pack", keys).joined()) + [UInt8(ascii: "\n")]
    case .pdf:
      let html = try Pack.html(contents, templates: templates)
      return try Engine.pdf(html: html, on: contents.meeting.date, in: context)
    case .docx:
      return try Engine.word(
        word(of: contents, templates: templates, in: context), on: contents.meeting.date, in: context)
    }
  }

  /// Its text with the charts as pictures; without them where they cannot be made here, which is said.
  private func word(
    of contents: PackContents, templates: [String: String], in context: Context
  ) throws -> Engine.WordText {
    let document = try Pack.document(contents, templates: templates)
    let isDrawn = Engine.drawsPictures(in: context)
    if !isDrawn, !document.pictures.isEmpty, Engine(.pandoc, in: context) != nil {
      context.talk(
        context.page.wrapped(
          "The Word document has the charts as tables only: their pictures are made with rsvg-convert, which is not "
            + "installed here. Install it and make the pack again: apt install librsvg2-bin (Debian, Ubuntu) or "
            + "brew install librsvg (Mac)."))
    }
    return Engine.WordText(
      markdown: isDrawn ? document.markdown : try Pack.markdown(contents, templates: templates),
      pictures: isDrawn ? document.pictures : [:], running: document.running, accent: document.accent)
  }
}

extension JSON {
  /// What a template may name, with nothing of how it looks; nil for what is not recorded and for pictures.
  init?(_ value: Value) {
    switch value {
    case .text(let text), .prose(let text, _): self = .text(text)
    case .flag(let flag): self = .truth(flag)
    case .list(let values): self = .list(values.compactMap { JSON($0) })
    case .fields(let fields):
      // A section that is opened once is a list to a program.
      if fields.count == 1, case .list(let items)? = fields["items"] {
        self = .list(items.compactMap { JSON($0) })
      } else {
        self = .object(fields.compactMapValues { JSON($0) })
      }
    case .picture(let chart, _, _, _): self = .text(chart.description)
    case .markup, .absent: return nil
    }
  }
}
