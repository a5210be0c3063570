internal import Model

/// How a Word document looks: A4, the styles that people find in Word's list, and the line at the foot of every page.
///
/// Pandoc takes page and styles from a document of ours; what is not said here is as in its own.
struct WordReference {
  /// What stands at the foot of every page, before its number.
  let running: String
  /// Of headings.
  let accent: Colour

  var bytes: [UInt8] {
    StoredArchive([
      "[Content_Types].xml": WordReference.head + WordReference.contentTypes,
      "_rels/.rels": WordReference.head + WordReference.relations([("officeDocument", "word/document.xml")]),
      "word/document.xml": WordReference.head + WordReference.document,
      "word/_rels/document.xml.rels": WordReference.head
        + WordReference.relations([("styles", "styles.xml"), ("footer", "footer1.xml")]),
      "word/styles.xml": WordReference.head + styles,
      "word/footer1.xml": WordReference.head + footer,
    ]).bytes
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let names =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
  private static let office = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  private static var contentTypes: String {
    let parts = [("document", "document.main"), ("styles", "styles"), ("footer1", "footer")].map {
      "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(office).\($1)+xml\"/>"
    }
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + parts.joined() + "</Types>"
  }

  private static func relations(_ targets: [(kind: String, place: String)]) -> String {
    let lines = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Target=\"\(target.place)\""
        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(target.kind)\"/>"
    }
    return
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(lines.joined())</Relationships>"
  }

  /// A4 with the margins of the printed pack, in twentieths of a point.
  private static let document = """
    <w:document \(names)><w:body><w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId2"/>\
    <w:pgSz w:w="11906" w:h="16838"/>\
    <w:pgMar w:top="794" w:right="907" w:bottom="850" w:left="907" w:header="454" w:footer="454" w:gutter="0"/>\
    </w:sectPr></w:body></w:document>
    """

  private var footer: String {
    let number = ["PAGE", "NUMPAGES"].map { "<w:fldSimple w:instr=\" \($0) \"><w:r><w:t>1</w:t></w:r></w:fldSimple>" }
    return """
      <w:ftr \(WordReference.names)><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
      <w:r><w:t xml:space="preserve">\(running.xmlEscaped)</w:t></w:r><w:r><w:tab/></w:r>\
      \(number.joined(separator: "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>"))</w:p></w:ftr>
      """
  }

  // MARK: - Styles

  private var styles: String {
    let colour = "<w:color w:val=\"\(accent.description.dropFirst())\"/>"
    let quiet = "<w:color w:val=\"55606A\"/>"
    let headings = [(17.0, 18, ""), (11.5, 12, colour), (10.5, 8, ""), (10, 8, ""), (10, 6, ""), (10, 6, "")]
    let all =
      [
        style("Title", "Title", size: 26, before: 0, after: 6, more: "<w:b/>", isHeading: true),
        style("BodyText", "Body Text", after: 5), style("FirstParagraph", "First Paragraph", after: 5),
        style("Compact", "Compact", after: 2), style("BlockText", "Block Text", size: 12, after: 6),
        style("SourceCode", "Source Code", size: 9, after: 5),
        style("Footer", "footer", size: 8, more: quiet, tab: 10_092),
      ]
      + headings.enumerated().map { index, look in
        style(
          "Heading\(index + 1)", "heading \(index + 1)", size: look.0, before: look.1, after: 3,
          more: "<w:b/>\(look.2)", isHeading: true, level: index)
      }
    return """
      <w:styles \(WordReference.names)><w:docDefaults><w:rPrDefault><w:rPr>\
      <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>\
      <w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
      \(all.joined())\(WordReference.table)</w:styles>
      """
  }

  /// A style of paragraphs; sizes and spaces in points.
  private func style(
    _ id: String, _ name: String, size: Double = 10, before: Int = 0, after: Int = 0, more: String = "",
    isHeading: Bool = false, level: Int? = nil, tab: Int? = nil
  ) -> String {
    let outline = level.map { "<w:outlineLvl w:val=\"\($0)\"/>" } ?? ""
    let tabs = tab.map { "<w:tabs><w:tab w:val=\"right\" w:pos=\"\($0)\"/></w:tabs>" } ?? ""
    let next = isHeading ? "<w:next w:val=\"BodyText\"/>" : ""
    return """
      <w:style w:type="paragraph" w:styleId="\(id)"><w:name w:val="\(name)"/><w:basedOn w:val="Normal"/>\(next)<w:qFormat/>\
      <w:pPr>\(isHeading ? "<w:keepNext/><w:keepLines/>" : "")\(tabs)\
      <w:spacing w:before="\(before * 20)" w:after="\(after * 20)"/>\(outline)</w:pPr>\
      <w:rPr>\(more)<w:sz w:val="\(Int(size * 2))"/><w:szCs w:val="\(Int(size * 2))"/></w:rPr></w:style>
      """
  }

  /// Lines between rows, none at the sides; the head of a table in bold.
  private static let table = """
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>\
    <w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>\
    <w:rPr><w:sz w:val="18"/></w:rPr><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="CFD6D9"/>\
    <w:insideH w:val="single" w:sz="4" w:color="CFD6D9"/></w:tblBorders>\
    <w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>\
    <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>\
    <w:bottom w:val="single" w:sz="8" w:color="1C2326"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>
    """
}

extension String {
  /// As the text of an element.
  fileprivate var xmlEscaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
