import Foundation
import Model
import TestSupport
import Testing

@testable import Packs

/// The pack as it comes out of a printer, from either engine; what is not installed here is not tested.
@Suite(
  .scratch, .serialized,
  .enabled(if: !Paper.Press.here.isEmpty, "neither WeasyPrint nor Chromium, with Poppler, is here"))
struct PaperTests {
  /// Which cluster is printed.
  enum Cluster: String, CaseIterable, CustomTestStringConvertible {
    /// Five alliances, and three, with everything recorded.
    case full, three
    /// Everything at its longest.
    case stretched
    /// Three alliances with almost nothing recorded.
    case bare

    var testDescription: String { rawValue }

    func contents() throws -> PackContents {
      switch self {
      case .full: try FullCluster.contents()
      case .three: try FullCluster.contents(alliances: 3)
      case .stretched: try StretchedCluster.contents()
      case .bare: BareCluster.contents
      }
    }
  }

  @Test(arguments: Paper.Press.here, Cluster.allCases)
  func `each spread takes two facing pages, and nothing is empty, cut off or without its font`(
    press: Paper.Press, cluster: Cluster
  ) throws {
    let contents = try cluster.contents()
    let paper = try Paper(html: try Pack.html(contents, templates: TemplateFiles.all()), by: press)
    let faults = try paper.faults(of: contents)
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  @Test(arguments: Paper.Press.here)
  func `a page that runs over is found`(press: Paper.Press) throws {
    let contents = BareCluster.contents
    let css = try #require(try TemplateFiles.all()["pack/pack.css"])
    let broken = try TemplateFiles.with([
      "pack/pack.css": css
        + ".cost { break-before: page } .agreement { text-align: right; position: relative; left: 12mm }"
    ])
    let faults = try Paper(html: try Pack.html(contents, templates: broken), by: press).faults(of: contents)
    // Chromium makes all of a page smaller rather than lose what is too wide.
    for words in press == .weasyprint ? ["has no end", "at its edge"] : ["has no end"] {
      #expect(faults.contains { $0.contains(words) }, "\(words): \(faults.joined(separator: "\n"))")
    }
  }

  @Test(.enabled(if: Paper.Press.weasyprint.isHere))
  func `has the enquiries and the annex for bookmarks`() throws {
    let contents = try FullCluster.contents(alliances: 3)
    let paper = try Paper(html: try Pack.html(contents, templates: TemplateFiles.all()), by: .weasyprint)
    let bookmarks = try paper.bookmarks
    let wanted = ["North cluster", "At a glance", "Paired reading", "Coaching in mathematics", "Annex"]
    #expect(wanted.allSatisfy(bookmarks.contains), "\(bookmarks)")
  }

  @Test(.enabled(if: Paper.Press.weasyprint.isHere))
  func `the same pack is the same PDF, byte for byte`() throws {
    let html = try Pack.html(BareCluster.contents, templates: TemplateFiles.all())
    let files = try [1, 2].map { _ in
      try Data(contentsOf: URL(filePath: Paper(html: html, by: .weasyprint).file))
    }
    #expect(files[0] == files[1])
  }
}

/// Three alliances that have written down a title and little more.
enum BareCluster {
  static var contents: PackContents {
    let slugs = ["elm", "oak", "ash"]
    return PackContents(
      cluster: Cluster(slug: Sample.slug("south"), name: "South cluster", alliances: slugs.map(Sample.slug)),
      meeting: PackMeeting(date: FullCluster.day(2015, 3, 12)),
      alliances: slugs.map { name in
        let bare = Dossier(enquiry: Sample.enquiry(name, "enquiry", "What \(name) tries out"))
        return PackAlliance(
          alliance: Sample.alliance(name, "\(Wording.capitalised(name)) Alliance"),
          enquiries: [PackEnquiry(telling: bare, to: .cluster)])
      }, toolkit: Sample.toolkit, basis: PackBasis(version: "3f2a1c9"))
  }
}
