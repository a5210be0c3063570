import Foundation
import TestSupport
import Testing

@testable import Packs

/// A meeting, its agenda, its actions and its people may be called anything: in every form the pack stays a document.
@Suite(.scratch) struct HostileMeetingTests {
  private func html() throws -> String { try Pack.html(Hostile.meeting(), templates: TemplateFiles.all()) }
  private func document() throws -> PackDocument {
    try Pack.document(Hostile.meeting(), templates: TemplateFiles.all())
  }

  @Test func `is shown, not run, in HTML`() throws {
    let html = try html()
    let check = PageCheck(html)
    #expect(AccessCheck(html).faults == [])
    let strangers: Set<String> = ["script", "img", "image", "iframe", "object", "b"]
    #expect(
      check.tags.allSatisfy { tag in
        !strangers.contains(tag.name) && !tag.attributes.keys.contains { $0.hasPrefix("on") }
      })
    #expect(check.all("href").allSatisfy { $0.hasPrefix("#") } && check.all("src") == [])
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("مرحبا"))
    #expect(!html.unicodeScalars.contains(where: Self.turning.contains))
  }

  @Test(.enabled(if: Paper.isInstalled("pandoc"), "Pandoc is not installed here"))
  func `is text when its Markdown is read back`() throws {
    let document = try document()
    let markdown = try Pack.markdown(Hostile.meeting(), templates: TemplateFiles.all())
    for (text, pictures) in [(markdown, 0), (document.markdown, document.pictures.count)] {
      let file = Scratch.current("pack.md")
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      // With all that Pandoc can take for more than text.
      let tree = try Paper.call(
        "pandoc", ["--from=markdown+raw_html+raw_attribute+tex_math_dollars", "--to=json", file])
      for kind in ["RawInline", "RawBlock", "Math", "Note"] { #expect(!tree.contains("\"t\":\"\(kind)\""), "\(kind)") }
      #expect(tree.ranges(of: "\"t\":\"Image\"").count == pictures)
      #expect(!tree.contains("\"t\":\"Link\""))
      #expect(!text.unicodeScalars.contains(where: Self.turning.contains))
    }
  }

  @Test(arguments: Paper.Press.here)
  func `stays on paper`(press: Paper.Press) throws {
    let paper = try Paper(html: html(), by: press)
    let text = paper.sheets.map(\.text).joined(separator: " ")
    #expect(text.contains("alert(1)") && text.contains("file:///etc/passwd"))
    #expect(try paper.missingFonts == [])
    let lost = paper.sheets.flatMap { sheet in sheet.words.filter { $0.right > sheet.width || $0.left < 0 } }
    #expect(lost.map(\.text) == [])
  }

  private static let turning: Set<Unicode.Scalar> = ["\u{202E}", "\u{202C}", "\u{2067}", "\u{2069}", "\u{200F}"]
}
