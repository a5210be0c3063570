import Foundation
import Model
import TestSupport
import Testing

@testable import Packs

/// The page in a browser without a network, which says what it had to refuse or could not read.
@Suite(.scratch, .serialized, .enabled(if: Paper.isInstalled("chromium"), "Chromium is not installed here"))
struct BrowserTests {
  private func messages(_ html: String) throws -> [String] {
    let page = Scratch.current("page.html")
    try html.write(toFile: page, atomically: true, encoding: .utf8)
    let arguments =
      Paper.browser + [
        "--enable-logging=stderr", "--v=0", "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(Scratch.current("profile"))", "--dump-dom", URL(filePath: page).absoluteString,
      ]
    let outcome = try run("chromium", arguments, with: ["HOME": Scratch.current.path])
    try #require(outcome.status == 0 && outcome.output.contains("</html>"), "\(outcome.error)")
    return outcome.error.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init)
  }

  @Test func `loads every pack without a word on the console`() throws {
    let templates = try TemplateFiles.all()
    let packs = [try FullCluster.contents(), BareCluster.contents, Hostile.contents, try Hostile.meeting()]
    for contents in packs {
      #expect(try messages(Pack.html(contents, templates: templates)) == [])
    }
  }

  @Test func `loads reports and pages for governors as well, with a logo`() throws {
    let full = try FullCluster.contents(alliances: 3)
    let dot =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    for layout in PackContents.Layout.allCases {
      let contents = PackContents(
        cluster: full.cluster, meeting: full.meeting, alliances: full.alliances, toolkit: full.toolkit,
        basis: full.basis, look: PackLook(logo: dot), layout: layout)
      #expect(try messages(Pack.html(contents, templates: TemplateFiles.all())) == [])
    }
  }

  @Test func `a style that the page does not allow is told`() throws {
    let html = try Pack.html(BareCluster.contents, templates: TemplateFiles.all())
    let told = try messages(html.replacing("<h1>", with: "<h1 style=\"color: red\">"))
    #expect(told.count == 1 && told[0].contains("Content Security Policy"), "\(told)")
  }
}
