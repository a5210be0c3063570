import Foundation
import Testing

@testable import Packs

/// What a headteacher must never have to ask about.
struct ProofReadingTests {
  @Test(arguments: PaperTests.Cluster.allCases)
  func `has no slips of the pen, placeholders or leftovers of the program`(cluster: PaperTests.Cluster) throws {
    let contents = try cluster.contents()
    let templates = try TemplateFiles.all()
    let slips = (
      html: ProofReading.slips(html: try Pack.html(contents, templates: templates)),
      markdown: ProofReading.slips(markdown: try Pack.markdown(contents, templates: templates))
    )
    #expect(slips.html == [])
    #expect(slips.markdown == [])
  }

  @Test(arguments: [PackContents.Layout.report, .governors])
  func `nor have a report and the page for governors`(layout: PackContents.Layout) throws {
    for contents in [try FullCluster.contents(), BareCluster.contents] {
      let other = PackContents(
        cluster: contents.cluster, meeting: contents.meeting, alliances: contents.alliances, toolkit: contents.toolkit,
        frameworks: contents.frameworks, basis: contents.basis, layout: layout)
      let templates = try TemplateFiles.all()
      #expect(ProofReading.slips(html: try Pack.html(other, templates: templates)) == [])
      #expect(ProofReading.slips(markdown: try Pack.markdown(other, templates: templates)) == [])
    }
  }

  @Test func `slips are found`() {
    for slip in ["Nine of ten..", "Why?.", "0 of 0", "nil", "Optional(3)", "two  blanks", "not here .", "NaN", "{{w}}"]
    {
      #expect(!ProofReading.slips(html: "<p>\(slip)</p>").isEmpty, "\(slip)")
      #expect(!ProofReading.slips(markdown: slip).isEmpty, "\(slip)")
    }
    #expect(ProofReading.slips(html: "<p>Well … and so on. It is.</p>\n<p>9.5</p>") == [])
  }
}

/// Reads a document for what nobody means to write.
enum ProofReading {
  static func slips(html: String) -> [String] {
    let body = html.replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: "")
    let blocks = body.replacing(/<\/?(span|strong|em|a|code)(>| [^>]*>)/, with: "")
    return blocks.components(separatedBy: "<").compactMap { part -> String? in
      guard let text = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last else {
        return nil
      }
      return slip(in: String(text).replacing("&gt;", with: ">").replacing("&lt;", with: "<"))
    }
  }

  static func slips(markdown: String) -> [String] {
    markdown.split(separator: "\n").compactMap { line in
      // What parts the cells of a table, and what begins a line, is no text.
      let words = String(line.drop { $0 == " " }).replacing(/\|( |-)*/, with: "|")
      return slip(in: words.replacing("\\", with: ""))
    }
  }

  /// The first slip with the words around it.
  private static func slip(in text: String) -> String? {
    let slip =
      /\.\.|[?!:;,…]\.|\. \.|[^ \n]  +[^ \n]| [.,;:](\s|$)|\b0 of 0\b|\bnil\b|Optional\(|\bNaN\b|\binf\b|\{\{|TODO|Lorem|\(\)/
    guard let found = text.firstMatch(of: slip) else { return nil }
    let start = text.index(found.range.lowerBound, offsetBy: -30, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(found.range.upperBound, offsetBy: 20, limitedBy: text.endIndex) ?? text.endIndex
    return String(text[start..<end])
  }
}
